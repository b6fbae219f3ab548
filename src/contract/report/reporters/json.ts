// The JSON reporter: the whole report, for programs.
import type { Report } from '../report.js';
import { verdictOf } from '../verdict.js';

/** Increases by one when programs that read the present format would misread the new one. New properties do not count. */
const formatVersion = 1;

/** The order of properties. Others come after these, by name. */
const order = [
  ...['x-format', 'verdict', 'tool', 'target', 'runId', 'mode', 'started', 'milliseconds'],
  ...['requests', 'interrupted', 'left', 'drained', 'cases', 'settlings', 'coverage'],
  ...['name', 'version', 'url', 'generation', 'release'],
  ...['kind', 'check', 'ruleId', 'severity', 'operationId', 'subject', 'changefeedId', 'rule'],
  ...['outcome', 'reason', 'pointer', 'expected', 'received', 'repeated', 'contractPointer'],
  ...['source', 'curl', 'findings', 'changefeed', 'capture', 'table', 'filter', 'field'],
  ...['header'],
];

/** Prints the report and its verdict. The order of properties is always the same. */
export function json(report: Report): string {
  const document = { 'x-format': formatVersion, verdict: verdictOf(report), ...report };
  return `${JSON.stringify(document, inOrder, 2)}\n`;
}

function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(byOrder));
}

function byOrder([left]: [string, unknown], [right]: [string, unknown]): number {
  return rank(left) - rank(right) || (left < right ? -1 : 1);
}

function rank(name: string): number {
  const index = order.indexOf(name);
  return index === -1 ? order.length : index;
}
