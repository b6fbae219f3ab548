// Reads faults from JSON, such as `{"kind": "latency", "milliseconds": 200}`.
import { JsonSyntaxError, parseJson, stringifyJson } from '../codec/index.js';
import { isObject, type JsonObject } from '../shared/json.js';
import type { Fault } from './faults.js';

const fields: Readonly<Record<string, string>> = {
  'not-ready': '',
  'not-initialized': '',
  'pd-unreachable': '',
  'owner-lost': '',
  latency: 'milliseconds',
  'connection-reset': '',
  'sink-unreachable': '',
  'stuck-checkpoint': 'changefeedId',
  auth: 'users',
};

/** Reads a fault. @throws {RangeError} if `body` is not a fault. The message lists the kinds. */
export function readFault(body: JsonObject): Fault {
  const { kind, milliseconds, host, changefeedId, users } = body;
  switch (kind) {
    case 'not-ready':
    case 'not-initialized':
    case 'pd-unreachable':
    case 'owner-lost':
    case 'connection-reset':
      return { kind };
    case 'latency':
      if (typeof milliseconds === 'number' && milliseconds >= 0 && milliseconds <= 600_000) {
        return { kind, milliseconds };
      }
      break;
    case 'sink-unreachable':
      if (host === undefined) return { kind };
      if (typeof host === 'string') return { kind, host };
      break;
    case 'stuck-checkpoint':
      if (typeof changefeedId === 'string') return { kind, changefeedId };
      break;
    case 'auth':
      if (isObject(users)) {
        const passwords = Object.entries(users).map(([user, password]) => [user, String(password)]);
        return { kind, users: Object.fromEntries(passwords) };
      }
      break;
  }
  const known = Object.entries(fields).map(([name, field]) =>
    field ? `${name} (${field})` : name,
  );
  throw new RangeError(
    `Expected "kind" to be one of ${known.join(', ')}, with its field; got ${stringifyJson(body)}`,
  );
}

/** Reads a kind such as `not-ready`, or a fault as JSON text. @throws {RangeError} if it is neither. The message lists the kinds. */
export function parseFault(text: string): Fault {
  if (!text.startsWith('{')) return readFault({ kind: text });
  try {
    const body = parseJson(text);
    return readFault(isObject(body) ? body : {});
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    throw new RangeError(`Expected a fault as JSON, got ${text}: ${error.message}`);
  }
}
