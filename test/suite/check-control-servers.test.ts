// A run of the checks fails on every server that is not what it should be, or says that it saw nothing.
import { expect, test } from 'vitest';
import { stockPrism, withServer } from '../../scripts/lib/bench-server.js';
import { changing, text } from '../../scripts/lib/detection/answers.js';
import { objects, replaced } from '../../scripts/lib/detection/bodies.js';
import { type Played, startLivelyCluster } from '../../scripts/lib/detection/cluster.js';
import { defectsOf, type Middleware } from '../../scripts/lib/detection/defect.js';
import { startMutatingServer } from '../../scripts/lib/detection/mutating-server.js';
import { fullRun, readOwner } from '../../scripts/lib/detection/run.js';
import { CheckError, type CheckOptions } from '../../src/contract/run/options.js';
import { runChecks } from '../../src/contract/run/run-checks.js';
import * as control from './control-servers.js';

interface Verdict {
  /** Checks with a finding of severity error; what the run said if it could not take place. */
  readonly failed: readonly string[];
  /** Operations of which nothing at all was verified. */
  readonly unseen: readonly string[];
}

async function judge(options: CheckOptions): Promise<Verdict> {
  try {
    const { cases, coverage } = await runChecks(options);
    const findings = cases.flatMap((one) => one.findings);
    const errors = findings.filter(({ severity }) => severity === 'error');
    const operations = coverage.filter(({ kind }) => kind === 'operation');
    const unseen = operations.filter(({ verdict }) => verdict !== 'verified');
    return {
      failed: [...new Set(errors.map(({ check }) => check))],
      unseen: unseen.map(({ operationId }) => operationId),
    };
  } catch (error) {
    if (!(error instanceof CheckError)) throw error;
    return { failed: [`could not run: ${error.message}`], unseen: [] };
  }
}

async function against(answering: control.Answering): Promise<Verdict> {
  const server = await control.serve(answering);
  try {
    return await judge({ url: server.url });
  } finally {
    await server.close();
  }
}

/** A read-only run, or a full one, against a sandbox behind a middleware. */
async function played(
  server: Played,
  middleware: Middleware | undefined,
  options: Partial<CheckOptions> = {},
): Promise<Verdict> {
  const sandbox = await startLivelyCluster(server);
  const front = await startMutatingServer();
  front.use(sandbox, middleware);
  try {
    const owner = (await readOwner(sandbox.url)) ?? '';
    return await judge({ ...fullRun(front.url, sandbox, owner), ...options });
  } finally {
    await front.close();
    await sandbox.close();
  }
}

const classic = (release: string): Played => ({ release, generation: 'classic' });

/** Says in its status that it is another release. */
function calledItself(version: string): Middleware {
  const [defect] = defectsOf('getServerStatus', [
    ['consistency', 'lies', changing(objects(replaced('version', version)))],
  ]);
  if (defect === undefined) throw new Error('Expected a defect');
  return defect.start();
}

const readOnly = {
  mode: 'read-only',
  owner: undefined,
  logLevel: undefined,
  filter: undefined,
} as const;

test('a server that keeps the contract does not fail', async () => {
  expect((await played(classic('8.5.7'), undefined)).failed).toEqual([]);
});

test('503 to everything fails', async () => {
  expect((await against(control.notReady)).failed).not.toEqual([]);
});

test('404 to everything fails', async () => {
  expect((await against(control.unknownRoute)).failed).not.toEqual([]);
});

test('an HTML page with 200 fails', async () => {
  expect((await against(control.proxyPage)).failed).not.toEqual([]);
});

test('answers that were rounded on their way fail as rounded', async () => {
  expect((await against(control.rounding)).failed).toContain('rounding');
});

test('the stock Prism mock, which rounds, fails', async () => {
  const { failed } = await withServer(stockPrism, (url) => judge({ url }));
  expect(failed).not.toEqual([]);
});

test('empty lists fail or leave the operations about changefeeds unseen', async () => {
  const { failed, unseen } = await against(control.empty);
  expect([...failed, ...unseen]).toEqual(
    expect.arrayContaining([expect.stringMatching(/consistency|getChangefeed/)]),
  );
});

test('lists that are empty although changefeeds run fail', async () => {
  const [empty] = defectsOf('listChangefeeds', [
    ['filters', 'is empty', changing(text(() => '[]'))],
  ]);
  expect((await played(classic('8.5.7'), empty?.start())).failed).not.toEqual([]);
});

test.each([
  ['5.2.4', 'v8.5.7'],
  ['6.1.7', 'v8.5.7'],
  ['8.5.7', 'v5.2.4'],
  ['8.5.7', 'v6.5.12'],
  ['6.5.12', 'v7.5.7'],
])('v%s that calls itself %s fails, without a request that writes', async (release, version) => {
  const { failed } = await played(classic(release), calledItself(version), readOnly);
  expect(failed).not.toEqual([]);
});

test('a classic server that is taken for the new architecture fails', async () => {
  const { failed } = await played(classic('8.5.7'), undefined, {
    ...readOnly,
    generation: 'newarch',
  });
  expect(failed).not.toEqual([]);
});

test('a server of the new architecture that is taken for a classic one fails', async () => {
  const next = { release: '8.5.7', generation: 'newarch' } as const;
  const { failed } = await played(next, undefined, { ...readOnly, generation: 'classic' });
  expect(failed).not.toEqual([]);
});
