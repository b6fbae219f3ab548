// JSON values of the wrong types (server-behaviour/http.md#body-integers, server-behaviour/changefeeds.md#create).

/** server-behaviour/http.md#body-integers: these are no unsigned 64-bit integers. */
const noUint64 = ['1.5', '1.0', '1e3', '-1', '18446744073709551616', '"1"', 'true', '[]', '{}'];
const noString = ['1', 'true', '[]', '{}', '1e999'];
const noBoolean = ['1', '"true"', '[]', '{}', '0'];
const noStrings = ['"x"', '{}', '[1]', 'true', '["*.*",[]]'];
const noUint64s = ['"x"', '[-1]', '["1"]', '[1.5]', '[18446744073709551616]', '{}'];
const noInt = ['1.5', '"1"', '9223372036854775808', '-9223372036854775809', '[]'];
const noObject = ['1', '"x"', '[]', 'true'];

/** Fields of the body that creates a changefeed, with JSON values that they do not take. */
export const wrongValues: Readonly<Record<string, readonly string[]>> = {
  changefeed_id: noString,
  sink_uri: noString,
  start_ts: noUint64,
  target_ts: noUint64,
  force_replicate: noBoolean,
  ignore_ineligible_table: noBoolean,
  filter_rules: noStrings,
  ignore_txn_start_ts: noUint64s,
  mounter_worker_num: noInt,
  sink_config: noObject,
  timezone: noString,
};
