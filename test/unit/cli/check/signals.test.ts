// What `ticdc-openapi check` does when it is told to end.
import { expect, test } from 'vitest';
import { check } from '../../../../src/cli/check/command.js';
import type { Report } from '../../../../src/contract/report/report.js';
import type { CheckOptions } from '../../../../src/contract/run/options.js';
import { conforming } from '../../contract/reporters/sample-reports.js';
import { createWorld, url } from './support.js';

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
  '%s ends a run in order: its report is written',
  async (name) => {
    const { isRunning, runChecks } = untilAborted({ ...conforming, interrupted: true });
    const { world, seen, signal } = createWorld({ engine: { runChecks } });
    const ended = check([url], world);
    await isRunning;
    signal(name);
    expect(await ended).toBe(2);
    expect(seen.exits).toEqual([]);
    expect(seen.stdout).toContain('\nEnded early, no error until then: ');
    expect(seen.stderr).toBe(
      `ticdc-openapi: ${name}: ending the run in order; once more ends it at once\n` +
        'ticdc-openapi: ended early; the report tells what was checked until then\n',
    );
  },
);

test('a second signal ends it at once and names what may be left', async () => {
  const { isRunning, runChecks } = untilAborted(conforming, () => {
    seen.now += 500;
    signal('SIGTERM');
  });
  const { world, seen, signal } = createWorld({ engine: { runChecks } });
  const ended = check([url, '--allow-writes', '--run-id', 'check-mine'], world);
  await isRunning;
  signal('SIGINT');
  await ended;
  expect(seen.exits).toEqual([2]);
  expect(seen.stderr).toContain(
    'SIGTERM again: ended at once. Changefeeds named check-mine-... may be left; to remove: ticdc-openapi check http://127.0.0.1:8300 --clean-up check-mine\n',
  );
});

test('a second signal of a read-only run says that nothing is left', async () => {
  const { isRunning, runChecks } = untilAborted(conforming, () => {
    seen.now += 2_000;
    signal('SIGINT');
  });
  const { world, seen, signal } = createWorld({ engine: { runChecks } });
  const ended = check([url], world);
  await isRunning;
  signal('SIGINT');
  await ended;
  expect(seen.stderr).toContain('SIGINT again: ended at once. Nothing can be left behind.\n');
});

test('one Ctrl-C that npm passes on once more is one signal', async () => {
  const { isRunning, runChecks } = untilAborted(conforming, () => {
    seen.now += 499;
    signal('SIGINT');
  });
  const { world, seen, signal } = createWorld({ engine: { runChecks } });
  const ended = check([url, '--allow-writes'], world);
  await isRunning;
  signal('SIGINT');
  await ended;
  expect(seen.exits).toEqual([]);
  expect(seen.stderr).not.toContain('again');
});
