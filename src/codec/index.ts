// Exact JSON: reads and writes JSON with 64-bit integers as bigint. Runs in Node.js and browsers.
export { JsonSyntaxError, UnsafeIntegerError } from './errors.js';
export { decodeGoJson, type GoJsonResult } from './go-json.js';
export type { GoSchema } from './go-types.js';
export { parseJson } from './parse.js';
export { type IntegerFormat, integerBounds, type JsonValue, type Shape } from './shape.js';
export { type StringifyOptions, stringifyJson } from './stringify.js';
