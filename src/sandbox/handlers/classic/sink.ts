// Sinks that classic servers cannot open.
import type { JsonValue } from '../../../codec/index.js';
import { checkHost, checkScheme } from '../../../http/refusals/classic/sink-checks.js';
import type { SinkUri } from '../../../http/refusals/sink-uri.js';
import { openAnySink } from '../../../http/refusals/sinks/open-sink.js';
import { type SinkRequest, sinkRequest } from '../../../http/refusals/sinks/sink-request.js';
import { isUnreachable } from '../../faults.js';
import type { Context } from '../common/types.js';

/** @param sinkConfig the decoded `sink_config`. */
export function requestOf(
  { traits, faults }: Context,
  uri: SinkUri,
  sinkConfig: JsonValue | undefined,
): SinkRequest {
  return sinkRequest(traits, uri, sinkConfig, (address) => isUnreachable(faults, address));
}

/** @throws {Refusal} if the release does not accept the scheme or a parameter, or a fault makes the sink's host unreachable. */
export function openSink(request: SinkRequest): void {
  checkHost(request.traits, request.uri);
  checkScheme(request.traits, request.uri);
  openAnySink(request);
}
