// Spoiling a body changes what it is meant to change, and not a digit more.
import { expect, test } from 'vitest';
import type { RawResponse } from '../../../../../scripts/bench/detection/defect.js';
import {
  digits,
  earlierCheckpoint,
  exponent,
  inside,
  objects,
  renamed,
  rounded,
  twice,
  without,
} from '../../../../../scripts/bench/detection/mutations/bodies.js';

const call = {
  request: { method: 'GET', target: '/', headers: {}, body: '' },
  operationId: undefined,
  changefeedId: '',
};

const response = (body: string): RawResponse => ({ status: 200, headers: {}, body });

const feed =
  '{\n    "id": "a<b",\n    "checkpoint_tso": 426921294362574849,\n    "target_ts": 0\n}';

test('a field is left out, and the rest stands as it stood', () => {
  const { body } = objects(without('target_ts'))(response(feed.replace('<', '\\u003c')), call);
  expect(body).toBe('{\n    "id": "a\\u003cb",\n    "checkpoint_tso": 426921294362574849\n}');
});

test('a field of every item is renamed in its place', () => {
  const { body } = objects(renamed('a', 'b'))(response('[{"a":1,"c":2},{"a":3}]'), call);
  expect(body).toBe('[{"b":1,"c":2},{"b":3}]');
});

test('what stands in a field is changed, whether it is one object or a list of them', () => {
  const change = objects(inside('error', without('code')));
  expect(change(response('{"error":{"code":"x","addr":"y"}}'), call).body).toBe(
    '{"error":{"addr":"y"}}',
  );
  expect(change(response('{"error":[{"code":"x"}]}'), call).body).toBe('{"error":[{}]}');
  expect(change(response('{"error":null}'), call).body).toBe('{"error":null}');
});

test('an response that is no JSON stays as it is', () => {
  expect(objects(without('id'))(response('404 page not found'), call).body).toBe(
    '404 page not found',
  );
});

test('digits are rounded as doubles round them, those of the key alone', () => {
  const { body } = digits('checkpoint_tso', rounded)(response(feed), call);
  expect(body).toBe(feed.replace('426921294362574849', '426921294362574848'));
});

test('digits are written with an exponent', () => {
  const { body } = digits('checkpoint_tso', exponent)(response(feed), call);
  expect(body).toContain('"checkpoint_tso": 4.2692129436257485e+17,');
});

test('a key is written twice', () => {
  const { body } = twice('id')(response('{"id": "a", "x": 1}'), call);
  expect(body).toBe('{"id": "a","id": "a", "x": 1}');
});

test('TSO and time of an earlier checkpoint agree', () => {
  const object = {
    checkpoint_tso: 426921294362574849n,
    checkpoint_time: '2021-08-10 14:04:54.242',
  };
  expect(earlierCheckpoint(60_000)(object, call)).toEqual({
    checkpoint_tso: 426921294362574849n - (60_000n << 18n),
    checkpoint_time: '2021-08-10 14:03:54.242',
  });
});
