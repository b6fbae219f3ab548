// The job summary: verdict first, small enough, and no text of a server acts in it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Report } from '../../../../../src/contract/report/report.js';
import { reporters } from '../../../../../src/contract/report/reporters/index.js';
import { code, fence } from '../../../../../src/contract/report/reporters/markdown-text.js';
import { badState, conforming, nothingChecked, violating } from '../sample-reports.js';

const markdown = (report: Report) => reporters.markdown(report, { color: false });

test('a run with findings, literally', () => {
  expect(
    markdown(violating),
  ).toBe(`## ❌ Violates the contract: 3 errors, 1 warning; 3 of 4 cases conform, 2 skipped, 1 not observed.

Server: \`http://127.0.0.1:8300\`<br>
\`TiCDC v8.5.7 (classic), writes, 41 requests in 1.3 s\`<br>
ticdc-openapi 0.1.0, run \`check-abc\`

**Left behind:** \`check-abc-1\`. To remove them:

\`\`\`sh
ticdc-openapi check http://127.0.0.1:8300 --clean-up check-abc
\`\`\`

| errors | warnings | cases that conform | that violate | skipped | not observed | verified of what could be observed |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: |
| 3 | 1 | 3 | 1 | 2 | 1 | 5/7 (71 %) |

### Findings

**getServerStatus**: warning [undocumented-fields](https://unpkg.com/ticdc-openapi@0.1.0/docs/checks.md#undocumented-fields) at \`/uptime\`

\`\`\`text
case       has only documented fields
expected   no such field
received   18446744073709551615
\`\`\`

**listChangefeeds**: error [response-body](https://unpkg.com/ticdc-openapi@0.1.0/docs/checks.md#response-body) at \`/0/state\`, the first of 2 alike

\`\`\`text
case       lists all with state=all
expected   one of normal, stopped, error, failed, finished, removed, warning, pending
received   "nomral"
described  ticdc-openapi/spec/components/schemas/ChangefeedState.yaml:14
\`\`\`

\`\`\`sh
curl -sS 'http://127.0.0.1:8300/api/v1/changefeeds?state=all'
\`\`\`

**listChangefeeds**: error [response-headers](https://unpkg.com/ticdc-openapi@0.1.0/docs/checks.md#response-headers)

\`\`\`text
case       lists all with state=all
expected   no header x-proxy
received   x-proxy: a & b <c> "d"\\u{7}
\`\`\`

### Took effect after the response

- createChangefeed: \`2 settled in 53 ms to 1.4 s\`
- pauseChangefeed: **\`never within 30.0 s: the state is stopped, check-abc-1\`**
- rebalanceTables: \`1 accepted, not observable\`

<details><summary>Verified of what the contract describes for this release</summary>

|  | statuses | fields | values |
| :--- | ---: | ---: | ---: |
| getServerStatus | 1/2 | 1/1 | 0/0 |
| listChangefeeds | 1/1 | 0/0 | 1/2 |
| resignOwner | 0/1 | 0/0 | 0/0 |
| all | 2/4 | 1/1 | 1/2 |

</details>

<details><summary>Not checked: 2 skipped, 1 not observed</summary>

- 2 skipped: \`it disturbs the cluster; --allow-disruptive --owner <capture id> allows it\` (resignOwner, drainCapture)
- 1 not observed: \`the server has no processor\` (getProcessor)

</details>
`);
});

test('the sign and the verdict agree', () => {
  expect(markdown(conforming)).toMatch(/^## ✅ Conforms to the contract: 0 errors, /);
  expect(markdown(nothingChecked)).toMatch(/^## ❌ Nothing was checked: /);
  expect(markdown({ ...conforming, interrupted: true })).toMatch(/^## ❌ Ended early, /);
});

/** By the rules of CommonMark: a block of code, and a code span of what remains. */
const codeBlock = /^(`{3,})\w*\n[\s\S]*?\n\1`*$/gm;
const codeSpan = /(?<!`)(`+)(?!`)([\s\S]*?[^`])\1(?!`)/g;

/** Everything that an attacker may try, in one line and in several. */
const attacks = [
  '<img src=x onerror=alert(1)> <script>alert(1)</script>',
  '</details></summary> <!-- ',
  '[click](javascript:alert(1)) ![x](http://evil.example/x.png) <http://evil.example>',
  '@victim org/repo#1 http://evil.example www.evil.example',
  '` `` ``` ```` ~~~ `<b>`',
  '``````\n```\n\n# heading\n\n| a | b |\n\n$$x$$ $`y`$',
  'ends with a tick `',
  '` begins with one',
  '\\`escaped\\`',
  '   ',
];

function attackedBy(text: string): Report {
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
  const attacked = JSON.parse(JSON.stringify(violating), (key, value) =>
    typeof value === 'string' && ![...words, 'generation', 'started'].includes(key)
      ? `${text} ${value} ${text}`
      : value,
  );
  return { ...attacked, tool: violating.tool };
}

test.each(attacks)('a text of a server stands only in code: %j', (text) => {
  const outside = markdown(attackedBy(text)).replace(codeBlock, '').replace(codeSpan, '');
  const ours = /<\/?(?:details|summary)>|<br>|\]\(https:\/\/unpkg\.com\/[^)\s]*\)|### \w|## /g;
  const rest = outside.replaceAll(ours, '');
  expect(rest).not.toMatch(/[<>`@#$\\~]|\]\(|evil|victim|alert|heading/);
  expect(outside.match(/<details>/g)).toHaveLength(2);
  expect(outside.match(/<\/details>/g)).toHaveLength(2);
});

test('any text is one code span, and any lines are one block', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[`a \\\n<]{0,12}$/), (text) => {
      if (text !== '') expect(code(text).replace(codeSpan, '')).toBe('');
      const block = fence('sh', [text, 'last']).split('\n');
      const ticks = /^`{3,}/.exec(block[0] ?? '')?.[0] ?? 'none';
      expect(block.findIndex((line, index) => index > 0 && line.startsWith(ticks))).toBe(3);
      expect(block).toHaveLength(4);
    }),
  );
  expect(code('')).toBe('(empty)');
});

test('of many findings 50 are printed and the others counted', () => {
  const findings = Array.from({ length: 60 }, (_, index) => ({
    ...badState,
    pointer: '',
    expected: `header ${index}`,
  }));
  const [first] = conforming.cases;
  const text = markdown({ ...conforming, cases: first ? [{ ...first, findings }] : [] });
  expect(text.match(/^expected {3}header/gm)).toHaveLength(50);
  expect(text).toContain('\nAnd 10 more findings, which the other reporters print.\n');
});

test('the summary stays below 1 MiB, whatever a server sends', () => {
  const long = '€`'.repeat(500);
  const { cases, settlings } = attackedBy(long);
  const findings = Array.from({ length: 80 }, (_, index) => ({
    ...badState,
    pointer: `/a/${long}`,
    expected: `${index} ${long}`,
    received: long,
    curl: '€'.repeat(8_000),
  }));
  const [first] = conforming.cases;
  const report = {
    ...violating,
    cases: [...cases, ...(first ? [{ ...first, findings }] : [])],
    settlings: Array.from({ length: 40 }, () => settlings).flat(),
    left: Array.from({ length: 150 }, (_, index) => `${index}${'x'.repeat(1_000)}`),
  };
  const bytes = Buffer.byteLength(markdown(report));
  expect(bytes).toBeLessThan(1_048_576);
  expect(bytes).toBeGreaterThan(400_000);
});
