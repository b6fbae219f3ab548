// Whether a text is what its schema asks for: length, pattern, and a date that exists.
import type { SchemaNode } from '../schema/schema-node.js';

/** What is wrong with a text, and the keyword of the schema that says so. */
export interface StringProblem {
  readonly expected: string;
  readonly keyword: 'minLength' | 'maxLength' | 'pattern';
}

/** The first thing in which a text breaks its schema; undefined if it keeps it. Lengths are in code points. */
export function stringProblem(text: string, node: SchemaNode): StringProblem | undefined {
  const { minLength, maxLength, pattern } = node;
  if (text.length < minLength)
    return { expected: `at least ${minLength} characters`, keyword: 'minLength' };
  if (text.length > maxLength && [...text].length > maxLength) {
    return { expected: `at most ${maxLength} characters`, keyword: 'maxLength' };
  }
  if (pattern === undefined) return undefined;
  if (!pattern.test(text)) return { expected: `a text like ${pattern.source}`, keyword: 'pattern' };
  return isImpossibleDate(text)
    ? { expected: 'a date that exists', keyword: 'pattern' }
    : undefined;
}

/** The first 28 days are in every month. */
const lateInMonth = /^(\d{4})-(\d{2})-(29|3\d)/;

/**
 * Whether a text begins with a date that is none, such as 30 February. Patterns bound months, days and the clock, but do not know how
 * long a month is. Only asked of texts that have a pattern, so that free text is never taken for a date.
 */
function isImpossibleDate(text: string): boolean {
  const match = lateInMonth.exec(text);
  if (match === null) return false;
  const [, year, month, day] = match;
  return Number(day) > daysIn(Number(year), Number(month));
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
