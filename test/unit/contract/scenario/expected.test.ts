// The response that a request must provoke depends on the server's generation and release.
import { expect, test } from 'vitest';
import { expectations } from '../../../../src/contract/scenario/expectations.js';
import { mayBeAsked, provokedBy } from '../../../../src/contract/scenario/expected.js';
import { readRelease } from '../../../../src/shared/release.js';

const classic = (release: string) =>
  ({ generation: 'classic', release: readRelease(release) }) as const;
const newarch = (release: string) =>
  ({ generation: 'newarch', release: readRelease(release) }) as const;

test('a malformed ID is refused as invalid, or as not found by releases that look the changefeed up first', () => {
  const codes = (release: string) => provokedBy(expectations.malformedOfDetail, classic(release));
  expect(codes('7.2.0')?.errorCodes).toEqual(['CDC:ErrAPIInvalidParam']);
  expect(codes('7.3.0')?.errorCodes).toEqual(['CDC:ErrChangeFeedNotExists']);
  expect(codes('8.1.2')?.errorCodes).toEqual(['CDC:ErrChangeFeedNotExists']);
  expect(codes('8.2.0')?.errorCodes).toEqual(['CDC:ErrAPIInvalidParam']);
});

test('a server of an unknown release may send the response of any release', () => {
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

test('a start in the future is refused since v8.0.0, and not sent to older releases', () => {
  expect(provokedBy(expectations.startInFuture, classic('7.5.7'))).toBeUndefined();
  expect(provokedBy(expectations.startInFuture, classic('8.0.0'))?.statuses).toEqual([400]);
});

test('a create without an ID is not sent to the new architecture, which would choose an ID', () => {
  expect(provokedBy(expectations.missingId, newarch('8.5.7'))).toBeUndefined();
});

test('an update of nothing is not sent to the new architecture, which would lose the filter rules', () => {
  expect(provokedBy(expectations.updateOfNothing, newarch('8.5.7'))).toBeUndefined();
});

test('a drain of the owner is not sent to the new architecture before v8.5.7, which accepts it', () => {
  expect(provokedBy(expectations.drainOwner, newarch('8.5.5'))).toBeUndefined();
  expect(provokedBy(expectations.drainOwner, newarch('8.5.7'))?.statuses).toEqual([400]);
});

const unstamped = { generation: 'classic', release: undefined } as const;

test.each(['startInFuture', 'drain', 'drainUnreadable', 'drainUnknown', 'drainOwner'] as const)(
  '%s is not sent to a server of an unknown release, as some releases have no such response',
  (name) => {
    expect(provokedBy(expectations[name], unstamped)).toBeUndefined();
    expect(mayBeAsked(expectations[name], unstamped)).toBe(true);
  },
);

test('an unreadable body is not sent to releases that respond with two documents', () => {
  expect(provokedBy(expectations.unreadableMove, classic('5.2.3'))).toBeUndefined();
  expect(provokedBy(expectations.unreadableMove, classic('5.3.0'))).toBeUndefined();
  expect(provokedBy(expectations.unreadableMove, classic('5.2.4'))?.statuses).toEqual([400]);
  expect(provokedBy(expectations.unreadableMove, classic('8.5.7'))?.statuses).toEqual([400]);
});

test('a read of a processor on an unknown capture is not sent to v5.3.0, which may fail', () => {
  expect(provokedBy(expectations.unknownCaptureOfProcessor, classic('5.3.0'))).toBeUndefined();
  expect(provokedBy(expectations.unknownCaptureOfProcessor, classic('5.2.0'))?.statuses).toEqual([
    400, 500,
  ]);
  expect(provokedBy(expectations.unknownCaptureOfProcessor, classic('5.3.1'))?.errorCodes).toEqual([
    'CDC:ErrCaptureNotExist',
  ]);
});
