// The JSON reporter: the whole report, for programs.
import type { Report } from '../report.js';
import { verdictOf } from '../verdict.js';

/** Grows by one when a reader of the present form would misread a new one; new properties alone do not count. */
const formatVersion = 1;

/** Properties in the order in which they are written; any other comes after them, by name. */
const order = [
  ...['x-format', 'verdict', 'tool', 'target', 'runId', 'mode', 'started', 'milliseconds'],
  ...['requests', 'interrupted', 'left', 'drained', 'cases', 'settlings', 'coverage'],
  ...['name', 'version', 'url', 'generation', 'release'],
  ...['kind', 'check', 'severity', 'operationId', 'changefeedId', 'rule', 'outcome', 'verdict'],
  ...['reason', 'pointer', 'expected', 'received', 'contractPointer', 'source', 'curl', 'findings'],
];

/** The report and its verdict. The order of properties is always the same. */
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
