// The client: TiCDC's API v1 as typed functions, with exact integers and errors that say what to do. Runs in Node and in browsers.
export type { Middleware } from 'openapi-fetch';
export type { CallOptions, ErrorCode, Operations } from '../../generated/client.js';
export { type OperationId, operationIds } from '../../generated/operations.js';
export type * from '../../generated/types.js';
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
export { checkpointLag, dateToTso, formatTso, type TsoParts, tsoParts, tsoToDate } from './tso.js';
export {
  createAndWait,
  moveAndWait,
  pauseAndWait,
  removeAndWait,
  resumeAndWait,
  updateAndWait,
} from './wait/operations.js';
export { ReconfigureError, reconfigureChangefeed } from './wait/reconfigure.js';
export { EffectError } from './wait/settle.js';
export {
  type WaitOptions,
  type WaitProgress,
  waitForChangefeed,
} from './wait/wait-for-changefeed.js';
