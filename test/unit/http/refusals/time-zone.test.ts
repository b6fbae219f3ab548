// Time zones, judged by the files of the IANA database.
import { expect, test } from 'vitest';
import { timeZoneProblem } from '../../../../src/http/refusals/time-zone.js';

test.each([
  'UTC',
  'Asia/Shanghai',
  'EST',
  'MST',
  'HST',
  'EST5EDT',
  'Factory',
  'Etc/GMT+8',
  'posix/UTC',
  'right/Asia/Tokyo',
  'localtime',
  'Local',
  'Asia//Tokyo',
])('%s is known', (zone) => {
  expect(timeZoneProblem(zone)).toBeUndefined();
});

test.each([
  ['CST', 'unknown time zone CST'],
  ['PST', 'unknown time zone PST'],
  ['JST', 'unknown time zone JST'],
  ['utc', 'unknown time zone utc'],
  ['asia/shanghai', 'unknown time zone asia/shanghai'],
  ['US/Pacific-New', 'unknown time zone US/Pacific-New'],
  ['SystemV/PST8', 'unknown time zone SystemV/PST8'],
  ['+08:00', 'unknown time zone +08:00'],
  ['../UTC', 'time: invalid location name'],
  ['/UTC', 'time: invalid location name'],
  ['Asia', 'is a directory'],
  ['America/Argentina', 'is a directory'],
  ['UTC/x', 'not a directory'],
  ['zone.tab', 'malformed time zone information'],
  ['a\0', 'invalid argument'],
])('%j is not: %s', (zone, problem) => {
  expect(timeZoneProblem(zone)).toBe(problem);
});
