// The walk along the schemas: each kind of wrong value, what a release must and cannot send, and Ajv as a second opinion.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type OperationId, operationIds } from '../../../generated/operations.js';
import { responseValidators, type Validator } from '../../../generated/validators.js';
import { type JsonValue, parseJson, stringifyJson } from '../../../src/codec/index.js';
import { find } from '../../../src/contract/description.js';
import { type Finding, formatFinding } from '../../../src/contract/finding/finding.js';
import { isObject } from '../../../src/contract/generated-files.js';
import { readRelease } from '../../../src/contract/release-range.js';
import { checkExchange } from '../../../src/contract/response/judge-exchange.js';
import {
  contractOf,
  descriptionOf,
  type Generation,
} from '../../../src/contract/schema/release-contract.js';

const headers = { 'content-type': 'application/json; charset=utf-8' };

function judge(
  operationId: OperationId,
  body: string,
  release?: string,
  generation: Generation = 'classic',
  status = 200,
): Finding[] {
  const request = { method: 'GET', url: 'http://127.0.0.1:8300/' };
  const exchange = { operationId, request, response: { status, headers, body } };
  const view = contractOf(generation, release === undefined ? undefined : readRelease(release));
  return checkExchange(exchange, { statuses: [status] }, view);
}

const item = {
  upstream_id: 7095877392012912413n,
  namespace: 'default',
  id: 'test1',
  state: 'failed',
  checkpoint_tso: 426921294362574849n,
  checkpoint_time: '2021-08-10 14:04:54.242',
  error: {
    time: '2026-03-02T08:15:30.123456789Z',
    addr: '127.0.0.1:8300',
    code: 'CDC:ErrSnapshotLostByGC',
    message: 'lost',
  },
};

/** A list of one item of v8.5.7 with a change. */
const list = (change: object = {}, release = '8.5.7') =>
  judge('listChangefeeds', stringifyJson([{ ...item, ...change }]), release).map(formatFinding);

test('an item that conforms has no findings', () => {
  expect(list()).toEqual([]);
});

test.each([
  [{ id: 7 }, '/0/id: expected a string, received 7'],
  [{ id: null }, '/0/id: expected a string, received null'],
  [{ id: ['test1'] }, '/0/id: expected a string, received ["test1"]'],
  [{ error: 'lost' }, '/0/error: expected an object or null, received "lost"'],
  [{ error: [] }, '/0/error: expected an object or null, received []'],
  [{ state: 'n0rmal' }, '/0/state: expected one of "normal", '],
  [{ state: undefined }, '/0/state: expected the field "state", received nothing'],
  [{ error: { ...item.error, addr: undefined } }, '/0/error/addr: expected the field "addr", '],
  [{ error: { ...item.error, code: 9005 } }, '/0/error/code: expected a string, received 9005'],
  [{ checkpoint_time: '2021-08-10T14:04:54Z' }, '/0/checkpoint_time: expected a text like ^'],
  [{ checkpoint_time: '2021-13-10 14:04:54.242' }, '/0/checkpoint_time: expected a text like ^'],
  [{ checkpoint_time: '2021-08-10 24:04:54.242' }, '/0/checkpoint_time: expected a text like ^'],
  [{ checkpoint_time: '2021-02-29 14:04:54.242' }, '/0/checkpoint_time: expected a date that ex'],
  [{ error: { ...item.error, time: '2026-04-31T08:15:30Z' } }, '/0/error/time: expected a date '],
  [{ error: { ...item.error, time: '2026-03-02 08:15:30' } }, '/0/error/time: expected a text l'],
  [{ checkpoint_tso: null }, '/0/checkpoint_tso: expected a plain uint64 integer, received null'],
  [{ checkpoint_tso: true }, '/0/checkpoint_tso: expected a plain uint64 integer, received true'],
])('%j is found', (change, expected) => {
  const [only = '', ...others] = list(change);
  expect(only).toContain(`listChangefeeds response-body ${expected}`);
  expect(others).toEqual([]);
});

test.each([
  '2020-02-29 00:00:00.000',
  '2000-02-29 00:00:00.000',
  '0001-01-01 00:00:00.000',
  '1970-01-01 08:00:00.000',
  '2021-12-31 23:59:59.999',
])('%s is a time', (time) => {
  expect(list({ checkpoint_time: time })).toEqual([]);
});

test.each([
  ['a fraction', '426921294362574849.0', 'a plain uint64 integer'],
  ['a fraction that is not 0', '0.5', 'a plain uint64 integer'],
  ['an exponent', '4e17', 'a plain uint64 integer'],
  ['minus zero', '-0', 'a plain uint64 integer'],
  ['2^64', '18446744073709551616', 'a uint64 integer from 0 to 18446744073709551615'],
  ['a negative TSO', '-1', 'a uint64 integer from 0 to 18446744073709551615'],
  ['a quoted TSO', '"426921294362574849"', 'a plain uint64 integer'],
  ['1e400', '1e400', 'a plain uint64 integer'],
])('%s at a TSO is found once, as it was written', (_, literal, expected) => {
  const body = stringifyJson([item]).replace('426921294362574849', literal);
  expect(judge('listChangefeeds', body, '8.5.7').map(formatFinding)).toEqual([
    `listChangefeeds exact-integers /0/checkpoint_tso: expected ${expected}, received ${literal}`,
  ]);
});

test.each(['0', '18446744073709551615', '9007199254740993'])('%s is a TSO', (literal) => {
  const body = stringifyJson([item]).replace('426921294362574849', literal);
  expect(judge('listChangefeeds', body, '8.5.7')).toEqual([]);
});

const status = {
  version: 'v8.5.7',
  git_hash: 'f90a1dd48658373443f3af2bb370d70dc0d825c5',
  id: '561c3784-77f0-4863-ad52-65a3436db6af',
  cluster_id: 'default',
  pid: 25432,
  is_owner: true,
  liveness: 0,
};
const statusWith = (change: object) =>
  judge('getServerStatus', stringifyJson({ ...status, ...change }), '8.5.7').map(formatFinding);

test.each([
  [{ id: 'c6a43c16' }, 'response-body /id: expected a text like ^[0-9a-f]{8}'],
  [{ git_hash: 'master' }, 'response-body /git_hash: expected a text like '],
  [{ pid: -1 }, 'response-body /pid: expected an integer from 0 to 2147483647, received -1'],
  [{ pid: 2147483648 }, 'response-body /pid: expected an integer from 0 to 2147483647, receiv'],
  [{ pid: '25432' }, 'exact-integers /pid: expected a plain integer, received "25432"'],
  [{ pid: 0.5 }, 'exact-integers /pid: expected a plain integer, received 0.5'],
  [{ liveness: 2 }, 'response-body /liveness: expected an integer from 0 to 1, received 2'],
  [{ is_owner: 'true' }, 'response-body /is_owner: expected a boolean, received "true"'],
])('a status with %j is found', (change, expected) => {
  const [only = '', ...others] = statusWith(change);
  expect(only).toContain(`getServerStatus ${expected}`);
  expect(others).toEqual([]);
});

test('an integer of fewer bits is read from the raw text too', () => {
  const body = stringifyJson(status).replace('25432', '25432.0');
  expect(judge('getServerStatus', body, '8.5.7').map(formatFinding)).toEqual([
    'getServerStatus exact-integers /pid: expected a plain integer, received 25432.0',
  ]);
});

test('an unstamped build conforms', () => {
  expect(statusWith({ version: 'None', git_hash: 'None' })).toEqual([]);
});

test('an undocumented field is found, an error of known releases, a warning of newer ones', () => {
  const body = stringifyJson([{ ...item, checkpoint_ts: 1 }]);
  for (const [release, severity] of [
    ['8.5.7', undefined],
    [undefined, undefined],
    ['8.5.8', 'warning'],
    ['26.3.1', 'warning'],
  ] as const) {
    const [only, ...others] = judge('listChangefeeds', body, release);
    expect(only).toMatchObject({
      check: 'undocumented-fields',
      pointer: '/0/checkpoint_ts',
      contractPointer: '/components/schemas/ChangefeedCommonInfo',
      received: '{"checkpoint_ts":1}',
    });
    expect(only?.severity).toBe(severity);
    expect(others).toEqual([]);
  }
});

test('keys that every object inherits are undocumented fields like any other', () => {
  const body = stringifyJson([item]).replace('"id"', '"constructor":1,"__proto__":{},"id"');
  expect(judge('listChangefeeds', body, '8.5.7').map(({ pointer }) => pointer)).toEqual([
    '/0/constructor',
    '/0/__proto__',
  ]);
});

test('an unknown word is an error of known releases, a warning of newer ones', () => {
  const body = stringifyJson([{ ...item, state: 'resting' }]);
  expect(judge('listChangefeeds', body, '8.5.7')[0]?.severity).toBeUndefined();
  expect(judge('listChangefeeds', body, '9.0.0')[0]?.severity).toBe('warning');
});

test('a release must send what it always sends, an unknown one only what all send', () => {
  const { upstream_id: _, namespace: __, ...old } = { ...item, error: null };
  const body = stringifyJson([old]);
  expect(judge('listChangefeeds', body).map(formatFinding)).toEqual([]);
  expect(judge('listChangefeeds', body, '5.2.4').map(formatFinding)).toEqual([]);
  expect(judge('listChangefeeds', body, '6.1.7').map(formatFinding)).toEqual([
    'listChangefeeds release-fields /0/namespace: expected the field "namespace", which v6.1.7 always sends, received nothing',
  ]);
  expect(judge('listChangefeeds', body, '6.2.0').map(({ pointer }) => pointer)).toEqual([
    '/0/upstream_id',
    '/0/namespace',
  ]);
});

test('a release cannot send what it does not have', () => {
  const body = stringifyJson([item]);
  expect(judge('listChangefeeds', body, '6.6.0').map(formatFinding)).toEqual([
    'listChangefeeds release-fields /0/error/time: expected no field "time" from v6.6.0; releases >=6.5.3 <6.6.0 || >=7.1.0 send it, received "2026-03-02T08:15:30.123456789Z"',
  ]);
  expect(judge('listChangefeeds', body, '5.2.4').map(({ pointer }) => pointer)).toEqual([
    '/0/upstream_id',
    '/0/namespace',
    '/0/error/time',
  ]);
});

test('a release cannot send words that it does not have', () => {
  const { time: _, ...error } = item.error;
  const { upstream_id: __, ...rest } = item;
  expect(
    judge('listChangefeeds', stringifyJson([{ ...rest, error, state: 'warning' }]), '6.1.7').map(
      formatFinding,
    ),
  ).toEqual([
    'listChangefeeds release-fields /0/state: expected no "warning" from v6.1.7; releases >=6.5.4 <6.6.0 || >=7.1.2 <7.2.0 || >=7.3.0 send it, received "warning"',
  ]);
  expect(list({ state: 'error' })).toHaveLength(1);
});

test('a release cannot give an answer that it does not have', () => {
  const error =
    '{"error_msg":"[CDC:ErrServerIsNotReady]no","error_code":"CDC:ErrServerIsNotReady"}';
  expect(judge('getHealth', error, '6.1.7', 'classic', 503).map(formatFinding)).toEqual([
    expect.stringContaining('received 503, which only releases >=6.2.0 send: {'),
  ]);
  expect(judge('drainCapture', '{"current_table_count":0}', '6.1.7', 'classic', 202)).toHaveLength(
    1,
  );
});

test('what no release fills is null', () => {
  const detail = find(
    descriptionOf('classic'),
    { node: descriptionOf('classic'), pointer: '' },
    ...['components', 'examples', 'ChangefeedDetailCurrent', 'value'],
  );
  const body = (change: object) => stringifyJson({ ...detail?.node, ...change });
  expect(judge('getChangefeed', body({}), '8.5.7')).toEqual([]);
  const changed = body({ error: item.error, error_history: [] });
  expect(judge('getChangefeed', changed, '8.5.7').map(({ pointer }) => pointer)).toEqual([
    '/error',
    '/error_history',
  ]);
});

interface Example {
  readonly operationId: OperationId;
  readonly status: number;
  readonly value: JsonValue;
}

/** Every JSON example of an answer. */
function examplesOf(generation: Generation): Example[] {
  const document = descriptionOf(generation);
  return operationIds.flatMap((operationId) => {
    const operation = contractOf(generation, undefined).operation(operationId);
    return [...(operation?.responses.values() ?? [])].flatMap(
      ({ status: code, contents, pointer }) =>
        [...contents.keys()].flatMap((mediaType) => {
          const keys = pointer
            .slice(1)
            .split('/')
            .map((key) => key.replaceAll('~1', '/'));
          const root = { node: document, pointer: '' };
          const examples = find(document, root, ...keys, 'content', mediaType, 'examples');
          return Object.keys(examples?.node ?? {}).flatMap((name): Example[] => {
            const value = examples && find(document, examples, name)?.node.value;
            return isObject(value) || Array.isArray(value)
              ? [{ operationId, status: code, value }]
              : [];
          });
        }),
    );
  });
}

const classic = examplesOf('classic');

test.each([
  ['classic', undefined, 60],
  ['newarch', '8.5.7', 60],
] as const)('every example of the %s description conforms', (generation, release, least) => {
  const examples = examplesOf(generation);
  expect(examples.length).toBeGreaterThan(least);
  for (const { operationId, status: code, value } of examples) {
    const findings = judge(operationId, stringifyJson(value), release, generation, code);
    expect(findings.map(formatFinding)).toEqual([]);
  }
});

/** What Ajv cannot know: extensions, dates, headers, what an error says. */
const beyondAjv = ({ check, expected, contractPointer = '' }: Finding) =>
  !['response-body', 'exact-integers'].includes(check) ||
  expected === 'a date that exists' ||
  !/\/(?:type|required|pattern|minimum|maximum|minLength|maxLength)$/.test(contractPointer);

const validatorOf = ({ operationId, status: code }: Example): Validator | undefined => {
  const byStatus: Readonly<Record<number, Validator | undefined>> = responseValidators[operationId];
  return byStatus[code];
};

/** The value with something else in the place that `steps` lead to, or without it. */
function changed(value: JsonValue, steps: readonly number[], to: JsonValue | undefined): JsonValue {
  const [step = 0, ...rest] = steps;
  if (Array.isArray(value) && value.length > 0 && steps.length > 0) {
    const index = step % value.length;
    return value.map((entry, at) => (at === index ? changed(entry, rest, to) : entry));
  }
  if (!isObject(value) || steps.length === 0) return to ?? null;
  const entries = Object.entries(value);
  const index = step % entries.length;
  return Object.fromEntries(
    entries.flatMap(([key, entry], at): [string, JsonValue][] => {
      if (at !== index) return [[key, entry]];
      return to === undefined && rest.length === 0 ? [] : [[key, changed(entry, rest, to)]];
    }),
  );
}

const replacement = fc.oneof(
  fc.constant(undefined),
  fc.constantFrom<JsonValue>(null, true, '', '1', 'x', 0, -1, 1.5, [], {}, 2n ** 64n, -(2n ** 63n)),
  fc.constantFrom<JsonValue>('2021-08-10 14:04:54.242', '2021-13-10 14:04:54.242', [{}], [[]], [1]),
  fc.bigInt({ min: -(2n ** 65n), max: 2n ** 65n }),
);

test('the walk and Ajv agree on changed examples', () => {
  const verdicts = { valid: 0, invalid: 0 };
  fc.assert(
    fc.property(
      fc.constantFrom(...classic.filter((example) => validatorOf(example) !== undefined)),
      fc.array(fc.nat(20), { maxLength: 5 }),
      replacement,
      (example, steps, to) => {
        const body = stringifyJson(changed(example.value, steps, to));
        const { operationId, status: code } = example;
        const shape = contractOf('classic', undefined)
          .operation(operationId)
          ?.responses.get(code)
          ?.contents.get('application/json')?.shape;
        const valid = validatorOf(example)?.(parseJson(body, shape)) ?? true;
        verdicts[valid ? 'valid' : 'invalid'] += 1;
        const findings = judge(operationId, body, undefined, 'classic', code);
        // What no release fills is null, of whatever type its schema is.
        fc.pre(findings.every(({ contractPointer = '' }) => !contractPointer.endsWith('/enum')));
        const breaks = findings.filter((finding) => !beyondAjv(finding));
        expect({ body, valid: breaks.length === 0 }).toEqual({ body, valid });
      },
    ),
    { numRuns: 3_000, seed: 1 },
  );
  expect(Math.min(verdicts.valid, verdicts.invalid)).toBeGreaterThan(200);
});
