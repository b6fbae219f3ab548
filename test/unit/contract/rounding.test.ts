import { expect, test } from 'vitest';
import { rounding } from '../../../src/contract/index.js';

const documented = [
  '426921294362574849',
  '426919038970232833',
  '426921014615867393',
  '426919123303006208',
  '426919123369066496',
];
const rounded = documented.map((digits) => String(Number(digits)));

test('integers as servers send them are exact', () => {
  expect(rounding(documented)).toBe('exact');
});

test('integers that have passed through a double are rounded', () => {
  expect(rounding(rounded)).toBe('rounded');
});

test('a single exact one among them proves that nothing rounds', () => {
  expect(rounding([...rounded, '426921294362574849'])).toBe('exact');
});

test('fewer than five different ones, or small ones, tell nothing', () => {
  expect(rounding(rounded.slice(0, 4))).toBe('unknown');
  expect(rounding(['0', '1', '2', '3', '4', '5', '9007199254740991'])).toBe('unknown');
});
