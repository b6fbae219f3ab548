// The SARIF reporter (2.1.0): a result per finding, at the place of the description that the server breaks.
import { createHash } from 'node:crypto';
import { anchorOf, type CheckId, checkIds, checks } from '../../finding/checks.js';
import type { Report } from '../report.js';
import { hasChecked, verdictOf } from '../verdict.js';
import {
  type GroupedFinding,
  groupFindings,
  helpUriOf,
  lastingLines,
  nameOf,
  notChecked,
  observable,
  outcomes,
  placeOf,
} from './summary.js';

const schema = 'https://json.schemastore.org/sarif-2.1.0.json';
/** The base of all locations. Viewers without it would look for them in the user's own repository. */
const base = 'TICDC_OPENAPI';
/** The location of findings that have no place of their own. */
const wholeDescription = 'ticdc-openapi/spec/openapi.yaml:1';

/** Prints the report as SARIF. Findings of a case that differ only by the item of a list are one result with an `occurrenceCount`. */
export function sarif(report: Report): string {
  const { tool, target, mode, runId } = report;
  const log = {
    $schema: schema,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: tool.name,
            version: tool.version,
            semanticVersion: tool.version,
            informationUri: 'https://www.npmjs.com/package/ticdc-openapi',
            rules: checkIds.map((check) => rule(check, tool.version)),
          },
        },
        originalUriBaseIds: {
          [base]: {
            description: {
              text: `Where the source of ${tool.name} ${tool.version} lies. The files are of its description of TiCDC's API, and none of the repository in which the check ran.`,
            },
          },
        },
        automationDetails: { id: `ticdc-openapi/${target.url}/` },
        columnKind: 'utf16CodeUnits',
        invocations: [invocation(report)],
        results: results(report),
        properties: {
          target,
          mode,
          runId,
          requests: report.requests,
          verdict: verdictOf(report),
          cases: outcomes(report),
          observable: observable(report),
          notChecked: notChecked(report).map(({ outcome, reason, cases }) => ({
            outcome,
            reason,
            cases: cases.map(({ operationId, name }) => `${nameOf(operationId)} ${name}`),
          })),
        },
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function rule(check: CheckId, version: string) {
  const { question, severity } = checks[check];
  const helpUri = helpUriOf(check, version);
  return {
    id: check,
    shortDescription: { text: question },
    help: {
      text: `${question} See ${anchorOf(check)}.`,
      markdown: `${question} See [${check}](${helpUri}).`,
    },
    helpUri,
    defaultConfiguration: { level: severity },
  };
}

function results(report: Report) {
  const seen = new Map<string, number>();
  return groupFindings(report).map((finding) => {
    const print = fingerprint(finding);
    const occurrence = (seen.get(print) ?? 0) + 1;
    seen.set(print, occurrence);
    return result(finding, `${print}:${occurrence}`);
  });
}

function result(finding: GroupedFinding, print: string) {
  const {
    check,
    ruleId,
    operationId,
    severity,
    subject,
    pointer,
    caseName,
    expected,
    received,
    curl,
  } = finding;
  const operation = nameOf(operationId);
  const [, uri = '', line = '1'] = /^(.*):(\d+)$/.exec(finding.source ?? wholeDescription) ?? [];
  const place = pointer === '' ? '' : ` at ${pointer}`;
  return {
    ruleId: check,
    ruleIndex: checkIds.indexOf(check),
    level: severity,
    message: {
      text: `${operation} ${caseName}${place}: expected ${expected}, received ${received}`,
    },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(uri), uriBaseId: base },
          region: { startLine: Number(line) },
        },
        logicalLocations: [{ fullyQualifiedName: `${operation}${pointer}`, kind: 'member' }],
      },
    ],
    occurrenceCount: finding.count,
    partialFingerprints: { 'ticdcOpenapi/v1': print, primaryLocationLineHash: print },
    properties: {
      case: caseName,
      ruleId,
      subject,
      pointer,
      expected,
      received,
      ...(curl && { curl }),
    },
  };
}

/** Returns the same text in every run for the same defect: it depends on the check and the place, not on what was received. */
function fingerprint({ check, operationId, caseName, pointer, contractPointer }: GroupedFinding) {
  const identity = [check, operationId, caseName, placeOf(pointer), contractPointer];
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 32);
}

function invocation(report: Report) {
  const { started, milliseconds, interrupted } = report;
  const notes = [
    ...(interrupted ? [note('error', 'The run was ended early.')] : []),
    ...(hasChecked(report) ? [] : [note('error', 'Nothing was checked.')]),
    ...lastingLines(report).map((line) => note('warning', line)),
  ];
  return {
    executionSuccessful: !interrupted && hasChecked(report),
    startTimeUtc: started,
    endTimeUtc: new Date(Date.parse(started) + milliseconds).toISOString(),
    toolExecutionNotifications: notes,
  };
}

function note(level: 'error' | 'warning', text: string) {
  return { level, message: { text } };
}
