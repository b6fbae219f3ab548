// The client: openapi-fetch with the exact codec, so that no digit of an integer changes.
import type { Client } from 'openapi-fetch';
import {
  type Call,
  type CallInput,
  type CallOptions,
  createOperations,
  type OperationResult,
  type Operations,
} from '../../generated/client.js';
import { type OperationId, operationIds, operations } from '../../generated/operations.js';
import type { paths } from '../../generated/schema.js';
import { refusal } from './error.js';
import { type ClientOptions, createSender, type RequestOptions, type Sender } from './send.js';

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
 * Creates a client for one TiCDC server or cluster.
 *
 * 64-bit integers in responses are always `bigint`. Requests also take safe integer `number`s.
 * A call rejects before anything is sent, with `UnsafeIntegerError` or `TypeError`, if an integer has lost digits or is out of
 * bounds, or if a path parameter is empty, `.` or `..`. If no response arrives, the `TypeError` of `fetch` names the server and
 * the reason. An aborted call rejects with the signal's reason.
 *
 * @throws {TypeError} if `baseUrl` is not an http or https URL.
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
    const { data, error, response } = await sender.send(operationId, request);
    if (!response.ok) throw refusal(operationId, response, error);
    // The codec decodes by the description that this type is generated from.
    return data as OperationResult<Id>;
  };
}

function methodWith<Verb extends Method>(sender: Sender, method: Verb): Client<paths>[Verb] {
  const send = async (path: string, options: RequestOptions = {}) =>
    sender.send(operationAt(method, path), options);
  // The arguments and the result are those of openapi-fetch's own method; its conditional types cannot be checked here.
  return send as Client<paths>[Verb];
}

function operationAt(method: Method, path: string): OperationId {
  const found = operationIds.find(
    (id) => operations[id].method === method && operations[id].path === path,
  );
  if (found === undefined) {
    throw new TypeError(`Expected a path template of this API that has ${method}, got ${path}`);
  }
  return found;
}
