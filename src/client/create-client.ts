// The client: openapi-fetch with the exact codec, so that no digit of an integer changes.
import type { Client } from 'openapi-fetch';
import {
  type Call,
  type CallFacts,
  type CallInput,
  type CallOptions,
  calls,
  createOperations,
  type OperationResult,
  type Operations,
} from '../../generated/client.js';
import type { OperationId } from '../../generated/operations.js';
import type { paths } from '../../generated/schema.js';
import type { ClientOptions, RequestOptions } from './options.js';
import { createSender, type Sender } from './send.js';

/**
 * A client: every operation as a function, and openapi-fetch's typed `GET`, `POST`, `PUT` and `DELETE`.
 *
 * The functions resolve with the data or throw `TicdcError`. The methods resolve with `{ data, error, response }`: `error`
 * is the decoded error body, or its text if it is not JSON; for an empty body it is TiCDC's error form without a code.
 * Both throw `TicdcError` if the body of a 2xx response should be JSON and is not.
 */
export type TicdcClient = Operations & Pick<Client<paths>, Method | 'use' | 'eject'>;

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * Creates a client of a TiCDC server or cluster.
 *
 * 64-bit integers in responses are always `bigint`. Requests also take safe integer `number`s.
 *
 * A call rejects
 * - before anything is sent, with `UnsafeIntegerError` or `TypeError`, if an integer has lost digits or is out of bounds, or if a path
 *   parameter is empty, `.` or `..`
 * - with `TicdcError` for every response but a documented success
 * - with `TicdcNetworkError` if no complete response comes, `TimeoutError` after the `timeout`, or the signal's reason
 *
 * GET is repeated in elections and after lost connections; see `retry`.
 *
 * @throws {TypeError} if `baseUrl` is no http or https URL, or ends in `/api/v1`, or if `auth` is invalid.
 */
export function createClient(options: ClientOptions): TicdcClient {
  const sender = createSender(options);
  return {
    ...createOperations(callWith(sender)),
    GET: methodWith(sender, 'GET'),
    POST: methodWith(sender, 'POST'),
    PUT: methodWith(sender, 'PUT'),
    DELETE: methodWith(sender, 'DELETE'),
    use: sender.use,
    eject: sender.eject,
  };
}

function callWith(sender: Sender): Call {
  return async <Id extends OperationId>(
    operationId: Id,
    { path = {}, query = {}, body }: CallInput,
    options?: CallOptions,
  ) => {
    const request = { params: { path, query }, body, ...options };
    const { data, failure } = await sender.send(operationId, request);
    if (failure) throw failure;
    // The codec decodes by the description that this type is generated from.
    return data as OperationResult<Id>;
  };
}

function methodWith<Verb extends Method>(sender: Sender, method: Verb): Client<paths>[Verb] {
  const send = async (path: string, options: RequestOptions = {}) => {
    const { data, error, response, failure } = await sender.send(
      operationAt(method, path),
      options,
    );
    if (failure && response.status < 400) throw failure;
    return failure ? { error, response } : { data, response };
  };
  // The arguments and the result are those of openapi-fetch's own method; its conditional types cannot be checked here.
  return send as Client<paths>[Verb];
}

function operationAt(method: Method, path: string): OperationId {
  const entries = Object.entries(calls) as [OperationId, CallFacts][];
  const found = entries.find(([, one]) => one.method === method && one.path === path);
  if (found === undefined) {
    throw new TypeError(`Expected a path template of this API that has ${method}, got ${path}`);
  }
  return found[0];
}
