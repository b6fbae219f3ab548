// Tests that a run fails on every server that violates the contract, or reports that it observed nothing.
import { expect, test } from 'vitest';
import { type Played, startLivelyCluster } from '../../scripts/bench/detection/cluster.js';
import { defectsOf, type Middleware } from '../../scripts/bench/detection/defect.js';
import { sendThrough } from '../../scripts/bench/detection/in-process.js';
import { objects, replaced } from '../../scripts/bench/detection/mutations/bodies.js';
import { changing, text } from '../../scripts/bench/detection/mutations/responses.js';
import { fullRun, readOwner } from '../../scripts/bench/detection/run.js';
import { stockPrism, withServer } from '../../scripts/bench/measure/server.js';
import { CheckError, type CheckOptions, type Clock } from '../../src/contract/run/options.js';
import { runChecks } from '../../src/contract/run/run-checks.js';
import * as control from './control-servers.js';

interface Verdict {
  /** Checks with a finding of severity `error`, or the error message if the run could not start. */
  readonly failed: readonly string[];
  /** Operations that were not verified at all. */
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

/** A clock whose waits end at once: what these servers do does not depend on the time. */
function instantClock(): Clock {
  let now = 0;
  return {
    now: () => now,
    wait: async (milliseconds) => {
      now += milliseconds;
    },
  };
}

async function against(respond: control.Responder): Promise<Verdict> {
  const server = await control.serve(respond);
  try {
    return await judge({ url: server.url, clock: instantClock() });
  } finally {
    await server.close();
  }
}

/** Runs all checks against a sandbox behind a middleware. */
async function played(
  server: Played,
  middleware: Middleware | undefined,
  options: Partial<CheckOptions> = {},
): Promise<Verdict> {
  const sandbox = await startLivelyCluster(server);
  try {
    const owner = (await readOwner(sandbox.url)) ?? '';
    const send = sendThrough(sandbox, middleware);
    return await judge({ ...fullRun(sandbox.url, sandbox, owner), send, ...options });
  } finally {
    await sandbox.close();
  }
}

const classic = (release: string): Played => ({ release, generation: 'classic' });

/** Reports another release in the server status. */
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

test('a conforming server passes', async () => {
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

test('rounded integers fail the rounding check', async () => {
  expect((await against(control.rounding)).failed).toContain('rounding');
});

test('the stock Prism mock, which rounds integers, fails', async () => {
  const { failed } = await withServer(stockPrism, (url) => judge({ url }));
  expect(failed).not.toEqual([]);
});

test('empty lists fail or leave the changefeed operations unverified', async () => {
  const { failed, unseen } = await against(control.empty);
  expect([...failed, ...unseen]).toEqual(
    expect.arrayContaining([expect.stringMatching(/consistency|getChangefeed/)]),
  );
});

test('empty lists fail although changefeeds are running', async () => {
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
])('v%s that reports the release %s fails before a write request', async (release, version) => {
  const { failed } = await played(classic(release), calledItself(version), readOnly);
  expect(failed).not.toEqual([]);
});

test('a classic server that is checked as the new architecture fails', async () => {
  const { failed } = await played(classic('8.5.7'), undefined, {
    ...readOnly,
    generation: 'newarch',
  });
  expect(failed).not.toEqual([]);
});

test('a server of the new architecture that is checked as classic fails', async () => {
  const newarch = { release: '8.5.7', generation: 'newarch' } as const;
  const { failed } = await played(newarch, undefined, { ...readOnly, generation: 'classic' });
  expect(failed).not.toEqual([]);
});
