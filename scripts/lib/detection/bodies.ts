// Ways to spoil what a JSON answer says: its fields and its digits. Exact: no other digit changes. Pure.
import { type JsonValue, parseJson, stringifyJson } from '../../../src/codec/index.js';
import type { Change } from './answers.js';
import type { Answer, Call } from './defect.js';

export type JsonObject = { [key: string]: JsonValue };
export type Edit = (object: JsonObject, call: Call) => JsonObject;

/** Reads the body, changes it and writes it in the style in which it came. Answers that are not JSON stay as they are. */
export function editing(change: (value: JsonValue, call: Call) => JsonValue): Change {
  return (answer, call) => {
    const value = readValue(answer);
    if (value === undefined) return answer;
    const indent = answer.body.includes('\n') || answer.body === '[]' ? 4 : 0;
    return { ...answer, body: stringifyJson(change(value, call), { indent, escapeHtml: true }) };
  };
}

export function readValue({ body }: Pick<Answer, 'body'>): JsonValue | undefined {
  try {
    return parseJson(body);
  } catch {
    return undefined;
  }
}

/** Changes the object, or every object of the list. */
export function objects(change: Edit): Change {
  return editing((value, call) => {
    if (Array.isArray(value))
      return value.map((item) => (isObject(item) ? change(item, call) : item));
    return isObject(value) ? change(value, call) : value;
  });
}

/** Changes the list as a whole. */
export function list(change: (items: JsonValue[], call: Call) => JsonValue): Change {
  return editing((value, call) => (Array.isArray(value) ? change(value, call) : value));
}

/** Changes the objects in a field: it, or every item of it. */
export function inside(name: string, change: Edit): Edit {
  return (object, call) => {
    const value = object[name];
    if (Array.isArray(value)) {
      return {
        ...object,
        [name]: value.map((item) => (isObject(item) ? change(item, call) : item)),
      };
    }
    return isObject(value) ? { ...object, [name]: change(value, call) } : object;
  };
}

export const without =
  (name: string): Edit =>
  ({ [name]: _, ...rest }) =>
    rest;

/** In the same place, under another name. */
export const renamed =
  (from: string, to: string): Edit =>
  (object) =>
    Object.fromEntries(
      Object.entries(object).map(([key, value]) => [key === from ? to : key, value]),
    );

export const added =
  (name: string, value: JsonValue): Edit =>
  (object) => ({ ...object, [name]: value });

/** Another value, if the field is there. */
export const changed =
  (name: string, change: (value: JsonValue, object: JsonObject) => JsonValue): Edit =>
  (object) => {
    const value = object[name];
    return value === undefined ? object : { ...object, [name]: change(value, object) };
  };

export const replaced = (name: string, value: JsonValue): Edit => changed(name, () => value);

/** A number or boolean in quotes. */
export const quoted = (name: string): Edit => changed(name, (value) => String(value));

/** Rewrites the digits after a key, wherever it stands; nothing else is touched. */
export function digits(name: string, change: (literal: string) => string): Change {
  const pattern = new RegExp(`("${name}":\\s*)(-?\\d+)`, 'g');
  return (answer) => ({
    ...answer,
    body: answer.body.replace(pattern, (_, key: string, literal: string) => key + change(literal)),
  });
}

/** As JavaScript's numbers do. */
export const rounded = (literal: string) => BigInt(Number(literal)).toString();

export const exponent = (literal: string) => Number(literal).toExponential();

export const lastDigitLost = (literal: string) => literal.replace(/\d$/, '0');

/** Writes a key and its value (no object, no list) twice. */
export function twice(name: string): Change {
  const pattern = new RegExp(`("${name}":\\s*(?:"[^"]*"|[^,\\s{}\\[\\]]+))`, 'g');
  return (answer) => ({ ...answer, body: answer.body.replace(pattern, '$1,$1') });
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** `2021-08-10 14:04:54.242`, so many milliseconds later. */
export function laterTime(text: string, milliseconds: number): string {
  const time = Date.parse(`${text.replace(' ', 'T')}Z`);
  return new Date(time + milliseconds).toISOString().replace('T', ' ').replace('Z', '');
}

/** The checkpoint so many milliseconds earlier: TSO and time agree. */
export function earlierCheckpoint(milliseconds: number): Edit {
  return (object) => {
    const { checkpoint_tso: tso, checkpoint_time: time } = object;
    if (tso === undefined || time === undefined) return object;
    const earlier = BigInt(String(tso)) - (BigInt(milliseconds) << 18n);
    return {
      ...object,
      checkpoint_tso: earlier,
      checkpoint_time: laterTime(textOf(time), -milliseconds),
    };
  };
}
