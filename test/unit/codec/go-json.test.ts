// Tests request bodies as Go's encoding/json reads them. Texts marked (ran) in the reference come from the real library.
import { describe, expect, test } from 'vitest';
import { decodeGoJson, type GoSchema } from '../../../src/codec/index.js';

const string: GoSchema = { type: 'string' };
const schema: GoSchema = {
  type: 'object',
  'x-server-type': 'ChangefeedConfig',
  properties: {
    changefeed_id: string,
    sink_uri: string,
    start_ts: { type: 'integer', format: 'uint64' },
    table_id: { type: 'integer', format: 'int64' },
    small: { type: 'integer', format: 'int32' },
    mounter_worker_num: { type: 'integer' },
    ratio: { type: 'number' },
    force_replicate: { type: 'boolean' },
    filter_rules: { type: 'array', items: string },
    ignore_txn_start_ts: { type: 'array', items: { type: 'integer', format: 'uint64' } },
    sink_config: {
      type: 'object',
      'x-server-type': 'SinkConfig',
      additionalProperties: true,
      properties: {
        protocol: string,
        dispatchers: {
          type: 'array',
          items: {
            type: 'object',
            'x-server-type': 'DispatchRule',
            properties: { matcher: { type: 'array', items: string }, topic: string },
          },
        },
      },
    },
    labels: { type: 'object', additionalProperties: string },
    anything: {},
  },
};
const decode = (text: string) => decodeGoJson(text, schema);

test('a body is read with 64-bit integers as bigint', () => {
  expect(
    decode(
      '{"changefeed_id":"a","start_ts":426921294362574849,"table_id":-1,"small":3,"mounter_worker_num":16,' +
        '"ratio":1e1,"force_replicate":true,"filter_rules":["*.*"],"ignore_txn_start_ts":[0],' +
        '"sink_config":{"dispatchers":[{"matcher":["a.b"]}]},"labels":{"x":"y"},"anything":[1,{"a":null}]}',
    ),
  ).toEqual({
    value: {
      changefeed_id: 'a',
      start_ts: 426921294362574849n,
      table_id: -1n,
      small: 3,
      mounter_worker_num: 16,
      ratio: 10,
      force_replicate: true,
      filter_rules: ['*.*'],
      ignore_txn_start_ts: [0n],
      sink_config: { dispatchers: [{ matcher: ['a.b'] }] },
      labels: { x: 'y' },
      anything: [1, { a: null }],
    },
  });
});

describe('bodies that Go accepts', () => {
  test.each([
    ['null', {}],
    [' {} ', {}],
    ['{"changefeed_id":"a"} garbage', { changefeed_id: 'a' }],
    ['{"changefeed_id":"a"}{"changefeed_id":', { changefeed_id: 'a' }],
    ['nullx', {}],
    ['{"CHANGEFEED_ID":"a"}', { changefeed_id: 'a' }],
    ['{"\u017fin\u212a_uri":"a"}', { sink_uri: 'a' }],
    ['{"Changefeed_ID":"a","changefeed_id":"b"}', { changefeed_id: 'b' }],
    ['{"changefeed_id":"b","Changefeed_ID":"a"}', { changefeed_id: 'a' }],
    ['{"changefeed_id":null,"sink_config":null,"filter_rules":null}', {}],
    ['{"start_ts":5,"start_ts":null}', { start_ts: 5n }],
    ['{"filter_rules":["a"],"filter_rules":null}', {}],
    [
      '{"sink_config":{"protocol":"avro"},"sink_config":{"dispatchers":[]}}',
      { sink_config: { protocol: 'avro', dispatchers: [] } },
    ],
    ['{"filter_rules":["a","b"],"filter_rules":["c"]}', { filter_rules: ['c'] }],
    [
      '{"filter_rules":[null],"ignore_txn_start_ts":[null]}',
      { filter_rules: [''], ignore_txn_start_ts: [0n] },
    ],
    ['{"unknown":{"deep":[1]},"sink_config":{"safe-mode":true}}', { sink_config: {} }],
    ['{"__proto__":{"polluted":1},"constructor":1,"toString":2}', {}],
    ['{"labels":{"constructor":"x"}}', { labels: { constructor: 'x' } }],
    ['{"table_id":-0}', { table_id: 0n }],
    ['{"changefeed_id":"\\ud800 \\ud83d\\ude00"}', { changefeed_id: '\ufffd 😀' }],
    ['{"mounter_worker_num":9007199254740993}', { mounter_worker_num: 9007199254740993n }],
  ])('%s', (text, value) => {
    expect(decode(text)).toEqual({ value });
  });
});

test('the exact name of a field wins over one in another letter case', () => {
  const twins: GoSchema = { type: 'object', properties: { ID: string, id: string } };
  expect(decodeGoJson('{"id":"a","ID":"b","Id":"c"}', twins)).toEqual({
    value: { ID: 'c', id: 'a' },
  });
});

test('__proto__ in a map is an own property', () => {
  const { value } = decode('{"labels":{"__proto__":"x"}}');
  expect(Object.keys(value?.labels as object)).toEqual(['__proto__']);
  expect('x' in {}).toBe(false);
});

describe('syntax', () => {
  test.each([
    ['', 'EOF'],
    [' \n', 'EOF'],
    ['{', 'unexpected EOF'],
    ['{"changefeed_id":"a', 'unexpected EOF'],
    ['[1', 'unexpected EOF'],
    ['tru', 'unexpected EOF'],
    ['-', 'unexpected EOF'],
    ['x', "invalid character 'x' looking for beginning of value"],
    ["'a'", "invalid character '\\'' looking for beginning of value"],
    ['\ufeff{}', "invalid character 'ï' looking for beginning of value"],
    ['é', "invalid character 'Ã' looking for beginning of value"],
    ['\u0000', "invalid character '\\x00' looking for beginning of value"],
    ['{a:1}', "invalid character 'a' looking for beginning of object key string"],
    ['{"a":1,}', "invalid character '}' looking for beginning of object key string"],
    ['{"a" 1}', "invalid character '1' after object key"],
    ['{"a":1 "b":2}', "invalid character '\"' after object key:value pair"],
    ['{"a":01}', "invalid character '1' after object key:value pair"],
    ['[1 2]', "invalid character '2' after array element"],
    ['[1,]', "invalid character ']' looking for beginning of value"],
    ['{"a":trux}', "invalid character 'x' in literal true (expecting 'e')"],
    ['{"a":-}', "invalid character '}' in numeric literal"],
    ['{"a":1.}', "invalid character '}' after decimal point in numeric literal"],
    ['{"a":1e}', "invalid character '}' in exponent of numeric literal"],
    ['{"a":"\\x"}', "invalid character 'x' in string escape code"],
    ['{"a":"\\u12g4"}', "invalid character 'g' in \\u hexadecimal character escape"],
    ['{"a":"\n"}', "invalid character '\\n' in string literal"],
  ])('%j: %s', (text, error) => {
    expect(decode(text)).toEqual({ error });
  });

  test('a syntax error comes before any wrong type', () => {
    expect(decode('{"start_ts":"1",')).toEqual({ error: 'unexpected EOF' });
  });

  test('nesting beyond 1,000 levels is an error, not a stack overflow', () => {
    expect(decode('['.repeat(1_000_000))).toEqual({ error: 'exceeded max depth' });
  });
});

describe('types', () => {
  const field = 'json: cannot unmarshal';
  test.each([
    ['[]', `${field} array into Go value of type model.ChangefeedConfig`],
    ['"a"', `${field} string into Go value of type model.ChangefeedConfig`],
    ['01', `${field} number into Go value of type model.ChangefeedConfig`],
    ['true', `${field} bool into Go value of type model.ChangefeedConfig`],
    [
      '{"start_ts":"1"}',
      `${field} string into Go struct field ChangefeedConfig.start_ts of type uint64`,
    ],
    [
      '{"START_TS":-1}',
      `${field} number -1 into Go struct field ChangefeedConfig.start_ts of type uint64`,
    ],
    [
      '{"start_ts":-0}',
      `${field} number -0 into Go struct field ChangefeedConfig.start_ts of type uint64`,
    ],
    [
      '{"start_ts":1.0}',
      `${field} number 1.0 into Go struct field ChangefeedConfig.start_ts of type uint64`,
    ],
    [
      '{"start_ts":1e3}',
      `${field} number 1e3 into Go struct field ChangefeedConfig.start_ts of type uint64`,
    ],
    [
      '{"start_ts":18446744073709551616}',
      `${field} number 18446744073709551616 into Go struct field ChangefeedConfig.start_ts of type uint64`,
    ],
    [
      '{"table_id":9223372036854775808}',
      `${field} number 9223372036854775808 into Go struct field ChangefeedConfig.table_id of type int64`,
    ],
    [
      '{"small":2147483648}',
      `${field} number 2147483648 into Go struct field ChangefeedConfig.small of type int32`,
    ],
    [
      '{"mounter_worker_num":9223372036854775808}',
      `${field} number 9223372036854775808 into Go struct field ChangefeedConfig.mounter_worker_num of type int`,
    ],
    [
      '{"changefeed_id":1}',
      `${field} number into Go struct field ChangefeedConfig.changefeed_id of type string`,
    ],
    [
      '{"force_replicate":"x"}',
      `${field} string into Go struct field ChangefeedConfig.force_replicate of type bool`,
    ],
    [
      '{"filter_rules":{}}',
      `${field} object into Go struct field ChangefeedConfig.filter_rules of type []string`,
    ],
    [
      '{"filter_rules":["a",1]}',
      `${field} number into Go struct field ChangefeedConfig.filter_rules of type string`,
    ],
    [
      '{"sink_config":[]}',
      `${field} array into Go struct field ChangefeedConfig.sink_config of type config.SinkConfig`,
    ],
    [
      '{"sink_config":{"protocol":1}}',
      `${field} number into Go struct field SinkConfig.sink_config.protocol of type string`,
    ],
    [
      '{"sink_config":{"dispatchers":{}}}',
      `${field} object into Go struct field SinkConfig.sink_config.dispatchers of type []*config.DispatchRule`,
    ],
    [
      '{"sink_config":{"dispatchers":[{"matcher":[true]}]}}',
      `${field} bool into Go struct field DispatchRule.sink_config.dispatchers.matcher of type string`,
    ],
    [
      '{"ratio":"x"}',
      `${field} string into Go struct field ChangefeedConfig.ratio of type float64`,
    ],
    [
      '{"labels":[]}',
      `${field} array into Go struct field ChangefeedConfig.labels of type map[string]interface {}`,
    ],
    [
      '{"start_ts":"a","changefeed_id":1}',
      `${field} string into Go struct field ChangefeedConfig.start_ts of type uint64`,
    ],
    [
      '{"start_ts":"a","start_ts":1}',
      `${field} string into Go struct field ChangefeedConfig.start_ts of type uint64`,
    ],
  ])('%s', (text, error) => {
    expect(decode(text)).toEqual({ error });
  });

  test('an anonymous struct has no name, and a package in the name is kept', () => {
    const log: GoSchema = {
      type: 'object',
      'x-server-type': '',
      properties: { log_level: string },
    };
    expect(decodeGoJson('{"log_level":1}', log).error).toBe(
      'json: cannot unmarshal number into Go struct field .log_level of type string',
    );
    const drain: GoSchema = { ...log, 'x-server-type': 'v1.drainCaptureRequest' };
    expect(decodeGoJson('[]', drain).error).toBe(
      'json: cannot unmarshal array into Go value of type v1.drainCaptureRequest',
    );
  });
});

describe('read whole, as json.Unmarshal does', () => {
  const schema: GoSchema = { type: 'object', properties: { a: { type: 'integer' } } };
  const whole = (text: string) => decodeGoJson(text, schema, 'whole');

  test.each(['{"a":1}', ' {"a":1}\r\n\t ', '{"a":1,"b":[]}'])('%j is read', (text) => {
    expect(whole(text)).toEqual({ value: { a: 1 } });
  });

  test.each([
    ['', 'unexpected end of JSON input'],
    ['  ', 'unexpected end of JSON input'],
    ['{"a":', 'unexpected end of JSON input'],
    ['{"a":1} {', "invalid character '{' after top-level value"],
    ['null x', "invalid character 'x' after top-level value"],
    ['{"a":"1"}', 'json: cannot unmarshal string into Go struct field .a of type int'],
    ['{"a":"1"} x', "invalid character 'x' after top-level value"],
  ])('%j is rejected', (text, error) => {
    expect(whole(text)).toEqual({ error });
  });
});

describe('widths of integers', () => {
  const decodeAs = (format: string, literal: string) =>
    decodeGoJson(`{"a":${literal}}`, {
      type: 'object',
      properties: { a: { type: 'integer', format } },
    });

  test.each([
    ['int16', '32767', 32767],
    ['int16', '-32768', -32768],
    ['uint', '7', 7],
    ['uint', '18446744073709551615', 18446744073709551615n],
  ])('%s accepts %s', (format, literal, a) => {
    expect(decodeAs(format, literal)).toEqual({ value: { a } });
  });

  test.each([
    ['int16', '32768'],
    ['uint', '-1'],
    ['uint', '18446744073709551616'],
  ])('%s rejects %s', (format, literal) => {
    expect(decodeAs(format, literal).error).toBe(
      `json: cannot unmarshal number ${literal} into Go struct field .a of type ${format}`,
    );
  });
});
