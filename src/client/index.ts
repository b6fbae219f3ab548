// The client: TiCDC's API v1 as typed functions, with exact integers and errors that say what to do. Runs in Node and in browsers.
export type { Middleware } from 'openapi-fetch';
export type { CallOptions, ErrorCode, Operations } from '../../generated/client.js';
export { type OperationId, operationIds } from '../../generated/operations.js';
export {
  JsonSyntaxError,
  type JsonValue,
  parseJson,
  type Shape,
  type StringifyOptions,
  stringifyJson,
  UnsafeIntegerError,
} from '../codec/index.js';
export { maskSecrets as redact } from '../shared/mask-secrets/index.js';
export type { Clock } from './clock.js';
export { createClient, type TicdcClient } from './create-client.js';
export { isTicdcError, TicdcError, TicdcNetworkError, TimeoutError } from './errors.js';
export type { ClientOptions } from './options.js';
export type { Retry, RetryOptions } from './retry.js';
