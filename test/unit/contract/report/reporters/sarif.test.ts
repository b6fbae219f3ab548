// The report as SARIF 2.1.0.
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { checks } from '../../../../../src/contract/finding/checks.js';
import type { Report } from '../../../../../src/contract/report/report.js';
import { reporters } from '../../../../../src/contract/report/reporters/index.js';
import {
  badCheckpoint,
  badState,
  conforming,
  nothingChecked,
  violating,
} from '../sample-reports.js';

const sarif = (report: Report) => JSON.parse(reporters.sarif(report, { color: true }));
const runOf = (report: Report) => sarif(report).runs[0];

// The official schema and a validator of its draft (04) come with a dev dependency, whose own matcher needs Jest.
const require = createRequire(createRequire(import.meta.url).resolve('@microsoft/jest-sarif'));
const Draft04 = require('ajv');
const ajv = new Draft04({ schemaId: 'auto' });
ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-04.json'));
const isValid = ajv.compile(require('./schemas/sarif-2.1.0-rtm.5.json'));

const problems = (log: unknown) => (isValid(log) ? 'none' : ajv.errorsText(isValid.errors));

test.each([
  ['with findings', violating],
  ['without findings', conforming],
  ['that checked nothing', nothingChecked],
  ['without cases', { ...conforming, cases: [] }],
  ['that was ended early', { ...violating, interrupted: true }],
])('a run %s is valid', (_, report) => {
  expect(problems(sarif(report))).toBe('none');
});

test('the schema would notice', () => {
  const log = sarif(violating);
  log.runs[0].results[0].level = 'fatal';
  expect(problems(log)).not.toBe('none');
});

test('every check is a rule with help', () => {
  const { rules } = runOf(conforming).tool.driver;
  expect(rules.map(({ id }: { id: string }) => id)).toEqual(Object.keys(checks));
  expect(rules[0]).toMatchObject({
    id: 'status-code',
    help: {
      text: expect.stringMatching(/^Is the status one .* See docs\/checks\.md#status-code\.$/),
    },
    helpUri: 'https://unpkg.com/ticdc-openapi@0.1.0/docs/checks.md#status-code',
    defaultConfiguration: { level: 'error' },
  });
});

test('a result stands at the place of the description that the server breaks', () => {
  const [, result] = runOf(violating).results;
  expect(result).toMatchObject({
    ruleId: 'response-body',
    ruleIndex: 3,
    level: 'error',
    message: {
      text: 'listChangefeeds lists all with state=all at /0/state: expected one of normal, stopped, error, failed, finished, removed, warning, pending, received "nomral"',
    },
    locations: [
      {
        physicalLocation: {
          artifactLocation: {
            uri: 'ticdc-openapi/spec/components/schemas/ChangefeedState.yaml',
            uriBaseId: 'TICDC_OPENAPI',
          },
          region: { startLine: 14 },
        },
        logicalLocations: [{ fullyQualifiedName: 'listChangefeeds/0/state' }],
      },
    ],
    occurrenceCount: 2,
  });
});

test('a finding without a place stands at the start of the description', () => {
  const [warning] = runOf(violating).results;
  expect(warning).toMatchObject({
    ruleId: 'undocumented-fields',
    level: 'warning',
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'ticdc-openapi/spec/openapi.yaml' },
          region: { startLine: 1 },
        },
      },
    ],
  });
});

test('a result carries its rule and its subject beside the check', () => {
  const [first] = conforming.cases;
  const cases = first ? [{ ...first, findings: [{ ...badCheckpoint, repeated: 7 }] }] : [];
  const [result] = runOf({ ...conforming, cases }).results;
  expect(result).toMatchObject({
    ruleId: 'consistency',
    occurrenceCount: 8,
    properties: { ruleId: 'checkpoint-goes-back', subject: { changefeed: 'test1' } },
  });
});

const printsOf = (report: Report) =>
  runOf(report).results.map(
    ({ partialFingerprints }: { partialFingerprints: Record<string, string> }) =>
      partialFingerprints['ticdcOpenapi/v1'],
  );

test('fingerprints are the same whatever the server sent, and differ between results', () => {
  const other = {
    ...violating,
    cases: violating.cases.map((result) => ({
      ...result,
      findings: result.findings.map((finding) => ({
        ...finding,
        pointer: finding.pointer.replace(/^\/\d/, '/7'),
        received: 'other',
      })),
    })),
  };
  expect(printsOf(other)).toEqual(printsOf(violating));
  expect(new Set(printsOf(violating)).size).toBe(3);
});

test('each check has a fingerprint of its own at the same place', () => {
  const [first] = conforming.cases;
  const findings = [badState, { ...badState, check: 'exact-integers' as const }];
  const prints = printsOf({ ...conforming, cases: first ? [{ ...first, findings }] : [] });
  expect(prints).toEqual([expect.stringMatching(/:1$/), expect.stringMatching(/:1$/)]);
  expect(prints[0]).not.toBe(prints[1]);
});

test('findings of one case at one place are told apart', () => {
  const [first] = conforming.cases;
  const findings = ['x-a', 'x-b'].map((header) => ({
    ...badState,
    pointer: '',
    received: header,
  }));
  const prints = printsOf({ ...conforming, cases: first ? [{ ...first, findings }] : [] });
  expect(prints[0]).toMatch(/^[\da-f]{32}:1$/);
  expect(prints[1]).toBe(prints[0].replace(/1$/, '2'));
});

test('a run that ended early or checked nothing was no success', () => {
  const success = (report: Report) => runOf(report).invocations[0].executionSuccessful;
  expect(success(conforming)).toBe(true);
  expect(success(violating)).toBe(true);
  expect(success(nothingChecked)).toBe(false);
  expect(success({ ...violating, interrupted: true })).toBe(false);
});

test('what is left behind and what was not checked is told', () => {
  const run = runOf(violating);
  expect(run.invocations[0].toolExecutionNotifications).toEqual([
    {
      level: 'warning',
      message: {
        text: 'Left behind: check-abc-1. To remove them: ticdc-openapi check http://127.0.0.1:8300 --clean-up check-abc',
      },
    },
  ]);
  expect(run.properties.notChecked).toEqual([
    {
      outcome: 'skipped',
      reason: 'it disturbs the cluster; --allow-disruptive --owner <capture id> allows it',
      cases: ['resignOwner gives the ownership up', 'drainCapture moves the tables away'],
    },
    {
      outcome: 'not observed',
      reason: 'the server has no processor',
      cases: ['getProcessor reads a processor'],
    },
  ]);
});

test('no location can be mistaken for a file of the repository in which the check ran', () => {
  for (const report of [violating, nothingChecked, conforming]) {
    const { originalUriBaseIds, results } = runOf(report);
    expect(originalUriBaseIds).toEqual({
      TICDC_OPENAPI: {
        description: {
          text: expect.stringContaining('none of the repository in which the check ran'),
        },
      },
    });
    for (const { locations } of results) {
      for (const { physicalLocation } of locations) {
        expect(physicalLocation.artifactLocation.uriBaseId).toBe('TICDC_OPENAPI');
        expect(physicalLocation.artifactLocation.uri).toMatch(/^ticdc-openapi\/spec\//);
      }
    }
  }
});
