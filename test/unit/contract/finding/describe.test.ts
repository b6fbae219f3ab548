// The words of findings, which are made last.
import { expect, test } from 'vitest';
import { rules } from '../../../../src/contract/finding/catalogue/index.js';
import { checks } from '../../../../src/contract/finding/checks.js';
import { describeFinding, formatFinding } from '../../../../src/contract/finding/describe.js';
import { type Finding, finding, findingKey } from '../../../../src/contract/finding/finding.js';

const text = { type: 'string', format: undefined, nullable: false } as const;
const boolean = { ...text, type: 'boolean' } as const;
const line = (found: Finding) => formatFinding(describeFinding(found));

test('a line names operation, check, place, and both sides', () => {
  const pointer = '/0/id';
  const wrong = { pointer, expected: text, received: '7' };
  expect(line(finding('wrong-type', 'listChangefeeds', wrong))).toBe(
    'listChangefeeds response-body /0/id: expected a string, received 7',
  );
});

test('a finding about no operation is one about the server', () => {
  const wrong = { expected: 404, received: '200: no body' };
  expect(line(finding('route-status', undefined, wrong))).toBe(
    'server routing: expected status 404, received 200: no body',
  );
});

test.each([
  ['none', 'the list without state'],
  ['', 'the list with an empty state'],
  ['normal', 'the list with state=normal'],
  ['no-such-state, then all', 'the list with state=no-such-state&state=all'],
])('the list with the filter "%s" is called "%s"', (filter, name) => {
  const found = finding('unknown-state-is-empty', 'listChangefeeds', {
    subject: { filter },
    received: 'a',
  });
  expect(describeFinding(found).expected).toBe(`no changefeed in ${name}`);
});

test('rule, subject and values stay data beside the words', () => {
  const found = finding('state-as-listed', 'getChangefeed', {
    subject: { changefeed: 'a' },
    expected: 'normal',
    received: 'stopped',
  });
  expect(describeFinding(found)).toEqual({
    ruleId: 'state-as-listed',
    check: 'consistency',
    severity: 'error',
    operationId: 'getChangefeed',
    subject: { changefeed: 'a' },
    pointer: '',
    expected: 'state normal of a, as listed',
    received: 'state stopped',
  });
});

test('both sides are free of secrets', () => {
  const uri = 'mysql://root:s3cret@db:4000/';
  const found = finding('setting-as-given', 'getChangefeed', {
    subject: { changefeed: 'a', field: 'sink_uri' },
    expected: [uri],
    received: uri,
  });
  const { expected, received } = describeFinding(found);
  expect(expected).toBe('sink_uri mysql://root:xxxxx@db:4000/, as given');
  expect(received).toBe('mysql://root:xxxxx@db:4000/');
});

test('every rule belongs to a check', () => {
  const ids = Object.keys(checks);
  expect(Object.entries(rules).filter(([, { check }]) => !ids.includes(check))).toEqual([]);
});

test('a disagreement has one key, whatever is received and in whichever item', () => {
  const keyOf = (
    pointer: string,
    received: string,
    expected: typeof text | typeof boolean = text,
  ) => findingKey(finding('wrong-type', 'listChangefeeds', { pointer, expected, received }));
  expect(keyOf('/12/id', 'null')).toBe(keyOf('/0/id', '7'));
  expect(keyOf('/0/state', '7')).not.toBe(keyOf('/0/id', '7'));
  expect(keyOf('/0/id', '7', boolean)).not.toBe(keyOf('/0/id', '7'));
});

test('findings about different subjects have different keys', () => {
  const keyOf = (subject: Finding['subject']) =>
    findingKey(finding('finished-at-target', 'getChangefeed', { subject }));
  expect(keyOf({ changefeed: 'a' })).not.toBe(keyOf({ changefeed: 'b' }));
});
