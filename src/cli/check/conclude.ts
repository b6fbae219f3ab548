// The end of a run of `ticdc-openapi check`: it writes the reports and returns the exit code.
import type { Report } from '../../contract/report/report.js';
import { cleanUpLine, verdictLine } from '../../contract/report/reporters/summary.js';
import { hasChecked, verdictOf } from '../../contract/report/verdict.js';
import type { Output } from './arguments.js';
import type { Environment } from './environment.js';
import { reasonOf, writeReport } from './files.js';
import type { Logger } from './logger.js';

/** Writes the reports, logs what needs attention to stderr, and resolves with the exit code. */
export async function conclude(
  report: Report,
  outputs: readonly Output[],
  environment: Environment,
  logger: Logger,
): Promise<number> {
  const { reporters } = await import('../../contract/report/reporters/index.js');
  let isWritten = true;
  for (const { reporter, path } of outputs) {
    const color = path === '-' && isColorful(environment);
    const text = reporters[reporter](report, { color });
    try {
      if (path === '-') environment.stdout.write(text);
      else writeReport(path, text);
    } catch (error) {
      isWritten = false;
      logger.log(`cannot write ${path}: ${reasonOf(error)}`);
    }
  }
  if (report.left.length > 0) {
    logger.log(`left behind: ${report.left.join(', ')}; remove with: ${cleanUpLine(report)}`);
  }
  if (report.drained.length > 0) {
    logger.log(`capture ${report.drained.join(', ')} stays drained until it is restarted`);
  }
  if (!outputs.some(({ reporter, path }) => reporter === 'pretty' && path === '-')) {
    logger.log(verdictLine(report));
  }
  if (report.interrupted) logger.log('interrupted; the report covers what was checked until then');
  if (!hasChecked(report))
    logger.log('nothing was checked; --only and --skip may exclude everything');
  if (!isWritten || report.interrupted || !hasChecked(report)) return 2;
  return verdictOf(report) === 'conforms' ? 0 : 1;
}

function isColorful({ stdout, env }: Environment): boolean {
  const { NO_COLOR = '', TERM } = env;
  return stdout.isTTY === true && NO_COLOR === '' && TERM !== 'dumb';
}
