// The defects that no description gives: effects, leaks, filters, contradictions. They are invented from the contract and from
// the behaviour of servers, never from the checks.
import type { Defect } from '../defect.js';
import { capturesDefects } from './captures.js';
import { changefeedDetailDefects } from './changefeed-detail.js';
import { changefeedListDefects } from './changefeed-list.js';
import { createDefects } from './create.js';
import { drainDefects } from './drain.js';
import { filtersDefects } from './filters.js';
import { moveDefects } from './move.js';
import { ownerDefects } from './owner.js';
import { pauseDefects } from './pause.js';
import { processorsDefects } from './processors.js';
import { rebalanceDefects } from './rebalance.js';
import { removeDefects } from './remove.js';
import { resumeDefects } from './resume.js';
import { routerDefects } from './router.js';
import { serverDefects } from './server.js';
import { updateDefects } from './update.js';

export const handWritten: readonly Defect[] = [
  ...serverDefects,
  ...routerDefects,
  ...filtersDefects,
  ...changefeedListDefects,
  ...changefeedDetailDefects,
  ...createDefects,
  ...updateDefects,
  ...pauseDefects,
  ...resumeDefects,
  ...removeDefects,
  ...moveDefects,
  ...rebalanceDefects,
  ...processorsDefects,
  ...capturesDefects,
  ...ownerDefects,
  ...drainDefects,
];
