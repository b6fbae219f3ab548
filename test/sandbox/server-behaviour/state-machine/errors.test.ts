// server-behaviour/state-machine.md#error-transitions: transitions that errors and warnings cause, by release.
import { expect, test } from 'vitest';
import { fatalError, plainError, play, played, withError, withWarning } from '../play.js';

type Played = Awaited<ReturnType<typeof play>>;

const minute = 60_000;
const unretryable = { code: 'CDC:ErrSchemaStorageUnresolved', message: 'no use', retryable: false };

async function playRunning(release: string): Promise<Played> {
  const played = await play(release);
  await played.create('a');
  return played;
}

/** Makes the changefeed fail again and again: it is in `failing` for just so many seconds each time, then in `next`. */
async function expectBackOff(
  { cluster, state, untilItShows }: Played,
  seconds: readonly number[],
  [failing, next]: readonly [failing: string, next: string],
): Promise<void> {
  for (const wait of seconds) {
    cluster.fail('a', plainError);
    untilItShows();
    expect(await state('a')).toBe(failing);
    cluster.advance(wait * 1_000 - 1);
    expect([wait, await state('a')]).toEqual([wait, failing]);
    cluster.advance(1);
    expect([wait, await state('a')]).toEqual([wait, next]);
  }
}

const oldModel = [
  ...withError,
  '6.2.0',
  '6.5.2',
  '6.5.3',
  '6.6.0',
  '7.0.0',
  '7.1.0',
  '7.1.1',
  '7.2.0',
];

test.each(oldModel)(
  'server-behaviour/state-machine.md#first-error: v%s shows error, retries after ten seconds and is normal again',
  async (release) => {
    const { cluster, json, state, untilItShows } = await playRunning(release);
    cluster.fail('a', plainError);
    untilItShows();
    expect(await json('/changefeeds?state=all')).toMatchObject([
      { state: 'error', error: plainError },
    ]);
    cluster.advance(9_999);
    expect(await state('a')).toBe('error');
    cluster.advance(1);
    expect(await state('a')).toBe('normal');
    cluster.advance(60 * minute);
    expect(await state('a')).toBe('normal');
  },
);

test.each(oldModel)(
  'server-behaviour/state-machine.md#error-back-off: v%s doubles it from 10 s up to 30 min',
  async (release) => {
    const waits = [10, 20, 40, 80, 160, 320, 640, 1_280, 1_800, 1_800];
    await expectBackOff(await playRunning(release), waits, ['error', 'normal']);
  },
);

test.each([...withError, '5.3.1', '5.4.0', '6.1.0', '6.5.3', '7.1.0', '7.1.1', '7.2.0'])(
  'server-behaviour/state-machine.md#retries-end-after-90-minutes: v%s fails then',
  async (release) => {
    const played = await playRunning(release);
    const waits = [10, 20, 40, 80, 160, 320, 640, 1_280, 1_800, 1_800];
    await expectBackOff(played, waits, ['error', 'normal']);
    played.cluster.fail('a', plainError);
    played.untilItShows();
    expect(await played.state('a')).toBe('failed');
  },
);

test.each(['6.2.0', '6.5.0', '6.5.2', '6.6.0', '7.0.0'])(
  'server-behaviour/state-machine.md#retries-without-end: v%s goes on after 90 minutes',
  async (release) => {
    const waits = [10, 20, 40, 80, 160, 320, 640, 1_280, ...Array(20).fill(1_800)];
    await expectBackOff(await playRunning(release), waits, ['error', 'normal']);
  },
);

test.each(
  [...played, '6.5.3', '7.1.0', '7.2.0'].flatMap((release) =>
    ['CDC:ErrStartTsBeforeGC', 'CDC:ErrSnapshotLostByGC'].map((code) => [release, code] as const),
  ),
)(
  'server-behaviour/state-machine.md#fast-fail-codes: v%s fails at once for %s',
  async (release, code) => {
    const { cluster, json, state, tick } = await playRunning(release);
    cluster.fail('a', { code, message: 'gone' });
    tick(2);
    expect(await json('/changefeeds')).toMatchObject([
      { state: 'failed', error: { code, message: 'gone' } },
    ]);
    cluster.advance(120 * minute);
    expect(await state('a')).toBe('failed');
  },
);

test.each([
  ...played.map((release) => [release, 'failed'] as const),
  ['5.3.1', 'failed'] as const,
  ['6.5.2', 'failed'] as const,
  ['6.5.3', 'error'] as const,
  ['6.6.0', 'failed'] as const,
  ['7.0.0', 'failed'] as const,
  ['7.1.0', 'error'] as const,
  ['7.1.1', 'failed'] as const,
  ['7.2.0', 'error'] as const,
  ['7.3.0', 'failed'] as const,
])(
  'server-behaviour/state-machine.md#fast-fail-gc-ttl-exceeded: in v%s it leads to %s',
  async (release, to) => {
    const { cluster, state, tick } = await playRunning(release);
    cluster.fail('a', { code: 'CDC:ErrGCTTLExceeded', message: 'too old' });
    tick(2);
    expect(await state('a')).toBe(to);
  },
);

test.each(withError)(
  'server-behaviour/state-machine.md#unretryable-errors: v%s does not know them, and retries',
  async (release) => {
    const { cluster, state, tick } = await playRunning(release);
    cluster.fail('a', unretryable);
    tick(2);
    expect(await state('a')).toBe('error');
    cluster.advance(10_000);
    expect(await state('a')).toBe('normal');
  },
);

test.each(['6.2.0', '6.5.0', '6.5.2', '6.6.0', '7.0.0'])(
  'server-behaviour/state-machine.md#unretryable-errors: v%s stays in error without a retry',
  async (release) => {
    const { cluster, post, state, tick } = await playRunning(release);
    cluster.fail('a', unretryable);
    tick(2);
    expect(await state('a')).toBe('error');
    // After a day garbage collection passes it (server-behaviour/state-machine.md#stopped-becomes-failed).
    cluster.advance(23 * 60 * minute);
    expect(await state('a')).toBe('error');
    await post('/changefeeds/a/resume');
    tick(2);
    expect(await state('a')).toBe('normal');
  },
);

test.each(['6.5.3', '7.1.0', '7.1.1', '7.2.0'])(
  'server-behaviour/state-machine.md#unretryable-errors: v%s shows error for one tick, then failed',
  async (release) => {
    const { cluster, json, state, tick } = await playRunning(release);
    cluster.fail('a', unretryable);
    tick(2);
    expect(await state('a')).toBe('error');
    tick();
    expect(await json('/changefeeds')).toMatchObject([
      { state: 'failed', error: { code: 'CDC:ErrSchemaStorageUnresolved', message: 'no use' } },
    ]);
  },
);

const newModel = [...withWarning, '6.5.4', '7.1.2', '7.3.0'];

test.each(newModel)(
  'server-behaviour/state-machine.md#unretryable-errors: v%s fails at once',
  async (release) => {
    const { cluster, state, tick } = await playRunning(release);
    cluster.fail('a', unretryable);
    tick();
    expect(await state('a')).toBe('normal');
    tick();
    expect(await state('a')).toBe('failed');
  },
);

test.each(newModel)(
  'server-behaviour/state-machine.md#error-pending-warning-normal: v%s goes through pending and warning to normal',
  async (release) => {
    const { cluster, json, tick } = await playRunning(release);
    cluster.fail('a', plainError);
    const seen: string[] = [];
    for (let count = 0; count < 260; count += 1) {
      tick();
      const { state } = await json('/changefeeds/a').then((detail) =>
        // The detail of a changefeed that is normal without a scheduler may be 400.
        'state' in detail ? detail : { state: seen.at(-1) },
      );
      if (seen.at(-1) !== state) seen.push(state);
    }
    expect(seen).toEqual(['normal', 'pending', 'warning', 'normal']);
  },
);

test.each(newModel)(
  'server-behaviour/state-machine.md#pending-back-off: v%s doubles it from 10 s up to 10 min',
  async (release) => {
    const { cluster, json, tick } = await playRunning(release);
    for (const wait of [10, 20, 40, 80, 160, 320, 600]) {
      cluster.fail('a', plainError);
      tick(2);
      cluster.advance(wait * 1_000 - 1);
      expect([wait, (await json('/changefeeds/a')).state]).toEqual([wait, 'pending']);
      cluster.advance(1);
      expect([wait, (await json('/changefeeds/a')).state]).toEqual([wait, 'warning']);
    }
  },
);

test.each(newModel)(
  'server-behaviour/state-machine.md#warning-becomes-normal: in v%s when the checkpoint advances, not before',
  async (release) => {
    const { cluster, state } = await playRunning(release);
    cluster.fail('a', plainError);
    const end = cluster.fault({ kind: 'stuck-checkpoint', changefeedId: 'a' });
    cluster.advance(20 * minute);
    expect(await state('a')).toBe('warning');
    end();
    cluster.advance(100);
    expect(await state('a')).toBe('normal');
  },
);

test.each(newModel)(
  'server-behaviour/state-machine.md#failed-after-30-minutes: v%s fails if the checkpoint has not advanced since the error',
  async (release) => {
    const { cluster, json, state } = await playRunning(release);
    cluster.fail('a', plainError);
    cluster.fault({ kind: 'stuck-checkpoint', changefeedId: 'a' });
    cluster.advance(30 * minute);
    expect(await state('a')).toBe('warning');
    cluster.advance(100);
    expect(await json('/changefeeds')).toMatchObject([{ state: 'failed', error: plainError }]);
  },
);

test.each(newModel)(
  'server-behaviour/state-machine.md#failed-after-30-minutes: v%s fails if errors have come again and again',
  async (release) => {
    const { cluster, state, tick } = await playRunning(release);
    for (const wait of [10, 20, 40, 80, 160, 320, 600, 600]) {
      cluster.fail('a', plainError);
      tick(2);
      cluster.advance(wait * 1_000);
    }
    tick();
    expect(await state('a')).toBe('failed');
  },
);

test.each(newModel)(
  'server-behaviour/state-machine.md#sink-warnings: v%s goes from normal to warning, and back when the checkpoint advances',
  async (release) => {
    const { cluster, state, tick } = await playRunning(release);
    cluster.warn('a', plainError);
    tick(2);
    expect(await state('a')).toBe('warning');
    // The sink starts over, so the checkpoint stands still for a second.
    cluster.advance(500);
    expect(await state('a')).toBe('warning');
    cluster.advance(1_500);
    expect(await state('a')).toBe('normal');
  },
);

test.each(newModel)(
  'server-behaviour/state-machine.md#sink-warnings: v%s fails if the checkpoint does not advance for 30 minutes',
  async (release) => {
    const { cluster, state } = await playRunning(release);
    cluster.fault({ kind: 'stuck-checkpoint', changefeedId: 'a' });
    cluster.warn('a', plainError);
    cluster.advance(30 * minute);
    expect(await state('a')).toBe('warning');
    cluster.advance(100);
    expect(await state('a')).toBe('failed');
  },
);

test.each(withError)(
  'server-behaviour/state-machine.md#sink-warnings: v%s knows none',
  async (release) => {
    const { cluster, json } = await playRunning(release);
    cluster.warn('a', plainError);
    cluster.advance(1_000);
    expect(await json('/changefeeds')).toMatchObject([{ state: 'normal', error: null }]);
  },
);

test.each(withWarning)(
  'server-behaviour/state-machine.md#fast-fail-newer-model: v%s fails from pending and warning too',
  async (release) => {
    const { cluster, state, tick } = await playRunning(release);
    cluster.fail('a', plainError);
    tick(2);
    cluster.fail('a', fatalError);
    tick(2);
    expect(await state('a')).toBe('failed');
  },
);
