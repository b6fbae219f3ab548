// The second list of seeded defects: written from the facts about servers, without the first list and without the checks.
import type { Defect } from '../defect.js';
import { captureDefects } from './captures.js';
import { changefeedDetailDefects } from './changefeed-detail.js';
import { changefeedListDefects } from './changefeed-list.js';
import { createDefects } from './create.js';
import { drainDefects } from './drain.js';
import { pauseAndResumeDefects } from './pause-resume.js';
import { processorDefects } from './processors.js';
import { removeDefects } from './remove.js';
import { routerDefects } from './router.js';
import { serverDefects } from './server.js';
import { tableDefects } from './tables.js';
import { updateDefects } from './update.js';

export const heldOutDefects: readonly Defect[] = [
  ...serverDefects,
  ...changefeedListDefects,
  ...changefeedDetailDefects,
  ...createDefects,
  ...updateDefects,
  ...pauseAndResumeDefects,
  ...removeDefects,
  ...tableDefects,
  ...processorDefects,
  ...captureDefects,
  ...drainDefects,
  ...routerDefects,
];
