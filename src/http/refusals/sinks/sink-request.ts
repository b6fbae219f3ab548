// A sink as a request describes it.
import { isObject, type JsonObject, type JsonValue, textAt } from '../../../shared/json.js';
import { parseGoQuery } from '../go/query.js';
import type { SinkUri } from '../sink-uri.js';
import type { RefusalTraits } from '../traits.js';

export interface SinkRequest {
  readonly traits: RefusalTraits;
  readonly uri: SinkUri;
  /** The first value of each parameter of the URI. */
  readonly parameters: ReadonlyMap<string, string>;
  /** The decoded `sink_config`; empty if there is none. */
  readonly config: JsonObject;
  /** The protocol of messages: that of the URI, else that of `sink_config`. */
  readonly protocol: string | undefined;
  /** Returns whether no connection to an address (`host:port`) can be opened. */
  readonly isUnreachable: (address: string) => boolean;
}

/** @param sinkConfig the decoded `sink_config`. */
export function sinkRequest(
  traits: RefusalTraits,
  uri: SinkUri,
  sinkConfig: JsonValue | undefined,
  isUnreachable: SinkRequest['isUnreachable'],
): SinkRequest {
  const config = isObject(sinkConfig) ? sinkConfig : {};
  const parameters = parseGoQuery(uri.query);
  const protocol = parameters.get('protocol') || textAt(config, 'protocol');
  return { traits, uri, parameters, config, protocol, isUnreachable };
}
