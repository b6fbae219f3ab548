// What a request must provoke follows from the server's generation and release.
import { expect, test } from 'vitest';
import { readRelease } from '../../../../src/contract/release-range.js';
import { expectations } from '../../../../src/contract/scenario/expectations.js';
import { mayBeAsked, provokedBy } from '../../../../src/contract/scenario/expected.js';

const classic = (release: string) =>
  ({ generation: 'classic', release: readRelease(release) }) as const;
const next = (release: string) =>
  ({ generation: 'newarch', release: readRelease(release) }) as const;

test('a malformed ID is refused as such, and as unknown where the changefeed is looked up first', () => {
  const codes = (release: string) => provokedBy(expectations.malformedOfDetail, classic(release));
  expect(codes('7.2.0')?.errorCodes).toEqual(['CDC:ErrAPIInvalidParam']);
  expect(codes('7.3.0')?.errorCodes).toEqual(['CDC:ErrChangeFeedNotExists']);
  expect(codes('8.1.2')?.errorCodes).toEqual(['CDC:ErrChangeFeedNotExists']);
  expect(codes('8.2.0')?.errorCodes).toEqual(['CDC:ErrAPIInvalidParam']);
});

test('of an unknown release, what any release answers is right', () => {
  expect(provokedBy(expectations.duplicate, { generation: 'classic', release: undefined })).toEqual(
    {
      statuses: [500, 400],
      errorCodes: [
        'CDC:ErrChangeFeedAlreadyExists',
        'DFLOW:ErrMetaOpFailed',
        'CDC:ErrChangeFeedAlreadyExists',
      ],
      mediaType: 'application/json',
    },
  );
});

test('a start in the future is refused since v8.0.0, and not tried before', () => {
  expect(provokedBy(expectations.startInFuture, classic('7.5.7'))).toBeUndefined();
  expect(provokedBy(expectations.startInFuture, classic('8.0.0'))?.statuses).toEqual([400]);
});

test('the new architecture is not asked to create a changefeed without an ID, as it would make one up', () => {
  expect(provokedBy(expectations.missingId, next('8.5.7'))).toBeUndefined();
});

test('the new architecture is not asked for a change of nothing, as it would forget the filter rules', () => {
  expect(provokedBy(expectations.updateOfNothing, next('8.5.7'))).toBeUndefined();
});

test('the owner of the new architecture is not drained before v8.5.7, which takes it', () => {
  expect(provokedBy(expectations.drainOwner, next('8.5.5'))).toBeUndefined();
  expect(provokedBy(expectations.drainOwner, next('8.5.7'))?.statuses).toEqual([400]);
});

const unstamped = { generation: 'classic', release: undefined } as const;

test.each(['startInFuture', 'drain', 'drainUnreadable', 'drainUnknown', 'drainOwner'] as const)(
  'of an unknown release, %s is not sent, as some releases have no such answer',
  (name) => {
    expect(provokedBy(expectations[name], unstamped)).toBeUndefined();
    expect(mayBeAsked(expectations[name], unstamped)).toBe(true);
  },
);

test('a body that no release can read is not sent to those that answer with two documents', () => {
  expect(provokedBy(expectations.unreadableMove, classic('5.2.3'))).toBeUndefined();
  expect(provokedBy(expectations.unreadableMove, classic('5.3.0'))).toBeUndefined();
  expect(provokedBy(expectations.unreadableMove, classic('5.2.4'))?.statuses).toEqual([400]);
  expect(provokedBy(expectations.unreadableMove, classic('8.5.7'))?.statuses).toEqual([400]);
});

test('v5.3.0 is not asked for a processor of an unknown capture, at which it may fail', () => {
  expect(provokedBy(expectations.unknownCaptureOfProcessor, classic('5.3.0'))).toBeUndefined();
  expect(provokedBy(expectations.unknownCaptureOfProcessor, classic('5.2.0'))?.statuses).toEqual([
    400, 500,
  ]);
  expect(provokedBy(expectations.unknownCaptureOfProcessor, classic('5.3.1'))?.errorCodes).toEqual([
    'CDC:ErrCaptureNotExist',
  ]);
});
