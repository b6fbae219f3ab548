// Requests that end or block servers, as data (server-behaviour/running-servers.md#crashes-and-hangs). No run sends one: a test reads the
// plan of every mode and release. The docs of the check command and of the client name the same ones.
import { parseJson } from '../../codec/index.js';
import { isObject, type JsonObject } from '../../shared/json.js';
import { type Generation, mayBe, type ServerVersion } from '../schema/server-version.js';

/** Servers of some releases of a generation. */
export interface ServersWithDefect {
  readonly generation: Generation;
  /** Semver range; all releases if left out. */
  readonly releases?: string;
}

/** Servers that schedule nothing after a drain and a change of owner (server-behaviour/new-architecture.md#drain-then-resign-defect). */
export const stopsScheduling = {
  generation: 'newarch',
  releases: '>=8.5.7',
} as const satisfies ServersWithDefect;

/** Servers that end, again at each restart, for a start far in the future (server-behaviour/running-servers.md#start-ts-maximum-kills). */
export const endsForFarStart = {
  generation: 'classic',
  releases: '<8.0.0',
} as const satisfies ServersWithDefect;

/** A request of a plan, as far as a danger depends on it. */
export interface OrderedRequest {
  readonly operationId?: string | undefined;
  readonly path: string;
  readonly body?: string;
  /** What a read waits for. */
  readonly until?: 'progress' | 'effect';
}

export interface Danger {
  /** Completes "the server ...". */
  readonly does: string;
  /** The fact and its source: `server-behaviour/<page>.md#<anchor>`. */
  readonly fact: string;
  readonly servers: readonly ServersWithDefect[];
  /** Whether a request is one, given those before it. */
  readonly is: (request: OrderedRequest, before: readonly OrderedRequest[]) => boolean;
}

const everywhere: readonly ServersWithDefect[] = [
  { generation: 'classic' },
  { generation: 'newarch' },
];

/** Far beyond any TSO of the next years. */
const extremeTso = 1n << 62n;
/** The greatest number of workers that a run may ask for: each takes memory. */
const mostWorkers = 1_024;
/** Sinks that servers connect to, or write files to, when they handle the request. */
const connects = /^(?:mysql|tidb|kafka|pulsar|s3|gs|gcs|azure|azblob|file|local|hdfs)\b/i;

const needsProgress = ['pauseChangefeed', 'resumeChangefeed', 'updateChangefeed'];

export const dangers: readonly Danger[] = [
  {
    does: 'ends if a changefeed is paused before its first tick; the same is suspected of other jobs',
    fact: 'server-behaviour/running-servers.md#pause-after-create-kills-v8-5-7',
    servers: [{ generation: 'classic', releases: '>=8.0.0' }],
    is: ({ operationId = '', path }, before) => {
      if (!needsProgress.includes(operationId)) return false;
      // A changefeed with a malformed ID cannot exist. A plan writes its run's ID in angle brackets.
      const [, id] = /\/changefeeds\/([a-zA-Z0-9<>-]+)(?:\/|$)/.exec(path) ?? [];
      if (id === undefined) return false;
      const created = before.findIndex(
        (one) => one.operationId === 'createChangefeed' && bodyOf(one).changefeed_id === id,
      );
      if (created < 0) return false;
      const isAwaited = ({ until, path: read }: OrderedRequest) =>
        until === 'progress' && read.endsWith(`/changefeeds/${id}`);
      return !before.slice(created).some(isAwaited);
    },
  },
  {
    does: 'ends, again at each restart, for a start_ts far in the future',
    fact: 'server-behaviour/running-servers.md#start-ts-maximum-kills',
    servers: [endsForFarStart],
    is: (request) => {
      const { start_ts: start } = bodyOf(request);
      return typeof start === 'bigint' && start >= extremeTso;
    },
  },
  {
    does: 'takes gigabytes of memory for a huge mounter_worker_num',
    fact: 'server-behaviour/running-servers.md#mounter-worker-num-takes-memory',
    servers: everywhere,
    is: (request) => Number(bodyOf(request).mounter_worker_num) > mostWorkers,
  },
  {
    does: 'gives no response for minutes while it connects to a sink that cannot be reached',
    fact: 'server-behaviour/running-servers.md#hangs',
    servers: everywhere,
    is: (request) => connects.test(String(bodyOf(request).sink_uri ?? '')),
  },
  {
    does: 'panics for a dispatch rule that is null',
    fact: 'server-behaviour/running-servers.md#null-among-dispatchers',
    servers: everywhere,
    is: ({ body = '' }) => /"dispatchers"\s*:\s*\[\s*null/i.test(body),
  },
  {
    does: 'schedules nothing any more if the owner changes after a drain',
    fact: 'server-behaviour/new-architecture.md#drain-then-resign-defect',
    servers: [stopsScheduling],
    is: ({ operationId }, before) =>
      operationId === 'resignOwner' && before.some(drainsAnotherCapture),
  },
];

/** Whether servers of this version have a defect, or may have it if the release is not known. */
export function mayHave(
  server: ServerVersion,
  { generation, releases }: ServersWithDefect,
): boolean {
  return server.generation === generation && mayBe(server, releases);
}

/** Returns the dangers among requests in their order, each with the path of its request. */
export function dangersIn(
  requests: readonly OrderedRequest[],
  server: ServerVersion,
): readonly { readonly does: string; readonly path: string }[] {
  const known = dangers.filter(({ servers }) => servers.some((one) => mayHave(server, one)));
  return requests.flatMap((request, index) => {
    const before = requests.slice(0, index);
    return known
      .filter(({ is }) => is(request, before))
      .map(({ does }) => ({ does, path: request.path }));
  });
}

/** A drain of a capture that exists and is not the owner, as a plan shows it. */
const drainsAnotherCapture = ({ operationId, body = '' }: OrderedRequest) =>
  operationId === 'drainCapture' && body.includes('<another capture>');

/** The body as an object, with its keys in the letter case of the contract; empty for any other body. */
function bodyOf({ body = '' }: OrderedRequest): JsonObject {
  try {
    // A plan writes words in place of numbers that only a run can know.
    const value = parseJson(body.replace(/:<[^<>]*>/g, ':0'));
    if (!isObject(value)) return {};
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key.toLowerCase(), one]));
  } catch {
    return {};
  }
}
