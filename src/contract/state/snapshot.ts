// A survey: what the server's GET answers say of one cluster, side by side.
import type { OperationId } from '../../../generated/operations.js';
import type { JsonValue } from '../../codec/index.js';
import { isObject, type JsonObject } from '../generated-files.js';
import type { Performed } from '../run/run-step.js';
import type { Filter } from '../scenario/steps/read.js';
import { capturesIn, type Known } from './discovered.js';
import { tasksOf } from './tables.js';
import { isOwn } from './test-changefeeds.js';

export interface Survey {
  readonly status: JsonObject | undefined;
  /** All answers of the called server, or of several behind one address. */
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
  /** By changefeed and capture. */
  readonly processorDetails: ReadonlyMap<string, JsonObject>;
}

export interface Parts {
  readonly performed: readonly Performed[];
  readonly last?: JsonValue | undefined;
}

/** Puts the answers of steps side by side. What is no success takes no part. */
export function surveyOf({ performed, last }: Parts): Survey {
  const lists = new Map<Filter, readonly JsonObject[]>();
  const details = new Map<string, JsonObject>();
  const processorDetails = new Map<string, JsonObject>();
  const statuses: JsonObject[] = [];
  const single = new Map<OperationId, JsonValue>();
  for (const { step, answer } of performed) {
    if (answer?.value === undefined || answer.exchange.response.status !== 200) continue;
    const { value } = answer;
    if (step.operationId === 'listChangefeeds' && 'filter' in step) {
      if (Array.isArray(value)) lists.set(step.filter as Filter, value.filter(isObject));
    } else if (step.operationId === 'getChangefeed' && isObject(value)) {
      details.set(String(value.id), value);
    } else if (step.operationId === 'getProcessor' && isObject(value)) {
      const { pathname } = new URL(answer.exchange.request.url);
      processorDetails.set(pathname.split('/').slice(-2).map(decodeURIComponent).join(' '), value);
    } else if (step.operationId === 'getServerStatus') {
      if (isObject(value)) statuses.push(value);
    } else {
      single.set(step.operationId, value);
    }
  }
  return {
    status: statuses[0],
    statuses,
    captures: objects(single.get('listCaptures')),
    processors: objects(single.get('listProcessors')),
    lists,
    last: objects(last),
    details,
    processorDetails,
  };
}

function objects(list: JsonValue | undefined): readonly JsonObject[] | undefined {
  return Array.isArray(list) ? list.filter(isObject) : undefined;
}

/** What a survey's lists teach about whom to ask next: one changefeed of each state, own ones first, and a processor. */
export function learn(known: Known, survey: Survey): Known {
  const { runId } = known.own;
  const readable = (survey.lists.get('all') ?? []).filter(isReadable);
  const ownFirst = readable.toSorted(
    (a, b) => Number(isOwn(runId, idOf(b))) - Number(isOwn(runId, idOf(a))),
  );
  const changefeeds = new Map<string, string>();
  for (const item of ownFirst) {
    const state = String(item.state);
    if (!changefeeds.has(state)) changefeeds.set(state, idOf(item));
  }
  return {
    ...known,
    changefeeds,
    normal: new Set(readable.filter(({ state }) => state === 'normal').map(idOf)),
    processor: processorOf(survey, changefeeds, readable),
    captures: capturesIn(survey.captures),
  };
}

const idOf = (item: JsonObject) => String(item.id);

/** v1 reads the namespace `default` alone. */
function isReadable(item: JsonObject): boolean {
  return (item.namespace ?? 'default') === 'default' && item.id !== '';
}

/** Captures on which the processor of one changefeed is read. */
const mostProcessors = 8;

/** What the details teach: on which other captures the changefeed of the known processor, or else any that is normal, runs. */
export function learnProcessors(known: Known, { details, processors = [] }: Survey): Known {
  const changefeed_id = known.processor?.changefeed_id ?? known.changefeeds.get('normal');
  if (changefeed_id === undefined) return { ...known, otherProcessors: [] };
  const tasks = tasksOf(details.get(changefeed_id)) ?? [];
  const listed = processors.filter(
    (one) => one.changefeed_id === changefeed_id && isReadable({ ...one, id: changefeed_id }),
  );
  const byTables = tasks.toSorted((a, b) => Number(hasTables(b)) - Number(hasTables(a)));
  const captures = new Set([...byTables, ...listed].map(({ capture_id }) => String(capture_id)));
  if (known.processor !== undefined) captures.delete(known.processor.capture_id);
  return {
    ...known,
    otherProcessors: [...captures]
      .slice(0, mostProcessors - 1)
      .map((capture_id) => ({ changefeed_id, capture_id })),
  };
}

const hasTables = ({ table_ids }: JsonObject) => Array.isArray(table_ids) && table_ids.length > 0;

/** The processor of the changefeed that is read, if there is one, so that the two can be compared. */
function processorOf(
  { processors = [] }: Survey,
  changefeeds: ReadonlyMap<string, string>,
  readable: readonly JsonObject[],
): Known['processor'] {
  const chosen = changefeeds.get('normal');
  const normal = new Set(readable.filter(({ state }) => state === 'normal').map(idOf));
  const candidates = processors.filter(
    (one) =>
      isReadable({ ...one, id: one.changefeed_id ?? '' }) && normal.has(String(one.changefeed_id)),
  );
  const found = candidates.find((one) => one.changefeed_id === chosen) ?? candidates[0];
  return found === undefined
    ? undefined
    : {
        changefeed_id: String(found.changefeed_id),
        capture_id: String(found.capture_id),
      };
}
