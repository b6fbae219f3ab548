// Responses that a change by somebody else explains.
import { expect, test } from 'vitest';
import { isMissing } from '../../../../src/contract/response/transient-errors.js';

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
