// The JUnit reporter: a test suite per operation and a test per case, in the form that Jenkins, GitLab and others read.
import { anchorOf } from '../../finding/checks.js';
import type { CaseResult, Report, ReportedFinding } from '../report.js';
import { hasChecked } from '../verdict.js';
import {
  casesOf,
  groupFindings,
  lastingLines,
  nameOf,
  outcomes,
  plural,
  subjects,
  verdictLine,
} from './summary.js';
import { element } from './xml.js';

interface Tests {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

/**
 * Prints the report as JUnit XML. Findings of severity `error` are failures. Findings of severity `warning` are output of a test
 * that passes. Cases that were skipped or not observed are skipped tests with the reason. The suite `run` is always there: its one
 * test is an error if the run ended early or checked nothing, so that no such run passes as a success.
 */
export function junit(report: Report): string {
  const run = runSuite(report);
  const suites = subjects.flatMap((subject) => {
    const cases = withUniqueNames(
      casesOf(report).filter(({ operationId }) => operationId === subject),
    );
    return cases.length === 0 ? [] : [caseSuite(nameOf(subject), cases, report)];
  });
  const all = [run, ...suites];
  const sum = (count: keyof Tests) => all.reduce((total, suite) => total + suite.counts[count], 0);
  const root = element(
    'testsuites',
    {
      name: `ticdc-openapi check ${report.target.url}`,
      tests: sum('tests'),
      failures: sum('failures'),
      errors: sum('errors'),
      time: seconds(report.milliseconds),
    },
    all.map(({ text }) => text),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

/** Numbers the cases that have the name of an earlier one: programs that compare runs know a test by its class and name. */
function withUniqueNames(cases: readonly CaseResult[]): readonly CaseResult[] {
  const counts = new Map<string, number>();
  return cases.map((result) => {
    const count = (counts.get(result.name) ?? 0) + 1;
    counts.set(result.name, count);
    return count === 1 ? result : { ...result, name: `${result.name} (${count})` };
  });
}

interface Suite {
  readonly text: string;
  readonly counts: Tests;
}

function suite(
  name: string,
  counts: Tests,
  milliseconds: number,
  report: Report,
  content: readonly string[],
): Suite {
  const attributes = {
    name,
    ...counts,
    time: seconds(milliseconds),
    timestamp: report.started.slice(0, 'yyyy-mm-ddThh:mm:ss'.length),
  };
  return { text: element('testsuite', attributes, content), counts };
}

function runSuite(report: Report): Suite {
  const { target, mode, runId, left, drained } = report;
  const problem = report.interrupted
    ? 'The run was ended early.'
    : hasChecked(report)
      ? undefined
      : 'Nothing was checked: every case was skipped or not observed.';
  const output = [verdictLine(report), ...lastingLines(report)];
  const properties = Object.entries({
    url: target.url,
    generation: target.generation,
    release: target.release ?? 'unknown',
    mode,
    'run-id': runId,
    requests: String(report.requests),
    left: left.join(' '),
    drained: drained.join(' '),
  }).map(([name, value]) => element('property', { name, value }));
  const test = element(
    'testcase',
    { name: 'runs to its end and checks something', classname: 'run', time: seconds(0) },
    [
      ...(problem === undefined
        ? []
        : [element('error', { type: 'run', message: problem }, problem)]),
      element('system-out', {}, output.join('\n')),
    ],
  );
  const counts = { tests: 1, failures: 0, errors: problem === undefined ? 0 : 1, skipped: 0 };
  return suite('run', counts, 0, report, [element('properties', {}, properties), test]);
}

function caseSuite(name: string, cases: readonly CaseResult[], report: Report): Suite {
  const counted = outcomes({ ...report, cases, coverage: [] });
  const counts = {
    tests: cases.length,
    failures: cases.filter((result) => errorsOf(result).length > 0).length,
    errors: 0,
    skipped: counted.skipped + counted['not observed'],
  };
  const milliseconds = cases.reduce((total, result) => total + result.milliseconds, 0);
  const tests = cases.map((result) => testCase(name, result, report));
  return suite(name, counts, milliseconds, report, tests);
}

function testCase(classname: string, result: CaseResult, report: Report): string {
  const { outcome, reason } = result;
  const errors = errorsOf(result);
  const warnings = result.findings.filter(({ severity }) => severity === 'warning');
  const content = [
    ...(errors.length === 0 && (outcome === 'skipped' || outcome === 'not observed')
      ? [element('skipped', {}, reason === undefined ? outcome : `${outcome}: ${reason}`)]
      : []),
    ...(errors.length === 0 ? [] : [failure(errors, result, report)]),
    ...(warnings.length === 0
      ? []
      : [
          element(
            'system-out',
            {},
            details({ ...report, cases: [{ ...result, findings: warnings }] }),
          ),
        ]),
  ];
  return element(
    'testcase',
    { name: result.name, classname, time: seconds(result.milliseconds) },
    content,
  );
}

function errorsOf({ findings }: CaseResult): readonly ReportedFinding[] {
  return findings.filter(({ severity }) => severity === 'error');
}

/** Puts all findings of a test into one failure, as many programs read only the first failure. */
function failure(errors: readonly ReportedFinding[], result: CaseResult, report: Report): string {
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${plural(errors.length - 1, 'more finding')})` : '';
  const message =
    first && `${first.check}: expected ${first.expected}, received ${first.received}${more}`;
  const text = details({ ...report, cases: [{ ...result, findings: errors }] });
  return element('failure', { type: first?.check, message }, text);
}

function details(report: Report): string {
  return groupFindings(report)
    .map((finding) =>
      [
        `${finding.severity} ${finding.check}${finding.pointer && ` at ${finding.pointer}`}`,
        ...(finding.count > 1 ? [`  alike:     ${finding.count}`] : []),
        `  expected:  ${finding.expected}`,
        `  received:  ${finding.received}`,
        ...(finding.source === undefined ? [] : [`  described: ${finding.source}`]),
        `  explained: ${anchorOf(finding.check)}`,
        ...(finding.curl === undefined ? [] : [`  repeat:    ${finding.curl}`]),
      ].join('\n'),
    )
    .join('\n\n');
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1_000).toFixed(3);
}
