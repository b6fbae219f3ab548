// Runs `ticdc-openapi check` in a given environment.
import { cleanUpLine } from '../../contract/report/reporters/summary.js';
import { CheckError, type CheckOptions } from '../../contract/run/options.js';
import { type Request, readArguments } from './arguments.js';
import { conclude } from './conclude.js';
import type { Environment } from './environment.js';
import { assertWritable, emptyReport, readTls, reasonOf } from './files.js';
import { help } from './help.js';
import { createLogger, type Logger } from './logger.js';

/** Runs the command and resolves with its exit code: 0 conforms, 1 violates, 2 could not run or was interrupted. */
export async function check(argv: readonly string[], environment: Environment): Promise<number> {
  const command = readArguments(argv, environment.env);
  if (command.does === 'help') {
    environment.stdout.write(help);
    return 0;
  }
  const { request } = command;
  for (const { path } of request.outputs) if (path !== '-') assertWritable(path);
  const tls = await readTls(request.tls);
  const runId = request.cleanUp ?? request.options.runId ?? environment.newRunId();
  const options = { ...request.options, tls, runId };
  const logger = createLogger(environment.stderr);
  try {
    if (command.does === 'plan') return await plan(options, environment, logger);
    const act = command.does === 'check' ? run : cleanUp;
    return await act(options, request, environment, logger);
  } catch (error) {
    logger.log(reasonOf(error));
    return 2;
  }
}

/** Servers leave service safe points in PD when they create a changefeed (server-behaviour/running-servers.md#safe-points-of-creates). */
const gcNotice =
  'creates, also refused ones, can hold back garbage collection in the upstream TiDB for up to an hour after the run';

type Options = CheckOptions & { readonly runId: string };

async function plan(options: Options, environment: Environment, logger: Logger): Promise<number> {
  const { planChecks } = await environment.engine();
  if (options.mode !== 'read-only') logger.log(gcNotice);
  for (const { method, path, body, why } of planChecks(options)) {
    const sent = body === undefined ? '' : ` ${body}`;
    environment.stdout.write(`${method} ${path}${sent}\n    ${why}\n`);
  }
  return 0;
}

async function run(
  options: Options,
  { outputs }: Request,
  environment: Environment,
  logger: Logger,
): Promise<number> {
  for (const { path } of outputs) if (path !== '-') emptyReport(path);
  const { runChecks } = await environment.engine();
  if (options.mode !== 'read-only') {
    logger.log(
      `run ${options.runId}; if this process is killed, clean up with: ${cleanUpCommand(options)}`,
    );
    logger.log(gcNotice);
  }
  const ending = endOnSignal(options, environment, logger);
  try {
    const { signal } = ending;
    const report = await runChecks({ ...options, signal, onProgress: logger.progress });
    logger.progress('');
    return await conclude(report, outputs, environment, logger);
  } catch (error) {
    const mayHaveWritten = !(error instanceof CheckError) && options.mode !== 'read-only';
    if (mayHaveWritten) logger.log(leftoverNotice(options));
    throw error;
  } finally {
    ending.stop();
  }
}

async function cleanUp(
  options: Options,
  _: Request,
  environment: Environment,
  logger: Logger,
): Promise<number> {
  const engine = await environment.engine();
  const writing = { ...options, mode: 'writes' } as const;
  const ending = endOnSignal(writing, environment, logger);
  try {
    const { signal } = ending;
    const { removed, left } = await engine.cleanUp(
      { ...writing, signal, onProgress: logger.progress },
      options.runId,
    );
    logger.progress('');
    for (const id of removed) environment.stdout.write(`${id}\n`);
    if (left.length === 0) {
      logger.log(
        removed.length === 0 ? `run ${options.runId} has left no changefeeds` : 'all removed',
      );
      return 0;
    }
    logger.log(`may still exist: ${left.join(', ')}; run this command again`);
    return 2;
  } finally {
    ending.stop();
  }
}

/**
 * Milliseconds in which a second signal counts as the first one: npm and npx pass a Ctrl-C on, so that it arrives once from
 * them and once from the terminal.
 */
const duplicateWindow = 500;

/** The first signal stops the run gracefully. The second one ends the process immediately. */
function endOnSignal(options: Options, environment: Environment, logger: Logger) {
  const controller = new AbortController();
  let first = Number.POSITIVE_INFINITY;
  const stop = environment.onSignal((name) => {
    const now = environment.now();
    if (!controller.signal.aborted) {
      first = now;
      logger.log(`${name}: stopping the run and cleaning up; send it again to stop immediately`);
      controller.abort(new Error(`stopped by ${name}`));
    } else if (now - first >= duplicateWindow) {
      logger.log(`${name} again: stopped immediately. ${leftoverNotice(options)}`);
      environment.exit(2);
    }
  });
  return { signal: controller.signal, stop };
}

function leftoverNotice(options: Options): string {
  if (options.mode === 'read-only') return 'A read-only run leaves nothing behind.';
  return `Changefeeds named ${options.runId}-... may still exist; remove them with: ${cleanUpCommand(options)}`;
}

function cleanUpCommand({ url, runId }: Options): string {
  const { origin, pathname } = new URL(url);
  return cleanUpLine({ target: { url: origin + pathname.replace(/\/+$/, '') }, runId });
}
