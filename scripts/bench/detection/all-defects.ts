// All seeded defects.
import type { Defect } from './defect.js';
import { handWritten } from './hand-written/index.js';
import { matrix } from './matrix/index.js';

export const defects: readonly Defect[] = [...matrix, ...handWritten];
