// The end of a run of `ticdc-openapi check`: reports, what must not be overlooked, the exit code.
import type { Report } from '../../contract/report/report.js';
import { cleanUpLine, verdictLine } from '../../contract/report/reporters/summary.js';
import { hasChecked, verdictOf } from '../../contract/report/verdict.js';
import type { Output } from './arguments.js';
import { reasonOf, writeReport } from './files.js';
import type { Talk } from './talk.js';
import type { World } from './world.js';

/** Writes the reports, says what must not be overlooked, and finds the exit code. */
export async function conclude(
  report: Report,
  outputs: readonly Output[],
  world: World,
  talk: Talk,
): Promise<number> {
  const { reporters } = await import('../../contract/report/reporters/index.js');
  let isWritten = true;
  for (const { reporter, path } of outputs) {
    const color = path === '-' && isColorful(world);
    const text = reporters[reporter](report, { color });
    try {
      if (path === '-') world.stdout.write(text);
      else writeReport(path, text);
    } catch (error) {
      isWritten = false;
      talk.say(`${path} was not written: ${reasonOf(error)}`);
    }
  }
  if (report.left.length > 0) {
    talk.say(`left behind: ${report.left.join(', ')}; to remove: ${cleanUpLine(report)}`);
  }
  if (report.drained.length > 0) {
    talk.say(`drained, until it is restarted: capture ${report.drained.join(', ')}`);
  }
  if (!outputs.some(({ reporter, path }) => reporter === 'pretty' && path === '-')) {
    talk.say(verdictLine(report));
  }
  if (report.interrupted) talk.say('ended early; the report tells what was checked until then');
  if (!hasChecked(report)) talk.say('nothing was checked; --only and --skip may leave nothing');
  if (!isWritten || report.interrupted || !hasChecked(report)) return 2;
  return verdictOf(report) === 'conforms' ? 0 : 1;
}

function isColorful({ stdout, environment }: World): boolean {
  const { NO_COLOR = '', TERM } = environment;
  return stdout.isTTY === true && NO_COLOR === '' && TERM !== 'dumb';
}
