// Reads faults from JSON, such as `{"kind": "latency", "milliseconds": 200}`.
import { JsonSyntaxError, parseJson, stringifyJson } from '../codec/index.js';
import { isObject, type JsonObject } from '../shared/json.js';
import type { Fault } from './faults.js';

/** Reads the fault of one kind; undefined if its field is missing or wrong. */
interface FaultReader<Kind extends Fault['kind']> {
  /** The required field, for the message. */
  readonly field?: string;
  readonly read: (body: JsonObject) => Extract<Fault, { kind: Kind }> | undefined;
}

/** One reader for each kind: the compiler names a kind that has none. */
const readers: { readonly [Kind in Fault['kind']]: FaultReader<Kind> } = {
  'not-ready': { read: () => ({ kind: 'not-ready' }) },
  'not-initialized': { read: () => ({ kind: 'not-initialized' }) },
  'pd-unreachable': { read: () => ({ kind: 'pd-unreachable' }) },
  'pd-frozen': { read: () => ({ kind: 'pd-frozen' }) },
  'gc-not-held': { read: () => ({ kind: 'gc-not-held' }) },
  'owner-lost': { read: () => ({ kind: 'owner-lost' }) },
  latency: {
    field: 'milliseconds',
    read: ({ milliseconds }) =>
      typeof milliseconds === 'number' && milliseconds >= 0 && milliseconds <= 600_000
        ? { kind: 'latency', milliseconds }
        : undefined,
  },
  'connection-reset': { read: () => ({ kind: 'connection-reset' }) },
  'sink-unreachable': {
    read: ({ host }) => {
      if (host === undefined) return { kind: 'sink-unreachable' };
      return typeof host === 'string' ? { kind: 'sink-unreachable', host } : undefined;
    },
  },
  'stuck-checkpoint': {
    field: 'changefeedId',
    read: ({ changefeedId }) =>
      typeof changefeedId === 'string' ? { kind: 'stuck-checkpoint', changefeedId } : undefined,
  },
  auth: {
    field: 'users',
    read: ({ users }) => {
      if (!isObject(users)) return undefined;
      const passwords = Object.entries(users).map(([user, password]) => [user, String(password)]);
      return { kind: 'auth', users: Object.fromEntries(passwords) };
    },
  },
};

const isKind = (kind: unknown): kind is Fault['kind'] =>
  typeof kind === 'string' && Object.hasOwn(readers, kind);

/** Reads a fault. @throws {RangeError} if `body` is not a fault. The message lists the kinds. */
export function readFault(body: JsonObject): Fault {
  const { kind } = body;
  const fault = isKind(kind) ? readers[kind].read(body) : undefined;
  if (fault !== undefined) return fault;
  const known = Object.entries(readers).map(([name, { field }]) =>
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

/** Returns the fault that a caller, perhaps without TypeScript, has passed. @throws {RangeError} as `parseFault`. */
export function checkFault(fault: Fault): Fault {
  return parseFault(stringifyJson(fault));
}
