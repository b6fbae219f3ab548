// All seeded defects.
import type { Defect } from './defect.js';
import { handWritten } from './defects/index.js';
import { matrix } from './matrix/index.js';

export const defects: readonly Defect[] = [...matrix, ...handWritten];
