// A snapshot: what the server's GET responses show of one cluster, side by side.
import type { OperationId } from '../../../generated/operations.js';
import type { JsonValue } from '../../codec/index.js';
import { isObject, type JsonObject } from '../../shared/json.js';
import type { Filter } from './list-filters.js';

export interface Snapshot {
  readonly status: JsonObject | undefined;
  /** All responses of the called server, or of several behind one address. */
  readonly statuses: readonly JsonObject[];
  /** Undefined if no list came. */
  readonly captures: readonly JsonObject[] | undefined;
  readonly processors: readonly JsonObject[] | undefined;
  /** Lists of changefeeds by the value of `state`. */
  readonly lists: ReadonlyMap<Filter, readonly JsonObject[]>;
  /** The list of all states once more, read after everything else. */
  readonly last: readonly JsonObject[] | undefined;
  /** By changefeed. */
  readonly details: ReadonlyMap<string, JsonObject>;
  /** IDs of changefeeds that were read and not found. */
  readonly notFound: ReadonlySet<string>;
  /** By changefeed and capture, with a space between them. */
  readonly processorDetails: ReadonlyMap<string, JsonObject>;
}

/** A successful response, as a snapshot takes it. */
export interface ReadResponse {
  readonly operationId: OperationId;
  /** The `state` query of a list of changefeeds. */
  readonly filter?: Filter;
  /** Path parameters of the request. */
  readonly path: Readonly<Record<string, string>>;
  readonly value: JsonValue;
}

const nothing: Snapshot = {
  status: undefined,
  statuses: [],
  captures: undefined,
  processors: undefined,
  lists: new Map(),
  last: undefined,
  details: new Map(),
  notFound: new Set(),
  processorDetails: new Map(),
};

/** Puts responses side by side. */
export function snapshotOf(
  responses: readonly ReadResponse[],
  more: Partial<Snapshot> = {},
): Snapshot {
  return { ...responses.reduce(withResponse, nothing), ...more };
}

function withResponse(snapshot: Snapshot, response: ReadResponse): Snapshot {
  const { operationId, filter, path, value } = response;
  switch (operationId) {
    case 'getServerStatus': {
      if (!isObject(value)) return snapshot;
      return {
        ...snapshot,
        status: snapshot.status ?? value,
        statuses: [...snapshot.statuses, value],
      };
    }
    case 'listCaptures':
      return { ...snapshot, captures: objectsIn(value) };
    case 'listProcessors':
      return { ...snapshot, processors: objectsIn(value) };
    case 'listChangefeeds': {
      const list = objectsIn(value);
      if (list === undefined || !('filter' in response)) return snapshot;
      return { ...snapshot, lists: new Map(snapshot.lists).set(filter, list) };
    }
    case 'getChangefeed':
      if (!isObject(value)) return snapshot;
      return { ...snapshot, details: new Map(snapshot.details).set(String(value.id), value) };
    case 'getProcessor': {
      if (!isObject(value)) return snapshot;
      const key = `${path.changefeed_id} ${path.capture_id}`;
      return {
        ...snapshot,
        processorDetails: new Map(snapshot.processorDetails).set(key, value),
      };
    }
    default:
      return snapshot;
  }
}

/** The objects in a list; undefined for anything but a list. */
export function objectsIn(value: JsonValue | undefined): readonly JsonObject[] | undefined {
  return Array.isArray(value) ? value.filter(isObject) : undefined;
}
