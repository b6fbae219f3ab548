// The report for a person, literally.
import { expect, test } from 'vitest';
import type { Report } from '../../../../../src/contract/report/report.js';
import { reporters } from '../../../../../src/contract/report/reporters/index.js';
import { badState, conforming, nothingChecked, violating } from '../sample-reports.js';

const pretty = (report: Report) => reporters.pretty(report, { color: false });

test('a run with findings, as it stands on the screen', () => {
  expect(pretty(violating)).toBe(`http://127.0.0.1:8300
TiCDC v8.5.7 (classic), writes, 41 requests in 1.3 s
ticdc-openapi 0.1.0, run check-abc

Violates the contract: 3 errors, 1 warning; 3 of 4 cases conform, 2 skipped, 1
not observed.

getServerStatus
  warning undocumented-fields at /uptime
    case        has only documented fields
    expected    no such field
    received    18446744073709551615
    explained   docs/checks.md#undocumented-fields

listChangefeeds
  error response-body at /0/state, the first of 2 alike
    case        lists all with state=all
    expected    one of normal, stopped, error, failed, finished, removed,
                warning, pending
    received    "nomral"
    described   ticdc-openapi/spec/components/schemas/ChangefeedState.yaml:14
    explained   docs/checks.md#response-body
    repeat      curl -sS 'http://127.0.0.1:8300/api/v1/changefeeds?state=all'
  error response-headers
    case        lists all with state=all
    expected    no header x-proxy
    received    x-proxy: a & b <c> "d"\\u{7}
    explained   docs/checks.md#response-headers

Not checked: 2 skipped, 1 not observed
  2 skipped: it disturbs the cluster; --allow-disruptive --owner <capture id>...
  1 not observed: the server has no processor

Verified of what the contract describes for this release
                          statuses      fields      values
  getServerStatus              1/2         1/1         0/0
  listChangefeeds              1/1         0/0         1/2
  resignOwner                  0/1         0/0         0/0
  all                          2/4         1/1         1/2
  Of what this run could observe: 5/7 (71 %)

Took effect after the response
  createChangefeed    2 settled in 53 ms to 1.4 s
  pauseChangefeed     never within 30.0 s: the state is stopped, check-abc-1
  rebalanceTables     1 accepted, not observable

Left behind
  check-abc-1
  To remove them:
  ticdc-openapi check http://127.0.0.1:8300 --clean-up check-abc
`);
});

test('a run without findings is short', () => {
  expect(pretty(conforming)).toBe(`http://127.0.0.1:8300
TiCDC v8.5.7 (classic), read-only, 4 requests in 1.3 s
ticdc-openapi 0.1.0, run check-abc

Conforms to the contract: 0 errors, 0 warnings; 1 of 1 cases conform.

Verified of what the contract describes for this release
                          statuses      fields      values
  getServerStatus              1/1         1/1         0/0
  all                          1/1         1/1         0/0
  Of what this run could observe: 3/3 (100 %)
`);
});

test('a run that checked nothing does not conform', () => {
  expect(pretty(nothingChecked)).toMatch(
    /\nNothing was checked: 0 errors, 0 warnings; 0 of 0 cases conform, 1 skipped\.\n/,
  );
});

test('a run that was ended early says so', () => {
  expect(pretty({ ...conforming, interrupted: true })).toMatch(
    /\nEnded early, no error until then: 0 errors, /,
  );
  expect(pretty({ ...violating, interrupted: true })).toMatch(
    /\nEnded early, violates until then: 3 errors, /,
  );
});

test('a server of unknown release is called so', () => {
  const target = { url: 'http://h:1', generation: 'classic' } as const;
  expect(pretty({ ...conforming, target })).toContain('TiCDC of unknown release (classic)');
});

test('nothing but a word that is longer goes beyond 80 columns', () => {
  const long = violating.left.concat(
    Array.from({ length: 30 }, (_, index) => `check-abc-${index}`),
  );
  const lines = pretty({ ...violating, left: long }).split('\n');
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
  const url = `http://127.0.0.1:8300/${'x'.repeat(100)}`;
  const curl = `curl -sS ${url}`;
  const cases = [
    {
      ...conforming.cases[0],
      outcome: 'violates',
      operationId: 'listChangefeeds',
      name: 'lists',
      findings: [{ ...badState, received: `at ${url} it is`, curl }],
      milliseconds: 1,
    },
  ] as const;
  const tooLong = pretty({ ...conforming, cases })
    .split('\n')
    .filter((line) => line.length > 80);
  expect(tooLong).toEqual([`${' '.repeat(16)}${url}`, `    repeat      ${curl}`]);
});

test('colours are escape sequences, and their absence is complete', () => {
  expect(pretty(violating)).not.toContain('\u001b');
  const colored = reporters.pretty(violating, { color: true });
  expect(colored).toContain(
    '  \u001b[31merror\u001b[0m \u001b[1mresponse-body\u001b[0m at /0/state',
  );
  expect(
    colored
      .split('\u001b')
      .map((part) => part.replace(/^\[\d+m/, ''))
      .join(''),
  ).toBe(pretty(violating));
});

test('a server cannot move the cursor, change colours or hide text', () => {
  const received = 'a\u001b[2Jb\u009bc\u202ed\u200be\r\nf';
  const text = pretty({
    ...violating,
    cases: violating.cases.map((result) => ({
      ...result,
      findings: result.findings.map((finding) => ({ ...finding, received })),
    })),
  });
  expect(text).toContain('received    a\\u{1b}[2Jb\\u{9b}c\\u{202e}d\\u{200b}e\\u{d}\\u{a}f');
});

test('of many findings of an operation 20 are printed and the others counted', () => {
  const findings = Array.from({ length: 23 }, (_, index) => ({
    ...badState,
    pointer: '',
    expected: `header ${index}`,
  }));
  const [first] = conforming.cases;
  const text = pretty({ ...conforming, cases: first ? [{ ...first, findings }] : [] });
  expect(text.match(/expected {4}header/g)).toHaveLength(20);
  expect(text).toContain('  and 3 more, which the other reporters print\n');
});

test('the share of what could be observed is rounded down', () => {
  const item = { kind: 'value', operationId: 'listChangefeeds', name: 'x' } as const;
  const coverage = Array.from({ length: 1_000 }, (_, index) => ({
    ...item,
    verdict: index === 0 ? ('not observed' as const) : ('verified' as const),
  }));
  expect(pretty({ ...conforming, coverage })).toContain('could observe: 999/1000 (99 %)');
});

test('an operation that was skipped as a whole is counted', () => {
  const item = { kind: 'operation', operationId: 'moveTable', name: '' } as const;
  const coverage = [{ ...item, verdict: 'skipped', reason: 'it disturbs the cluster' }] as const;
  const text = pretty({ ...conforming, coverage });
  expect(text).toContain('Not checked: 1 skipped\n  1 skipped: it disturbs the cluster\n');
  expect(text).toContain('1 of 1 cases conform, 1 skipped.');
});

test('what was not checked takes six lines at most: what was skipped first, then the most frequent reasons', () => {
  const skipped = { operationId: 'moveTable', name: 'moves', outcome: 'skipped' } as const;
  const unseen = { operationId: 'getProcessor', name: 'x', outcome: 'not observed' } as const;
  const rest = { findings: [], milliseconds: 0 };
  const cases = [
    ...Array.from({ length: 6 }, (_, index) => ({ ...unseen, reason: `no ${index}`, ...rest })),
    ...Array.from({ length: 9 }, () => ({ ...unseen, reason: 'no changefeed', ...rest })),
    { ...skipped, reason: 'it writes', ...rest },
  ];
  expect(pretty({ ...conforming, cases })).toContain(`
Not checked: 1 skipped, 15 not observed
  1 skipped: it writes
  9 not observed: no changefeed
  1 not observed: no 0
  1 not observed: no 1
  4 for 4 other reasons, which the other reporters give

Verified`);
});

test('the heading names the release that the server was checked against', () => {
  const target = { ...conforming.target, checkedAgainst: 'v6.5.0' };
  expect(pretty({ ...conforming, target })).toContain(
    '\nTiCDC v8.5.7 (classic), checked against v6.5.0, read-only, 4 requests in 1.3 s\n',
  );
});
