// Sinks that the new architecture cannot open (server-behaviour/new-architecture.md#create).
import type { JsonValue } from '../../../codec/index.js';
import {
  checkScheme,
  parseSinkUri,
  underSinkUri,
} from '../../../http/refusals/newarch/sink-checks.js';
import { sinkKindOf } from '../../../http/refusals/sink-schemes.js';
import { openMysql } from '../../../http/refusals/sinks/mysql.js';
import { openAnySink } from '../../../http/refusals/sinks/open-sink.js';
import { type SinkRequest, sinkRequest } from '../../../http/refusals/sinks/sink-request.js';
import { isUnreachable } from '../../faults.js';
import type { Context } from '../common/types.js';

function requestOf(
  { traits, faults }: Context,
  text: string,
  sinkConfig: JsonValue | undefined,
): SinkRequest {
  const uri = parseSinkUri(text);
  return sinkRequest(traits, uri, sinkConfig, (address) => isUnreachable(faults, address));
}

/**
 * Connects to a database, as servers do to check that it is not the upstream itself.
 *
 * @param sinkConfig the decoded `sink_config` of the request.
 * @throws {Refusal} if the database is refused or cannot be reached.
 */
export function checkSameCluster(
  context: Context,
  text: string,
  sinkConfig: JsonValue | undefined,
): void {
  if (!context.traits.sameClusterCheck) return;
  const request = requestOf(context, text, sinkConfig);
  if (sinkKindOf(request.uri.scheme) === 'database') openMysql(request);
}

/** @throws {Refusal} if the release does not accept the scheme or a parameter, or a fault makes the sink's host unreachable. */
export function openSink(context: Context, text: string, sinkConfig: JsonValue | undefined): void {
  checkScheme(context.traits, text);
  underSinkUri(text, () => openAnySink(requestOf(context, text, sinkConfig)));
}
