// Checks single values against their schemas: texts, integers and bounds.
import type { RuleId, ValuesOf } from '../finding/catalogue/index.js';
import { isWide, type SchemaNode } from '../schema/schema-node.js';
import { excerpt } from './excerpt.js';

/**
 * Reports that a value breaks its schema. Returns false, as the value is not valid.
 *
 * @param keyword The keyword of the schema that it breaks; the schema as a whole if left out.
 */
export type ReportInvalid = <Id extends RuleId>(
  ruleId: Id,
  node: SchemaNode,
  values: ValuesOf<Id>,
  keyword?: string,
) => false;

/** Checks the length and the pattern of a text. Returns whether it is valid. */
export function isValidText(text: string, node: SchemaNode, invalid: ReportInvalid): boolean {
  const { minLength, maxLength, pattern } = node;
  if (text.length < minLength) {
    return invalid('text-too-short', node, received(minLength, text), 'minLength');
  }
  if (text.length > maxLength && [...text].length > maxLength) {
    return invalid('text-too-long', node, received(maxLength, text), 'maxLength');
  }
  if (pattern === undefined) return true;
  if (!pattern.test(text)) {
    return invalid('text-pattern', node, received(pattern.source, text), 'pattern');
  }
  if (!isImpossibleDate(text)) return true;
  return invalid('impossible-date', node, { received: excerpt(text) }, 'pattern');
}

function received<Expected>(expected: Expected, text: string) {
  return { expected, received: excerpt(text) };
}

/** Matches dates after the 28th, which not every month has. */
const lateInMonth = /^(\d{4})-(\d{2})-(29|3\d)/;

/**
 * Returns whether a text begins with a date that does not exist, such as 30 February. Patterns bound months, days and the clock,
 * but not the length of a month. Only texts with a pattern are checked, so that free text is never taken for a date.
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

const plainDigits = /^-?(?:0|[1-9]\d*)$/;

/**
 * Checks that an integer is written as plain digits. Returns whether it is.
 *
 * @param literal The number as it was written; undefined if it is a plain integer.
 */
export function isPlainInteger(
  value: bigint | number,
  node: SchemaNode,
  literal: string | undefined,
  invalid: ReportInvalid,
): boolean {
  const isExact = isWide(node) ? typeof value === 'bigint' || isTooLong(literal) : isWhole(value);
  const isPlain = literal === undefined || (plainDigits.test(literal) && literal !== '-0');
  return (isExact && isPlain) || isNotPlain(shownNumber(value, literal), node, invalid);
}

/** Returns true for the digits of an integer that is beyond 64 bits by its length alone. */
const isTooLong = (literal = '') => /^-?\d{21}/.test(literal) && plainDigits.test(literal);

/** Characters of a number that are shown. */
const longestShown = 40;

function shownNumber(value: number | bigint, literal = excerpt(value)): string {
  if (literal.length <= longestShown) return literal;
  return `${literal.slice(0, longestShown)}... (${literal.length} characters)`;
}

/** Reports an integer that is written otherwise than as plain digits. Returns false. */
export function isNotPlain(received: string, node: SchemaNode, invalid: ReportInvalid): false {
  const { type, format } = node;
  return invalid('integer-not-plain', node, { expected: { type, format }, received }, 'type');
}

function isWhole(value: number | bigint): boolean {
  return typeof value === 'bigint' || Number.isInteger(value);
}

/** Checks the bounds of a number. Returns whether it is within them. */
export function isWithinBounds(
  value: number | bigint,
  node: SchemaNode,
  invalid: ReportInvalid,
  literal?: string,
): boolean {
  const { type, format, minimum, maximum } = node;
  const isTooSmall = minimum !== undefined && value < minimum;
  const isTooLarge = maximum !== undefined && value > maximum;
  if (!isTooSmall && !isTooLarge) return true;
  const ruleId = isWide(node) ? 'integer-out-of-range' : 'out-of-range';
  const values = {
    expected: { type, format, minimum, maximum },
    received: shownNumber(value, literal),
  };
  return invalid(ruleId, node, values, isTooSmall ? 'minimum' : 'maximum');
}
