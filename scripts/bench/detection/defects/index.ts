// All seeded defects. They are invented from the contract and from what servers do, never from the checks.
import type { Defect } from '../defect.js';
import { captureDefects } from './captures.js';
import { changefeedDetailDefects } from './changefeed-detail.js';
import { changefeedListDefects } from './changefeed-list.js';
import { createDefects } from './create.js';
import { pauseDefects } from './pause.js';
import { processorDefects } from './processors.js';
import { removeDefects } from './remove.js';
import { resumeDefects } from './resume.js';
import { serverDefects } from './server.js';
import { statusDefects } from './status.js';
import { tableDefects } from './tables.js';
import { updateDefects } from './update.js';

export const defects: readonly Defect[] = [
  ...statusDefects,
  ...changefeedListDefects,
  ...changefeedDetailDefects,
  ...createDefects,
  ...updateDefects,
  ...pauseDefects,
  ...resumeDefects,
  ...removeDefects,
  ...tableDefects,
  ...processorDefects,
  ...captureDefects,
  ...serverDefects,
];
