// Tests what is read from a JSON text beside its value: repeated keys, and numbers as they were written.
import { expect, test } from 'vitest';
import { parseJson } from '../../../../src/codec/index.js';
import { detailsOf } from '../../../../src/contract/response/text-details.js';

const read = (text: string) => {
  const details = detailsOf(text, parseJson(text));
  return details && [details.duplicates, Object.fromEntries(details.literals)];
};

test('repeated keys are listed in the order of the text, however they are written', () => {
  expect(read('{"a":{"b":1,"b":2},"a/~":3,"a\\/~" : 4,"\\u0061":[]}')).toEqual([
    ['/a/b', '/a~1~0', '/a'],
    { '/a/b': '2', '/a~1~0': '4' },
  ]);
});

test('inherited names are repeated only if they are written twice', () => {
  expect(read('{"toString":1,"__proto__":2}')).toBeUndefined();
  expect(read('{"toString":1,"toString":2,"__proto__":1,"__proto__":2}')?.[0]).toEqual([
    '/toString',
    '/__proto__',
  ]);
});

test('equal keys of two objects are not repeated', () => {
  expect(read('[{"a":0.5},{"a":{"a":1},"b":[{"a":2}]}]')).toEqual([
    [],
    { '/0/a': '0.5', '/1/a/a': '1', '/1/b/0/a': '2' },
  ]);
});

test('numbers are as they were written if one is no plain integer', () => {
  expect(read('[{"tso":1e3,"ids":[7, -0]},{"x":-0.50},"1.0"]')).toEqual([
    [],
    { '/0/tso': '1e3', '/0/ids/0': '7', '/0/ids/1': '-0', '/1/x': '-0.50' },
  ]);
  expect(read('1.50')).toEqual([[], { '': '1.50' }]);
});

test('strings that look like members and numbers change nothing', () => {
  expect(read('{"a":"\\"b\\":1.5,\\"b\\":2","c":"\\\\","d":[",","]"]}')).toEqual([[], {}]);
  expect(read('{"a":"b","c":[1,"d:"]}')).toBeUndefined();
});
