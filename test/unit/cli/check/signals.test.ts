// Tests what `ticdc-openapi check` does when it receives a signal.
import { expect, test } from 'vitest';
import { check } from '../../../../src/cli/check/command.js';
import type { Report } from '../../../../src/contract/report/report.js';
import type { CheckOptions } from '../../../../src/contract/run/options.js';
import { conforming } from '../../contract/report/sample-reports.js';
import { createEnvironment, url } from './support.js';

/** Checks that run until they are aborted and then resolve with the report. */
function untilAborted(report: Report, onAbort: () => void = () => {}) {
  let begun: () => void = () => {};
  const isRunning = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const runChecks = ({ signal }: CheckOptions) =>
    new Promise<Report>((resolve) => {
      signal?.addEventListener('abort', () => {
        onAbort();
        resolve(report);
      });
      begun();
    });
  return { isRunning, runChecks };
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'])(
  '%s stops a run gracefully: its report is written',
  async (name) => {
    const { isRunning, runChecks } = untilAborted({ ...conforming, interrupted: true });
    const { environment, seen, signal } = createEnvironment({ engine: { runChecks } });
    const ended = check([url], environment);
    await isRunning;
    signal(name);
    expect(await ended).toBe(2);
    expect(seen.exits).toEqual([]);
    expect(seen.stdout).toContain('\nEnded early, no error until then: ');
    expect(seen.stderr).toBe(
      `ticdc-openapi: ${name}: stopping the run and cleaning up; send it again to stop immediately\n` +
        'ticdc-openapi: interrupted; the report covers what was checked until then\n',
    );
  },
);

test('a second signal stops immediately and says how to clean up', async () => {
  const { isRunning, runChecks } = untilAborted(conforming, () => {
    seen.now += 500;
    signal('SIGTERM');
  });
  const { environment, seen, signal } = createEnvironment({ engine: { runChecks } });
  const ended = check([url, '--allow-writes', '--run-id', 'check-mine'], environment);
  await isRunning;
  signal('SIGINT');
  await ended;
  expect(seen.exits).toEqual([2]);
  expect(seen.stderr).toContain(
    'SIGTERM again: stopped immediately. Changefeeds named check-mine-... may still exist; remove them with: ticdc-openapi check http://127.0.0.1:8300 --clean-up check-mine\n',
  );
});

test('a second signal of a read-only run says that nothing is left behind', async () => {
  const { isRunning, runChecks } = untilAborted(conforming, () => {
    seen.now += 2_000;
    signal('SIGINT');
  });
  const { environment, seen, signal } = createEnvironment({ engine: { runChecks } });
  const ended = check([url], environment);
  await isRunning;
  signal('SIGINT');
  await ended;
  expect(seen.stderr).toContain(
    'SIGINT again: stopped immediately. A read-only run leaves nothing behind.\n',
  );
});

test('a Ctrl-C that npm passes on again counts as one signal', async () => {
  const { isRunning, runChecks } = untilAborted(conforming, () => {
    seen.now += 499;
    signal('SIGINT');
  });
  const { environment, seen, signal } = createEnvironment({ engine: { runChecks } });
  const ended = check([url, '--allow-writes'], environment);
  await isRunning;
  signal('SIGINT');
  await ended;
  expect(seen.exits).toEqual([]);
  expect(seen.stderr).not.toContain('SIGINT again');
});
