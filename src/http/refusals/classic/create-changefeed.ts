// What classic servers refuse of a new changefeed without looking at the cluster (server-behaviour/changefeeds.md#create).
import type { GoSchema } from '../../../codec/index.js';
import { readBody } from '../body.js';
import { readConfig, textOf } from '../changefeed-config.js';
import { type CreateChecks, type CreateRequest, sharedCreateChecks } from '../create-checks.js';
import { checkId } from '../ids.js';
import type { SinkUri } from '../sink-uri.js';
import { type SinkRequest, sinkRequest } from '../sinks/sink-request.js';
import { checkTimeZone } from '../time-zone.js';
import type { RefusalTraits } from '../traits.js';
import { checkSinkConfig, emptySinkUri, openSink, parseSinkUri } from './sink-checks.js';

/** A changefeed that a request to a classic server describes. */
export interface ClassicCreate extends CreateRequest {
  readonly timeZone: string;
  /** As the body names it. */
  readonly namespace: string;
  readonly isUnreachable: SinkRequest['isUnreachable'];
}

/**
 * Reads the changefeed in a body, with the defaults of servers.
 *
 * @param isUnreachable see `SinkRequest`.
 * @throws {Refusal} if the body cannot be read.
 */
export function readCreate(
  traits: RefusalTraits,
  text: string,
  schema: GoSchema,
  isUnreachable: SinkRequest['isUnreachable'],
): ClassicCreate {
  const body = readBody(text, schema, 'invalid api parameter');
  const given = readConfig(body);
  return {
    traits,
    id: textOf(body.changefeed_id),
    config: {
      ...given,
      filter_rules: given.filter_rules.length === 0 ? ['*.*'] : given.filter_rules,
      mounter_worker_num: given.mounter_worker_num === 0 ? 16 : given.mounter_worker_num,
    },
    timeZone: textOf(body.timezone),
    namespace: textOf(body.namespace),
    isUnreachable,
  };
}

export function uriOf({ traits, config }: ClassicCreate): SinkUri {
  return parseSinkUri(traits, config.sink_uri);
}

function sinkOf(request: ClassicCreate): SinkRequest {
  const { traits, config, isUnreachable } = request;
  return sinkRequest(traits, uriOf(request), config.sink_config, isUnreachable);
}

export const createChecks = {
  ...sharedCreateChecks,
  sinkGiven({ traits, config }) {
    if (config.sink_uri === '') throw emptySinkUri(traits);
  },
  id: ({ id }) => checkId('changefeed_id', id),
  eligible(request) {
    const { force_replicate, ignore_ineligible_table } = request.config;
    // Servers read the rules here to find the tables.
    if (!force_replicate && !ignore_ineligible_table) sharedCreateChecks.filter(request);
  },
  timeZone: ({ traits, timeZone }) => checkTimeZone(traits, timeZone),
  sinkUri: (request) => void uriOf(request),
  sinkConfig: (request) => checkSinkConfig(sinkOf(request)),
  sink: (request) => openSink(sinkOf(request)),
} as const satisfies CreateChecks<ClassicCreate>;
