// What classic servers refuse of a sink before they open it: its URI, its scheme, and settings that do not fit the scheme
// (server-behaviour/values.md#sink-config, server-behaviour/values.md#sink-schemes).
import { isObject, type JsonValue, objectAt, objectsAt, textAt } from '../../../shared/json.js';
import { ipProblem } from '../go/ip-address.js';
import { type Refusal, refuse, wrapped } from '../refusal.js';
import { checkProtocol, isKnownScheme, isPulsar, sinkKindOf } from '../sink-schemes.js';
import { readSinkUri, type SinkUri } from '../sink-uri.js';
import { splitHost } from '../sinks/addresses.js';
import { csvProblem, dateSeparatorProblem } from '../sinks/csv.js';
import { openAnySink } from '../sinks/open-sink.js';
import type { SinkRequest } from '../sinks/sink-request.js';
import type { RefusalTraits } from '../traits.js';

/** @throws {Refusal} if Go cannot read the URI. */
export function parseSinkUri(traits: RefusalTraits, text: string): SinkUri {
  const uri = readSinkUri(text);
  if (!('problem' in uri)) return uri;
  throw wrapped(traits, 'CDC:ErrSinkURIInvalid', sinkUriText(traits, '%s'), uri.problem);
}

export function emptySinkUri(traits: RefusalTraits): Refusal {
  const reason = "sink-uri is empty, can't not create a changefeed without sink-uri";
  return invalidSinkUri(traits, reason);
}

function invalidSinkUri(traits: RefusalTraits, reason: string): Refusal {
  return refuse('CDC:ErrSinkURIInvalid', sinkUriText(traits, reason));
}

function sinkUriText({ quotedSinkText }: RefusalTraits, reason: string): string {
  if (quotedSinkText) return `sink uri invalid '${reason}'`;
  return reason === '%s' ? 'sink uri invalid' : `sink uri invalid%!(EXTRA string=${reason})`;
}

/** @throws {Refusal} if the release does not accept the scheme. */
function checkScheme(traits: RefusalTraits, { scheme }: SinkUri): void {
  if (isKnownScheme(traits, scheme)) return;
  throw refuse('CDC:ErrSinkURIInvalid', `the sink scheme (${scheme}) is not supported`);
}

/** @throws {Refusal} if the host is an IPv6 address without brackets (server-behaviour/values.md#sink-host-ipv6). */
export function checkHost(traits: RefusalTraits, { host }: SinkUri): void {
  if (!traits.checksIpv6Hosts || ipProblem(splitHost(host).name) !== undefined) return;
  if (host.startsWith('[')) return;
  const text =
    'sink uri host is not valid IPv6 address, when using IPv6 address in URI, please use [ipv6-address]:port';
  throw refuse('CDC:ErrSinkURIInvalid', text);
}

/** @throws {Refusal} if the release does not accept host, scheme or a parameter, or the sink's host is unreachable. */
export function openSink(request: SinkRequest): void {
  checkHost(request.traits, request.uri);
  checkScheme(request.traits, request.uri);
  openAnySink(request);
}

/** @throws {Refusal} if the settings do not fit each other or the scheme. */
export function checkSinkConfig(request: SinkRequest): void {
  const { traits, uri } = request;
  if (traits.checksSinkConfig) {
    checkRegistries(request);
    checkAtomicity(request);
    checkProtocolFits(request);
  }
  const kind = sinkKindOf(uri.scheme);
  if (kind === 'database' && traits.bothDispatchers !== 'refused') return;
  checkDispatchers(request);
  if (!traits.checksSinkConfig) return;
  checkConcurrency(request);
  if (request.protocol?.toLowerCase() === 'csv') checkCsvDeletes(request);
  if (kind === 'storage') checkFiles(request);
}

/** One kind of schema registry, and a complete one of AWS Glue. */
function checkRegistries({ config }: SinkRequest): void {
  const glue = objectAt(config, 'kafka-config')['glue-schema-registry-config'];
  if (!isObject(glue)) return;
  if (textAt(config, 'schema-registry') !== undefined) {
    const text =
      'schema-registry and glue-schema-registry-configcannot be set at the same time,schema-registry is used by confluent schema registry, glue-schema-registry-config is used by aws glue schema registry';
    throw refuse('CDC:ErrInvalidReplicaConfig', `invalid replica config, ${text}`);
  }
  const isGiven = (name: string) => (textAt(glue, name) ?? '') !== '';
  const invalid = (text: string) => refuse('CDC:ErrInvalidGlueSchemaRegistryConfig', text);
  for (const name of ['registry-name', 'region']) {
    if (!isGiven(name)) throw invalid(`${name} is empty, is must be set`);
  }
  if (isGiven('access-key') && !isGiven('secret-access-key')) {
    const text = 'access-key is set, but access-key-secret is empty, they must be set together';
    throw invalid(text);
  }
}

/** `table` suits every sink but queues, which split transactions. */
function checkAtomicity(request: SinkRequest): void {
  const { traits, uri, parameters, config } = request;
  const level = parameters.get('transaction-atomicity') || textAt(config, 'transaction-atomicity');
  if (level === undefined || ['', 'none'].includes(level)) return;
  const isQueue =
    sinkKindOf(uri.scheme) === 'queue' &&
    isKnownScheme(traits, uri.scheme) &&
    !hasOldClient(traits, uri);
  if (level === 'table' && !isQueue) return;
  const reason = `${level} level atomicity is not supported by ${uri.scheme} scheme`;
  throw invalidSinkUri(traits, reason);
}

/** The Pulsar sink of v6.1 counts as no queue, and checks its protocol itself. */
function hasOldClient({ pulsarClient }: RefusalTraits, { scheme }: SinkUri): boolean {
  return pulsarClient === 'old' && isPulsar(scheme);
}

function checkProtocolFits(request: SinkRequest): void {
  const { traits, uri } = request;
  const protocol = request.protocol;
  const kind = sinkKindOf(uri.scheme);
  if (hasOldClient(traits, uri) || !isKnownScheme(traits, uri.scheme)) return;
  if (kind === 'queue' || kind === 'storage') checkProtocol(traits, protocol ?? '');
  else if (protocol !== undefined && refusesProtocol(traits, uri.scheme, protocol)) {
    const reason = `protocol ${protocol} is incompatible with ${uri.scheme} scheme`;
    throw invalidSinkUri(traits, reason);
  }
}

/** Returns whether a sink that is neither a queue nor a storage refuses the protocol. */
function refusesProtocol(traits: RefusalTraits, scheme: string, protocol: string): boolean {
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

function checkDispatchers({ traits, config }: SinkRequest): void {
  if (traits.bothDispatchers === 'accepted') return;
  const isGiven = (value: JsonValue | undefined) => value !== undefined && value !== '';
  const rule = objectsAt(config, 'dispatchers').find(
    ({ dispatcher, partition }) => isGiven(dispatcher) && isGiven(partition),
  );
  if (rule === undefined) return;
  const fields = traits.dispatchRuleText
    .split(' ')
    .map((name) => (isList(name) ? `[${listAt(rule[name])}]` : String(rule[name] ?? '')));
  const cause = `dispatcher and partition cannot be configured both for rule:&{${fields.join(' ')}}`;
  throw refuse('CDC:ErrSinkInvalidConfig', `sink config invalid: ${cause}`);
}

function isList(name: string): boolean {
  return name === 'matcher' || name === 'columns';
}

function listAt(value: JsonValue | undefined): string {
  return Array.isArray(value) ? value.join(' ') : '';
}

function checkConcurrency({ config }: SinkRequest): void {
  const threads = Number(config['encoder-concurrency'] ?? 0);
  if (threads >= 0) return;
  // Releases that read it into a pointer print the pointer's address.
  const text = `encoder-concurrency should greater than 0, but got ${threads}`;
  throw refuse('CDC:ErrSinkInvalidConfig', text);
}

function checkCsvDeletes({ config }: SinkRequest): void {
  if (config['delete-only-output-handle-key-columns'] !== true) return;
  const text =
    'CSV protocol always output all columns for the delete event, do not set `delete-only-output-handle-key-columns` to true';
  throw refuse('CDC:ErrSinkInvalidConfig', text);
}

function checkFiles({ traits, config }: SinkRequest): void {
  const problem =
    dateSeparatorProblem(textAt(config, 'date-separator') ?? '') ?? csvProblem(traits, config.csv);
  if (problem === undefined) return;
  throw wrapped(traits, 'CDC:ErrSinkInvalidConfig', 'sink config invalid', problem);
}
