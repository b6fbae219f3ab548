// What `ticdc-openapi check` does, in a world that it is given.

import { cleanUpLine } from '../../contract/report/reporters/summary.js';
import { CheckError, type CheckOptions } from '../../contract/run/options.js';
import { type Request, readArguments } from './arguments.js';
import { conclude } from './conclude.js';
import { assertWritable, readTls, reasonOf } from './files.js';
import { help } from './help.js';
import { createTalk, type Talk } from './talk.js';
import type { World } from './world.js';

/** The exit code: 0 conforms, 1 violates, 2 could not run or was ended early. */
export async function check(argv: readonly string[], world: World): Promise<number> {
  const command = readArguments(argv, world.environment);
  if (command.does === 'help') {
    world.stdout.write(help);
    return 0;
  }
  const { request } = command;
  for (const { path } of request.outputs) if (path !== '-') assertWritable(path);
  const tls = await readTls(request.tls);
  const runId = request.cleanUp ?? request.options.runId ?? world.newRunId();
  const options = { ...request.options, tls, runId };
  const talk = createTalk(world.stderr);
  try {
    if (command.does === 'plan') return await plan(options, world);
    const act = command.does === 'check' ? run : cleanUp;
    return await act(options, request, world, talk);
  } catch (error) {
    talk.say(reasonOf(error));
    return 2;
  }
}

type Options = CheckOptions & { readonly runId: string };

async function plan(options: Options, world: World): Promise<number> {
  const { planChecks } = await world.engine();
  for (const { method, path, body, why } of planChecks(options)) {
    const sent = body === undefined ? '' : ` ${body}`;
    world.stdout.write(`${method} ${path}${sent}\n    ${why}\n`);
  }
  return 0;
}

async function run(
  options: Options,
  { outputs }: Request,
  world: World,
  talk: Talk,
): Promise<number> {
  const { runChecks } = await world.engine();
  if (options.mode !== 'read-only') {
    talk.say(`run ${options.runId}; if it is killed, clean up with: ${remedy(options)}`);
  }
  const ending = endOnSignal(options, world, talk);
  try {
    const { signal } = ending;
    const report = await runChecks({ ...options, signal, onProgress: talk.progress });
    talk.progress('');
    return await conclude(report, outputs, world, talk);
  } catch (error) {
    const hasBegun = !(error instanceof CheckError) && options.mode !== 'read-only';
    if (hasBegun) talk.say(mayBeLeft(options));
    throw error;
  } finally {
    ending.stop();
  }
}

async function cleanUp(options: Options, _: Request, world: World, talk: Talk): Promise<number> {
  const engine = await world.engine();
  const writing = { ...options, mode: 'writes' } as const;
  const ending = endOnSignal(writing, world, talk);
  try {
    const { signal } = ending;
    const { removed, left } = await engine.cleanUp(
      { ...writing, signal, onProgress: talk.progress },
      options.runId,
    );
    talk.progress('');
    for (const id of removed) world.stdout.write(`${id}\n`);
    if (left.length === 0) {
      talk.say(removed.length === 0 ? `run ${options.runId} has left nothing` : 'all removed');
      return 0;
    }
    talk.say(`may still be there: ${left.join(', ')}; run this again`);
    return 2;
  } finally {
    ending.stop();
  }
}

/** One Ctrl-C arrives twice if npm or npx stand between: from the terminal, and passed on by them. Milliseconds. */
const sameSignal = 500;

/** The first signal ends the run in order, the second one at once. */
function endOnSignal(options: Options, world: World, talk: Talk) {
  const controller = new AbortController();
  let first = Number.POSITIVE_INFINITY;
  const stop = world.onSignal((name) => {
    const now = world.now();
    if (!controller.signal.aborted) {
      first = now;
      talk.say(`${name}: ending the run in order; once more ends it at once`);
      controller.abort(new Error(`ended by ${name}`));
    } else if (now - first >= sameSignal) {
      talk.say(`${name} again: ended at once. ${mayBeLeft(options)}`);
      world.exit(2);
    }
  });
  return { signal: controller.signal, stop };
}

function mayBeLeft(options: Options): string {
  if (options.mode === 'read-only') return 'Nothing can be left behind.';
  return `Changefeeds named ${options.runId}-... may be left; to remove: ${remedy(options)}`;
}

function remedy({ url, runId }: Options): string {
  const { origin, pathname } = new URL(url);
  return cleanUpLine({ target: { url: origin + pathname.replace(/\/+$/, '') }, runId });
}
