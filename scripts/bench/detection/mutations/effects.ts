// Defects in the effect of an accepted request: none, too late, another one, or on another changefeed.
import type { OperationId } from '../../../../generated/operations.js';
import { isObject } from '../../../../src/shared/json.js';
import type { Call, Play, RawResponse, Request, Server } from '../defect.js';
import { type Edit, objects, readValue, textOf } from './bodies.js';
import { about, requestFor } from './requests.js';

export const accepted = ({ status }: RawResponse) => status < 300;

/** Gives the right response and has no effect. */
export const ignored: Play = (operationId) => async (call, server) =>
  call.operationId === operationId ? server.rehearse(call.request) : server.send(call.request);

/** Queues requests and sends them when they are due, before the next request. */
export class Later {
  private readonly queue: { readonly request: Request; readonly due: number }[] = [];

  add(request: Request, due: number): void {
    this.queue.push({ request, due });
  }

  async run(server: Server): Promise<void> {
    for (let first = this.queue[0]; first && first.due <= server.now(); first = this.queue[0]) {
      this.queue.shift();
      await server.send(first.request);
    }
  }
}

/** Gives the right response and takes effect the given milliseconds later. */
export function delayed(milliseconds: number): Play {
  return (operationId) => {
    const later = new Later();
    return async (call, server) => {
      await later.run(server);
      if (call.operationId !== operationId) return server.send(call.request);
      const response = await server.rehearse(call.request);
      if (accepted(response)) later.add(call.request, server.now() + milliseconds);
      return response;
    };
  };
}

/** Milliseconds after which the owner has handled earlier requests. */
const twoTicks = 400;

/** Takes effect, and sends another request after the given milliseconds. */
export function followedBy(next: (call: Call) => Request, after = twoTicks): Play {
  return (operationId) => {
    const later = new Later();
    return async (call, server) => {
      await later.run(server);
      const response = await server.send(call.request);
      if (call.operationId === operationId && accepted(response)) {
        later.add(next(call), server.now() + after);
      }
      return response;
    };
  };
}

/** Gives the right response and sends another request instead. */
export function replacedBy(next: (call: Call) => Request): Play {
  return (operationId) => async (call, server) => {
    if (call.operationId !== operationId) return server.send(call.request);
    const response = await server.rehearse(call.request);
    if (accepted(response)) await server.send(next(call));
    return response;
  };
}

/** Returns the changefeed ID in a create request, whose key may be in any letter case. */
export function createdId({ operationId, request }: Call): string {
  if (operationId !== 'createChangefeed') return '';
  const value = readValue(request);
  if (!isObject(value)) return '';
  const [, id] = Object.entries(value).find(([key]) => /^changefeed_id$/i.test(key)) ?? [];
  return textOf(id);
}

/** Affects also every other changefeed created through this server (`too`), or only those (`instead`). */
export function leaking(how: 'too' | 'instead'): Play {
  return (operationId) => {
    const known = new Set<string>();
    return async (call, server) => {
      const isLeak = call.operationId === operationId;
      const others = [...known].filter((id) => id !== call.changefeedId);
      const spared = isLeak && how === 'instead' && others.length > 0;
      const response = await (spared ? server.rehearse(call.request) : server.send(call.request));
      if (!accepted(response)) return response;
      if (createdId(call) !== '') known.add(createdId(call));
      if (isLeak) for (const id of others) await server.send(about(id, call));
      return response;
    };
  };
}

/** Shows a wrong changefeed after an accepted request, in the given operations. */
export function shownAfter(
  edit: Edit,
  where: readonly OperationId[] = ['listChangefeeds', 'getChangefeed'],
): Play {
  return (operationId) => {
    const touched = new Set<string>();
    return async (call, server) => {
      const response = await server.send(call.request);
      if (call.operationId === operationId && accepted(response)) {
        touched.add(operationId === 'createChangefeed' ? createdId(call) : call.changefeedId);
      }
      if (!accepted(response) || !where.some((id) => id === call.operationId)) return response;
      const change: Edit = (object) =>
        touched.has(textOf(object.id)) ? edit(object, call) : object;
      return objects(change)(response, call);
    };
  };
}

export const pauses = (call: Call) => requestFor('pauseChangefeed', call.changefeedId);
export const resumes = (call: Call) => requestFor('resumeChangefeed', call.changefeedId);
export const removes = (call: Call) => requestFor('removeChangefeed', call.changefeedId);
