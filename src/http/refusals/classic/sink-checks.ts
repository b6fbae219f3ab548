// What classic servers refuse of a sink without connecting to it: its URI, its scheme and its settings
// (server-behaviour/values.md#sink-config, server-behaviour/values.md#sink-schemes).
import type { JsonValue } from '../../../codec/index.js';
import { isObject, type JsonObject, objectsAt } from '../../../shared/json.js';
import { type Refusal, refuse, wrapped } from '../refusal.js';
import { checkProtocol, isKnownScheme, sinkKindOf } from '../sink-schemes.js';
import { readSinkUri, type SinkUri } from '../sink-uri.js';
import type { RefusalTraits } from '../traits.js';

/** @throws {Refusal} if Go cannot read the URI. */
export function parseSinkUri(traits: RefusalTraits, text: string): SinkUri {
  const uri = readSinkUri(text);
  if (!('problem' in uri)) return uri;
  throw wrapped(traits, 'CDC:ErrSinkURIInvalid', sinkUriText(traits, '%s'), uri.problem);
}

export function emptySinkUri(traits: RefusalTraits): Refusal {
  const reason = "sink-uri is empty, can't not create a changefeed without sink-uri";
  return refuse('CDC:ErrSinkURIInvalid', sinkUriText(traits, reason));
}

function sinkUriText({ quotedSinkText }: RefusalTraits, reason: string): string {
  if (quotedSinkText) return `sink uri invalid '${reason}'`;
  return reason === '%s' ? 'sink uri invalid' : `sink uri invalid%!(EXTRA string=${reason})`;
}

/** @throws {Refusal} if the release does not accept the scheme. */
export function checkScheme(traits: RefusalTraits, { scheme }: SinkUri): void {
  if (isKnownScheme(traits, scheme)) return;
  throw refuse('CDC:ErrSinkURIInvalid', `the sink scheme (${scheme}) is not supported`);
}

/** @throws {Refusal} if the protocol or the dispatchers do not fit the sink. */
export function checkSinkConfig(
  traits: RefusalTraits,
  uri: SinkUri,
  sinkConfig: JsonValue | undefined,
): void {
  const config = isObject(sinkConfig) ? sinkConfig : {};
  checkDispatchers(traits, uri, config);
  const inUri = new URLSearchParams(uri.query ?? '').get('protocol');
  const inConfig = typeof config.protocol === 'string' ? config.protocol : undefined;
  const protocol = inUri === null || inUri === '' ? inConfig : inUri;
  if (protocol === undefined) return;
  const kind = sinkKindOf(uri.scheme);
  if (kind === 'queue' || kind === 'storage') checkProtocol(traits, protocol);
  else if (refusesProtocol(traits, uri.scheme, protocol)) {
    const reason = `protocol ${protocol} is incompatible with ${uri.scheme} scheme`;
    throw refuse('CDC:ErrSinkURIInvalid', sinkUriText(traits, reason));
  }
}

function checkDispatchers(traits: RefusalTraits, uri: SinkUri, config: JsonObject): void {
  const { bothDispatchers } = traits;
  if (bothDispatchers === 'accepted') return;
  if (bothDispatchers === 'refused by queues' && sinkKindOf(uri.scheme) === 'database') return;
  const rules = objectsAt(config, 'dispatchers');
  const isGiven = (value: JsonValue | undefined) => value !== undefined && value !== '';
  if (rules.some(({ dispatcher, partition }) => isGiven(dispatcher) && isGiven(partition))) {
    // The words are a guess, the code is not.
    const cause = 'dispatcher and partition cannot be configured both';
    throw wrapped(traits, 'CDC:ErrSinkInvalidConfig', 'sink config invalid', cause);
  }
}

/** Returns whether a sink that is neither a queue nor a storage refuses the protocol. */
function refusesProtocol(traits: RefusalTraits, scheme: string, protocol: string): boolean {
  if (!isKnownScheme(traits, scheme)) return false;
  const isDatabase = sinkKindOf(scheme) === 'database';
  switch (traits.protocolOfDatabase) {
    case 'accepted':
      return false;
    case 'refused by all':
      return protocol !== '';
    case 'refused':
      return protocol !== '' && isDatabase;
    case 'refused even if empty':
      return isDatabase;
  }
}
