// The client: TiCDC's API v1 as typed functions, with exact integers and errors that tell. Runs in Node and in browsers.
export type { Middleware } from 'openapi-fetch';
export type { CallOptions, Operations } from '../../generated/client.js';
export { type OperationId, operationIds } from '../../generated/operations.js';
export { JsonSyntaxError, UnsafeIntegerError } from '../codec/index.js';
export { maskSecrets as redact } from '../shared/mask-secrets/index.js';
export { createClient, type TicdcClient } from './create-client.js';
export { TicdcError, type TicdcErrorDetails } from './error.js';
export type { ClientOptions } from './send.js';
