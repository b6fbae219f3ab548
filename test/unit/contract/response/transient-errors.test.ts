// Responses that an election or a change by somebody else explains.
import { expect, test } from 'vitest';
import { isMissing, isTransient } from '../../../../src/contract/response/transient-errors.js';

const shown = '{\n    "table_ids": null\n}';
const second = `{
    "error_msg": "[CDC:ErrAPIInvalidParam]invalid api parameter: changefeed in abnormal state: stopped, can't get processors of an abnormal changefeed",
    "error_code": "CDC:ErrAPIInvalidParam"
}`;

test('server-behaviour/cluster.md#processor: a processor that an error follows belongs to a changefeed that has stopped', () => {
  expect(isMissing({ status: 200, body: `${shown}${second}` })).toBe(true);
  expect(isMissing({ status: 200, body: shown })).toBe(false);
});

test('another second document is not explained', () => {
  expect(isMissing({ status: 200, body: `${shown}${shown}` })).toBe(false);
  expect(isMissing({ status: 200, body: `${shown}{"error_msg":"x","error_code":""}` })).toBe(false);
});

test('an error alone with status 200 is not explained', () => {
  expect(isMissing({ status: 200, body: second })).toBe(false);
});

test.each([
  ['CDC:ErrOwnerNotFound', 500],
  ['CDC:ErrNotOwner', 500],
  ['CDC:ErrClusterIsUnhealthy', 500],
  ['CDC:ErrCaptureNotInitialized', 503],
  ['CDC:ErrReachMaxTry', 500],
  ['CDC:ErrSchedulerRequestFailed', 500],
])(
  'server-behaviour/state-machine.md#elections: %s with status %i is explained by its code alone',
  (code, status) => {
    const body = JSON.stringify({ error_msg: 'x', error_code: code });
    expect(isTransient({ status, body })).toBe(true);
    expect(isTransient({ status: 400, body })).toBe(false);
  },
);

test('another code is not explained by an election', () => {
  const body = '{"error_msg":"x","error_code":"CDC:ErrChangeFeedNotExists"}';
  expect(isTransient({ status: 500, body })).toBe(false);
});
