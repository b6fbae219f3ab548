// Recognises a known defect of some releases, so that it is reported once and not for each of its consequences.
import { finding } from '../../finding/finding.js';
import { mayHave, stopsScheduling } from '../../scenario/dangers.js';
import type { Run } from '../run.js';
import { readList } from './read-cluster.js';

/**
 * Returns whether the defect explains that a changefeed does not advance: the run has drained a capture, and another one has become the
 * owner since. It is then noticed as a warning.
 */
export async function noticeDrainDefect(run: Run): Promise<boolean> {
  if (run.drained.size === 0 || !mayHave(run.server, stopsScheduling)) return false;
  const captures = await readList(run, 'listCaptures');
  const isSameOwner = captures?.some(({ id, is_owner }) => is_owner === true && id === run.owner);
  if (isSameOwner) return false;
  run.recorder.notice([finding('scheduled-after-drain', 'drainCapture', { severity: 'warning' })]);
  return true;
}
