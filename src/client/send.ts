// Sends the requests of a client: to the server that responds, again where that can help, and within the time that is given.
import type { Client, Middleware } from 'openapi-fetch';
import { type CallFacts, calls } from '../../generated/client.js';
import type { OperationId } from '../../generated/operations.js';
import { basic } from './base-url.js';
import { wallClock, within } from './clock.js';
import { createEndpoints } from './endpoints.js';
import { TimeoutError } from './errors.js';
import { exchange } from './exchange.js';
import { followRedirects } from './follow-redirects.js';
import type { ClientOptions, RequestOptions } from './options.js';
import { checkPathParameters } from './path-parameters.js';
import { type DecodedResponse, readResponse } from './read-response.js';
import { repeat } from './retry.js';

/** Sends the requests of one client. `use` and `eject` are those of openapi-fetch. */
export interface Sender extends Pick<Client<Record<string, never>>, 'use' | 'eject'> {
  send(operationId: OperationId, options: RequestOptions): Promise<DecodedResponse>;
}

/**
 * Creates the sender of a client.
 *
 * @throws {TypeError} if `baseUrl` or `auth` is invalid.
 */
export function createSender(client: ClientOptions): Sender {
  const { auth, retry, clock = wallClock, random = Math.random } = client;
  const servers = createEndpoints(client.baseUrl, auth && basic(auth.username, auth.password));
  let middlewares: readonly Middleware[] = [];
  return {
    async send(operationId, { baseUrl, timeout = client.timeout, signal: outer, ...options }) {
      const { method, path }: CallFacts = calls[operationId];
      checkPathParameters(operationId, path, options.params?.path ?? {});
      const endpoints = baseUrl === undefined ? servers : createEndpoints(baseUrl);
      let cause: unknown;
      const tooLate = () =>
        new TimeoutError(`${operationId}: no result within ${timeout} ms`, cause ? { cause } : {});
      return within(timeout, outer, tooLate, (signal) => {
        const isRead = method === 'GET';
        const onFailure = (error: Error) => {
          cause = error;
        };
        const limits = { retry, clock, random, signal, onFailure };
        return repeat({ operationId, isRead, endpoints, ...limits }, async (server) => {
          const { request, response, text, data } = await followRedirects(
            { operationId, path, server, options, signal },
            (hop) => exchange(client, middlewares, hop),
          );
          if (text === undefined) return { response, data };
          return readResponse(request, response, text);
        });
      });
    },
    use(...added) {
      middlewares = [...middlewares, ...added.filter(Boolean)];
    },
    eject(...removed) {
      middlewares = middlewares.filter((one) => !removed.includes(one));
    },
  };
}
