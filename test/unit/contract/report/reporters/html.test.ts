// The HTML page as text: it holds everything, nothing of a server acts in it, and it loads nothing. A browser test shows the rest.
import { expect, test } from 'vitest';
import type { Report } from '../../../../../src/contract/report/report.js';
import { excerptAt } from '../../../../../src/contract/report/reporters/html/body-excerpt.js';
import { reporters } from '../../../../../src/contract/report/reporters/index.js';
import { badState, conforming, nothingChecked, recorded } from '../sample-reports.js';

const html = (report: Report) => reporters.html(report, { color: false });

test('the verdict comes first, then the findings, the coverage, the effects, and what was not checked', () => {
  const page = html(recorded);
  const headings = [...page.matchAll(/<h[12]>(?:<span[^>]*>.<\/span> )?([^<]+)/g)].map(
    ([, text]) => text,
  );
  expect(headings).toEqual([
    'Violates the contract',
    'What the run leaves',
    'Findings',
    'Verified of the contract',
    'Took effect after the response',
    'Not checked',
  ]);
  expect(page).toContain('3 errors, 1 warning; 3 of 4 cases conform, 2 skipped, 1 not observed.');
  expect(html(conforming)).toContain('</span> Conforms to the contract</h1>');
  expect(html(conforming)).toContain('<header class="conforms">');
  expect(html({ ...conforming, interrupted: true })).toContain('<header class="violates">');
  expect(html(nothingChecked)).toContain('</span> Nothing was checked</h1>');
});

test('a finding has its curl line, the status and the marked part of the body, with all digits', () => {
  const page = html(recorded);
  expect(page).toContain(
    '<pre>curl -sS &#39;http://127.0.0.1:8300/api/v1/changefeeds?state=all&#39;</pre>',
  );
  expect(page).toContain('200 OK after 12 ms, application/json; charset=utf-8, 71 bytes');
  expect(page).toContain(
    '[{&#34;checkpoint_tso&#34;:18446744073709551615,&#34;id&#34;:&#34;test1&#34;,&#34;state&#34;:<mark>&#34;nomral&#34;</mark>}]',
  );
});

test('bars show the share of an operation, and when an effect came', () => {
  const page = html(recorded);
  expect(page).toContain('<rect class="verified" x="0" width="50" height="10"/>');
  expect(page).toContain('<rect class="not-observed" x="50" width="50" height="10"/>');
  expect(page).toContain('<rect class="span" x="0" width="6" height="10"/>');
  expect(page).toContain('<rect class="span" x="25" width="35" height="10"/>');
  expect(page).toContain('at 1.0 s, after 1.4 s');
  expect(page).toContain('at 2.0 s, never within 30.0 s');
  expect(page).toContain('at 3.0 s, not observable');
});

test('no text of a server becomes an element, an attribute or a style', () => {
  const attack = `</style></title><script>alert(1)</script>" onload='alert(1)' <img src=http://evil.example>`;
  const words = [
    'check',
    'ruleId',
    'severity',
    'outcome',
    'kind',
    'verdict',
    'mode',
    'operationId',
  ];
  const attacked = JSON.parse(JSON.stringify(recorded), (key, value) =>
    typeof value === 'string' && ![...words, 'generation', 'started'].includes(key)
      ? `${value}${attack}`
      : value,
  );
  const page = html(attacked);
  const tags = (text: string) => [...text.matchAll(/<[^>]*>/g)].map(([tag]) => tag.split(' ')[0]);
  const ours = new Set(tags(html(recorded)));
  expect(tags(page).filter((tag) => !ours.has(tag))).toEqual([]);
  expect(page).not.toMatch(/<script|<img|onload='|onload="/);
});

test('the page loads nothing and forbids browsers to', () => {
  const page = html(recorded);
  expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  expect(page).not.toMatch(/<(?:script|link|img|iframe)|url\(|@import|\ssrc=/);
});

test('of many findings 300 are printed and the others counted', () => {
  const findings = Array.from({ length: 310 }, (_, index) => ({
    ...badState,
    pointer: '',
    expected: `header ${index}`,
  }));
  const [first] = conforming.cases;
  const page = html({ ...conforming, cases: first ? [{ ...first, findings }] : [] });
  expect(page.match(/<article/g)).toHaveLength(300);
  expect(page).toContain('And 10 more findings, which <code>json</code> has.');
});

const body =
  '{"a": [1, {"b~/c": 18446744073709551615, "d": {"e": [ ]}}], "a2": "x,]}\\"y", "f": null}';

test.each([
  ['/a/0', '1'],
  ['/a/1/b~0~1c', '18446744073709551615'],
  ['/a/1/d', '{"e": [ ]}'],
  ['/a/1/d/e', '[ ]'],
  ['/a2', '"x,]}\\"y"'],
  ['/f', 'null'],
  ['/f/0', ''],
  ['/a/2', ''],
  ['/missing', ''],
  ['', ''],
])('the place %s of a body is found in its text', (pointer, value) => {
  const excerpt = excerptAt(body, pointer);
  expect(excerpt.value).toBe(value);
  const { before, after } = excerpt;
  if (value !== '') expect(before + value + after).toBe(body);
});

test.each(['', 'no JSON', '{"a":', '[[', '{"a" 1}', '"open', `${'['.repeat(60_000)}`])(
  'a body that is no JSON, or was cut, is shown from its beginning: %#',
  (text) => {
    const { before, value, after } = excerptAt(text, '/a/0');
    expect(value).toBe('');
    expect(`${before}${after}`.replace(/^\.\.\. | \.\.\.$/g, '').slice(0, 5)).toBe(
      text.slice(0, 5),
    );
  },
);
