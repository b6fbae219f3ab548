// The control API: `ClusterControl` over HTTP, on a separate port. Errors are `{"error": "..."}`.
import type { Server } from 'node:http';
import { JsonSyntaxError, parseJson } from '../codec/index.js';
import { emptyResponse, type HttpResponse, jsonResponse } from '../http/response.js';
import { createHttpServer, type HttpRequest } from '../http/server.js';
import { isObject, type JsonObject } from '../shared/json.js';
import type { ClusterControl, Snapshot } from './control.js';
import { readFault } from './read-fault.js';

/** Creates the server of the control API. It does not listen yet. */
export function createControlServer(
  cluster: ClusterControl,
  report: (line: string) => void,
  cors?: boolean,
): Server {
  const routes = routesOf(cluster);
  const handle = async (request: HttpRequest) => {
    const response = await respond(routes, request);
    // Whoever has this response can call all captures that run.
    await cluster.listening();
    return response;
  };
  return createHttpServer(handle, report, cors);
}

type Route = (body: JsonObject) => HttpResponse | Promise<HttpResponse>;

/** Thrown for a body without the expected fields. */
class BodyError extends Error {
  override readonly name = 'BodyError';
}

async function respond(
  routes: ReadonlyMap<string, Route>,
  request: HttpRequest,
): Promise<HttpResponse> {
  const [path = ''] = request.target.split('?');
  const route = routes.get(`${request.method} ${path}`);
  if (route === undefined) {
    return problem(404, `Expected one of ${[...routes.keys()].join(', ')}`);
  }
  try {
    return await route(readBody(request.body.toString('utf8')));
  } catch (error) {
    const isClients =
      error instanceof BodyError || error instanceof JsonSyntaxError || error instanceof RangeError;
    if (isClients) return problem(400, error.message);
    throw error;
  }
}

function problem(status: number, message: string): HttpResponse {
  return jsonResponse(status, { error: message });
}

function readBody(text: string): JsonObject {
  const value = text.trim() === '' ? {} : parseJson(text);
  if (!isObject(value)) throw new BodyError('Expected a JSON object');
  return value;
}

function routesOf(cluster: ClusterControl): ReadonlyMap<string, Route> {
  const snapshots = new Map<string, Snapshot>();
  const ends: (() => void)[] = [];
  const done = emptyResponse(204);
  return new Map<string, Route>([
    [
      'POST /advance',
      ({ milliseconds }) => {
        if (typeof milliseconds !== 'number') {
          throw new BodyError('Expected {"milliseconds": <number>}');
        }
        cluster.advance(milliseconds);
        return jsonResponse(200, { now: cluster.now() });
      },
    ],
    [
      'POST /faults',
      (body) => {
        ends.push(cluster.fault(readFault(body)));
        return done;
      },
    ],
    [
      'DELETE /faults',
      () => {
        for (const end of ends.splice(0)) end();
        return done;
      },
    ],
    [
      'POST /fail',
      (body) => {
        const { retryable } = body;
        if (retryable !== undefined && typeof retryable !== 'boolean') {
          throw new BodyError('Expected "retryable" to be true or false');
        }
        const { changefeedId, code, message } = toFailure(body);
        cluster.fail(changefeedId, { code, message, retryable });
        return done;
      },
    ],
    [
      'POST /warn',
      (body) => {
        const { changefeedId, code, message } = toFailure(body);
        cluster.warn(changefeedId, { code, message });
        return done;
      },
    ],
    [
      'POST /captures/stop',
      (body) => {
        cluster.stopCapture(toCapture(body));
        return done;
      },
    ],
    [
      'POST /captures/kill',
      (body) => {
        cluster.killCapture(toCapture(body));
        return done;
      },
    ],
    [
      'POST /captures/start',
      async (body) => {
        await cluster.startCapture(toCapture(body));
        return done;
      },
    ],
    ['GET /journal', () => jsonResponse(200, cluster.journal)],
    [
      'POST /snapshot',
      () => {
        if (snapshots.size === maximumSnapshots) {
          const [oldest] = snapshots.keys();
          if (oldest !== undefined) snapshots.delete(oldest);
        }
        const id = String(++taken);
        snapshots.set(id, cluster.snapshot());
        return jsonResponse(200, { snapshot: id });
      },
    ],
    [
      'POST /restore',
      ({ snapshot: id }) => {
        const snapshot = typeof id === 'string' ? snapshots.get(id) : undefined;
        if (snapshot === undefined) {
          const known = [...snapshots.keys()].join(', ') || 'none';
          throw new BodyError(`Expected {"snapshot": "<id>"} with one of: ${known}`);
        }
        cluster.restore(snapshot);
        return done;
      },
    ],
    [
      'POST /reset',
      () => {
        cluster.reset();
        ends.length = 0;
        return done;
      },
    ],
  ]);
}

function toFailure({ changefeedId, code, message }: JsonObject) {
  if (typeof changefeedId !== 'string' || typeof code !== 'string' || typeof message !== 'string') {
    throw new BodyError('Expected {"changefeedId": "...", "code": "CDC:Err...", "message": "..."}');
  }
  return { changefeedId, code, message };
}

function toCapture({ capture }: JsonObject): number | string {
  if (typeof capture === 'number' || typeof capture === 'string') return capture;
  throw new BodyError('Expected {"capture": <index or "ID">}');
}

/** Maximum number of snapshots. The oldest one is dropped. */
const maximumSnapshots = 100;
let taken = 0;
