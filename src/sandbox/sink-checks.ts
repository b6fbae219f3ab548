// What servers refuse of a sink: its URI, its settings, and hosts that cannot be reached.
import type { JsonValue } from '../codec/index.js';
import { isObject, type JsonObject } from '../edge/json.js';
import { wrapped } from './errors.js';
import { type Faults, isUnreachable } from './faults.js';
import { type Refusal, refuse } from './refusal.js';
import type { Traits } from './releases.js';
import { readSinkUri, type SinkUri } from './sink-uri.js';

export const databases = ['mysql', 'mysql+ssl', 'tidb', 'tidb+ssl'];
export const kafkas = ['kafka', 'kafka+ssl'];
export const pulsars = ['pulsar', 'pulsar+ssl', 'pulsar+http', 'pulsar+https'];
export const storages = ['local', 's3', 'file', 'gcs', 'gs', 'azblob', 'azure', 'noop'];

/** @throws {Refusal} if it cannot be read. */
export function parseSinkUri(traits: Traits, text: string): SinkUri {
  const uri = readSinkUri(text);
  if (!('problem' in uri)) return uri;
  throw wrapped(traits, 'CDC:ErrSinkURIInvalid', sinkUriText(traits, '%s'), uri.problem);
}

export function emptySinkUri(traits: Traits): Refusal {
  const reason = "sink-uri is empty, can't not create a changefeed without sink-uri";
  return refuse('CDC:ErrSinkURIInvalid', sinkUriText(traits, reason));
}

function sinkUriText({ quotedSinkText }: Traits, reason: string): string {
  if (quotedSinkText) return `sink uri invalid '${reason}'`;
  return reason === '%s' ? 'sink uri invalid' : `sink uri invalid%!(EXTRA string=${reason})`;
}

/** @throws {Refusal} for a protocol or dispatchers that do not fit the sink. */
export function checkSinkConfig(
  traits: Traits,
  uri: SinkUri,
  sinkConfig: JsonValue | undefined,
): void {
  const config = isObject(sinkConfig) ? sinkConfig : {};
  checkDispatchers(traits, uri, config);
  const inUri = new URLSearchParams(uri.query ?? '').get('protocol');
  const inConfig = typeof config.protocol === 'string' ? config.protocol : undefined;
  const protocol = inUri === null || inUri === '' ? inConfig : inUri;
  if (protocol === undefined) return;
  if (isQueueOrStorage(uri.scheme)) checkProtocol(traits, protocol);
  else if (refusesProtocol(traits, uri.scheme, protocol)) {
    const reason = `protocol ${protocol} is incompatible with ${uri.scheme} scheme`;
    throw refuse('CDC:ErrSinkURIInvalid', sinkUriText(traits, reason));
  }
}

function checkDispatchers(traits: Traits, uri: SinkUri, config: JsonObject): void {
  if (traits.bothDispatchers === 'taken') return;
  if (traits.bothDispatchers === 'refused by queues' && databases.includes(uri.scheme)) return;
  const rules = Array.isArray(config.dispatchers) ? config.dispatchers.filter(isObject) : [];
  const isGiven = (value: JsonValue | undefined) => value !== undefined && value !== '';
  if (rules.some(({ dispatcher, partition }) => isGiven(dispatcher) && isGiven(partition))) {
    // The words are a guess, the code is not.
    const cause = 'dispatcher and partition cannot be configured both';
    throw wrapped(traits, 'CDC:ErrSinkInvalidConfig', 'sink config invalid', cause);
  }
}

const protocols = ['default', 'canal', 'avro', 'maxwell', 'canal-json', 'craft'];

/** @throws {Refusal} for a word that is no protocol of the release. */
export function checkProtocol(traits: Traits, protocol: string): void {
  const word = protocol.toLowerCase();
  if (traits.protocols === 'any' || word === '') return;
  if (protocols.includes(word) || traits.protocols.split(' ').includes(word)) return;
  // The words are a guess, the codes are not.
  const unknown = refuse(
    traits.unknownProtocolCode,
    `unknown '${protocol}' message protocol for sink`,
  );
  if (traits.unknownProtocolCode === 'CDC:ErrSinkUnknownProtocol') throw unknown;
  throw wrapped(traits, 'CDC:ErrKafkaInvalidConfig', 'kafka config invalid', unknown);
}

function refusesProtocol(traits: Traits, scheme: string, protocol: string): boolean {
  if (!isKnown(traits, scheme)) return false;
  switch (traits.protocolOfDatabase) {
    case 'taken':
      return false;
    case 'refused by all':
      return protocol !== '';
    case 'refused':
      return protocol !== '' && databases.includes(scheme);
    case 'refused even if empty':
      return databases.includes(scheme);
  }
}

/** @throws {Refusal} if the scheme is unknown, or a fault makes the sink's host unreachable. */
export function openSink(traits: Traits, uri: SinkUri, faults: Faults): void {
  if (!isKnown(traits, uri.scheme)) {
    throw refuse('CDC:ErrSinkURIInvalid', `the sink scheme (${uri.scheme}) is not supported`);
  }
  if (uri.scheme === 'blackhole' || !isUnreachable(faults, uri.host)) return;
  // The words of all these are a guess, the codes of databases and Kafka are not.
  const cause = `dial tcp ${uri.host}: connect: connection refused`;
  if (databases.includes(uri.scheme)) {
    throw wrapped(
      traits,
      'CDC:ErrMySQLConnectionError',
      'MySQL connection error',
      `fail to open MySQL connection: ${cause}`,
    );
  }
  if (storages.includes(uri.scheme)) {
    throw wrapped(traits, 'CDC:ErrStorageSinkInvalidConfig', 'storage sink config invalid', cause);
  }
  const code = pulsars.includes(uri.scheme) ? 'CDC:ErrPulsarNewClient' : 'CDC:ErrKafkaNewProducer';
  throw wrapped(
    traits,
    code,
    pulsars.includes(uri.scheme) ? 'new pulsar client' : 'new kafka producer',
    cause,
  );
}

/** Whether the release has the scheme. */
export function isKnown({ schemes }: Traits, scheme: string): boolean {
  return (
    scheme === 'blackhole' ||
    databases.includes(scheme) ||
    kafkas.includes(scheme) ||
    schemes.split(' ').includes(scheme === '' ? 'none' : scheme)
  );
}

function isQueueOrStorage(scheme: string): boolean {
  return [...kafkas, ...pulsars, ...storages].includes(scheme);
}
