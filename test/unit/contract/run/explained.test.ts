// Which answers somebody else's change explains.
import { expect, test } from 'vitest';
import { isGone } from '../../../../src/contract/response/transient-errors.js';

const shown = '{\n    "table_ids": null\n}';
const second = `{
    "error_msg": "[CDC:ErrAPIInvalidParam]invalid api parameter: changefeed in abnormal state: stopped, can't get processors of an abnormal changefeed",
    "error_code": "CDC:ErrAPIInvalidParam"
}`;

test('facts 1.15: a processor that an error follows is of a changefeed that has stopped', () => {
  expect(isGone({ status: 200, body: `${shown}${second}` })).toBe(true);
  expect(isGone({ status: 200, body: shown })).toBe(false);
});

test('another second document is not explained', () => {
  expect(isGone({ status: 200, body: `${shown}${shown}` })).toBe(false);
  expect(isGone({ status: 200, body: `${shown}{"error_msg":"x","error_code":""}` })).toBe(false);
});

test('an error alone with status 200 is not explained', () => {
  expect(isGone({ status: 200, body: second })).toBe(false);
});
