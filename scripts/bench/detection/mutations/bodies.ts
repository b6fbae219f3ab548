// Changes that make a JSON body wrong: its fields and digits. Exact: no other digit changes. Pure.
import { parseJson, stringifyJson } from '../../../../src/codec/index.js';
import { isObject, type JsonObject, type JsonValue } from '../../../../src/shared/json.js';
import type { Call, RawResponse } from '../defect.js';
import type { Change } from './responses.js';

export type Edit = (object: JsonObject, call: Call) => JsonObject;

/** Changes the JSON body and keeps its style (indented or compact). Bodies that are not JSON are unchanged. */
export function editing(change: (value: JsonValue, call: Call) => JsonValue): Change {
  return (response, call) => {
    const value = readValue(response);
    if (value === undefined) return response;
    const indent = response.body.includes('\n') || response.body === '[]' ? 4 : 0;
    return { ...response, body: stringifyJson(change(value, call), { indent, escapeHtml: true }) };
  };
}

export function readValue({ body }: Pick<RawResponse, 'body'>): JsonValue | undefined {
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

/** Changes the whole list. */
export function list(change: (items: JsonValue[], call: Call) => JsonValue): Change {
  return editing((value, call) => (Array.isArray(value) ? change(value, call) : value));
}

/** Changes the object in a field, or every object of the list in the field. */
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

/** Renames a field and keeps its position. */
export const renamed =
  (from: string, to: string): Edit =>
  (object) =>
    Object.fromEntries(
      Object.entries(object).map(([key, value]) => [key === from ? to : key, value]),
    );

export const added =
  (name: string, value: JsonValue): Edit =>
  (object) => ({ ...object, [name]: value });

/** Changes the value of a field that exists. */
export const changed =
  (name: string, change: (value: JsonValue, object: JsonObject) => JsonValue): Edit =>
  (object) => {
    const value = object[name];
    return value === undefined ? object : { ...object, [name]: change(value, object) };
  };

export const replaced = (name: string, value: JsonValue): Edit => changed(name, () => value);

/** Rewrites the integers after every occurrence of a key, one or a list of them, and nothing else. */
export function digits(name: string, change: (literal: string) => string): Change {
  const pattern = new RegExp(`("${name}":\\s*)(-?\\d+|\\[[^\\]"{]*\\])`, 'g');
  return (response) => ({
    ...response,
    body: response.body.replace(
      pattern,
      (_, key: string, value: string) => key + value.replace(/-?\d+/g, change),
    ),
  });
}

/** Rounds an integer as JavaScript's `number` does. */
export const rounded = (literal: string) => BigInt(Number(literal)).toString();

export const exponent = (literal: string) => Number(literal).toExponential();

export const lastDigitLost = (literal: string) => literal.replace(/\d$/, '0');

/** Writes a key and its scalar value twice. */
export function twice(name: string): Change {
  const pattern = new RegExp(`("${name}":\\s*(?:"[^"]*"|[^,\\s{}\\[\\]]+))`, 'g');
  return (response) => ({ ...response, body: response.body.replace(pattern, '$1,$1') });
}

export function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** Adds milliseconds to a time such as `2021-08-10 14:04:54.242`. */
export function laterTime(text: string, milliseconds: number): string {
  const time = Date.parse(`${text.replace(' ', 'T')}Z`);
  return new Date(time + milliseconds).toISOString().replace('T', ' ').replace('Z', '');
}

/** Moves the checkpoint back by the given milliseconds; TSO and time still agree. */
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
