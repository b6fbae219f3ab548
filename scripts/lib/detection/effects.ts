// Ways to spoil what an accepted request does later: nothing, too late, something else, or the same to another changefeed.
import type { OperationId } from '../../../generated/operations.js';
import { type Edit, isObject, objects, readValue, textOf } from './bodies.js';
import type { Answer, Call, Play, Request, Server } from './defect.js';
import { about, requestFor } from './requests.js';

export const accepted = ({ status }: Answer) => status < 300;

/** Answers as ever, and does nothing. */
export const ignored: Play = (operationId) => async (call, server) =>
  call.operationId === operationId ? server.rehearse(call.request) : server.send(call.request);

/** Sends requests when their time has come, before whatever comes then. */
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

/** Answers as ever, and does it so many milliseconds later. */
export function delayed(milliseconds: number): Play {
  return (operationId) => {
    const later = new Later();
    return async (call, server) => {
      await later.run(server);
      if (call.operationId !== operationId) return server.send(call.request);
      const answer = await server.rehearse(call.request);
      if (accepted(answer)) later.add(call.request, server.now() + milliseconds);
      return answer;
    };
  };
}

/** Long enough for the owner to have seen what was asked before. */
const twoTicks = 400;

/** Does it, and so many milliseconds later something else as well. */
export function followedBy(next: (call: Call) => Request, after = twoTicks): Play {
  return (operationId) => {
    const later = new Later();
    return async (call, server) => {
      await later.run(server);
      const answer = await server.send(call.request);
      if (call.operationId === operationId && accepted(answer)) {
        later.add(next(call), server.now() + after);
      }
      return answer;
    };
  };
}

/** Answers as to the request, and does something else in its place. */
export function replacedBy(next: (call: Call) => Request): Play {
  return (operationId) => async (call, server) => {
    if (call.operationId !== operationId) return server.send(call.request);
    const answer = await server.rehearse(call.request);
    if (accepted(answer)) await server.send(next(call));
    return answer;
  };
}

/** The changefeed that a create names, in keys of any letter case. */
export function createdId({ operationId, request }: Call): string {
  if (operationId !== 'createChangefeed') return '';
  const value = readValue(request);
  if (!isObject(value)) return '';
  const [, id] = Object.entries(value).find(([key]) => /^changefeed_id$/i.test(key)) ?? [];
  return textOf(id);
}

/** Does it also to every other changefeed that was created through this server (`too`), or to these alone (`instead`). */
export function leaking(how: 'too' | 'instead'): Play {
  return (operationId) => {
    const known = new Set<string>();
    return async (call, server) => {
      const isLeak = call.operationId === operationId;
      const others = [...known].filter((id) => id !== call.changefeedId);
      const spared = isLeak && how === 'instead' && others.length > 0;
      const answer = await (spared ? server.rehearse(call.request) : server.send(call.request));
      if (!accepted(answer)) return answer;
      if (createdId(call) !== '') known.add(createdId(call));
      if (isLeak) for (const id of others) await server.send(about(id, call));
      return answer;
    };
  };
}

/** From an accepted request on, the changefeed looks other than it is: in the list, in its details, or in both. */
export function shownAfter(
  edit: Edit,
  where: readonly OperationId[] = ['listChangefeeds', 'getChangefeed'],
): Play {
  return (operationId) => {
    const touched = new Set<string>();
    return async (call, server) => {
      const answer = await server.send(call.request);
      if (call.operationId === operationId && accepted(answer)) {
        touched.add(operationId === 'createChangefeed' ? createdId(call) : call.changefeedId);
      }
      if (!accepted(answer) || !where.some((id) => id === call.operationId)) return answer;
      const change: Edit = (object) =>
        touched.has(textOf(object.id)) ? edit(object, call) : object;
      return objects(change)(answer, call);
    };
  };
}

export const pauses = (call: Call) => requestFor('pauseChangefeed', call.changefeedId);
export const resumes = (call: Call) => requestFor('resumeChangefeed', call.changefeedId);
export const removes = (call: Call) => requestFor('removeChangefeed', call.changefeedId);
