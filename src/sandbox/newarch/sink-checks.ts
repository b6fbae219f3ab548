// What servers of the new architecture refuse of a sink, and what they fill in (facts C.6, C.18).
import type { JsonValue } from '../../codec/index.js';
import { type Faults, isUnreachable } from '../faults.js';
import { Refusal, refuse } from '../refusal.js';
import { checkProtocol, databases, isKnown, kafkas, pulsars, storages } from '../sink-checks.js';
import { readSinkUri, type SinkUri } from '../sink-uri.js';
import { invalidReplicaConfig, invalidSinkUri } from './refusals.js';
import type { NewarchTraits } from './releases.js';
import { inOrder, type SinkSettings } from './sink-config.js';

export type SinkKind = 'queue' | 'storage' | 'database' | 'other';

/** The kind of sink that a URI leads to. */
export function sinkKind(text: string): SinkKind {
  const uri = readSinkUri(text);
  return 'problem' in uri ? 'other' : kindOf(uri);
}

function kindOf({ scheme }: SinkUri): SinkKind {
  if (databases.includes(scheme)) return 'database';
  if (storages.includes(scheme)) return 'storage';
  return [...kafkas, ...pulsars].includes(scheme) ? 'queue' : 'other';
}

/** @throws {Refusal} if it cannot be read. */
export function parseSinkUri(text: string): SinkUri {
  const uri = readSinkUri(text);
  if ('problem' in uri) throw invalidSinkUri(text, uri.problem);
  return uri;
}

/** @throws {Refusal} if the URI of a queue names no topic. */
export function checkTopic(text: string): void {
  const uri = parseSinkUri(text);
  if (kindOf(uri) !== 'queue' || uri.path.replaceAll('/', '') !== '') return;
  throw invalidSinkUri(text, '[CDC:ErrKafkaInvalidConfig]no topic is specified in sink-uri');
}

/**
 * The settings as they are stored: what the URI says wins, what the kind of sink needs is filled in.
 *
 * @throws {Refusal} for settings that do not fit the sink.
 */
export function completeSink(
  traits: NewarchTraits,
  text: string,
  settings: SinkSettings,
): SinkSettings {
  const uri = parseSinkUri(text);
  const kind = kindOf(uri);
  const query = new URLSearchParams(uri.query ?? '');
  const chosen = {
    ...settings,
    ...given('protocol', query.get('protocol')),
    ...given('transaction_atomicity', query.get('transaction-atomicity')),
  };
  const cause = problemOf(traits, uri, chosen);
  if (cause !== undefined) throw invalidReplicaConfig(cause);
  // A database's settings are looked at no further.
  if (kind === 'database') return inOrder(chosen);
  const { terminator = '\r\n', advance_timeout, file_index_width: width } = chosen;
  return inOrder({
    ...chosen,
    terminator,
    advance_timeout: Number(advance_timeout ?? 0) === 0 ? 150 : (advance_timeout ?? 150),
    ...(kind === 'storage' && { file_index_width: fittingWidth(width) }),
  });
}

function given(name: string, value: string | null): SinkSettings {
  return value === null || value === '' ? {} : { [name]: value };
}

/** Digits in names of files: 6 to 20. */
function fittingWidth(width: JsonValue | undefined): number {
  const digits = Number(width ?? 0);
  return digits >= 6 && digits <= 20 ? digits : 20;
}

/** Why the settings do not fit the sink. */
function problemOf(
  traits: NewarchTraits,
  uri: SinkUri,
  settings: SinkSettings,
): string | undefined {
  const { scheme } = uri;
  const kind = kindOf(uri);
  const { protocol, transaction_atomicity: atomicity = '' } = settings;
  const fits = ['', 'none'].includes(String(atomicity));
  if (!fits && (atomicity !== 'table' || kind === 'queue')) {
    return sinkUriProblem(`${atomicity} level atomicity is not supported by ${scheme} scheme`);
  }
  if (kind === 'database') {
    if (protocol === undefined) return undefined;
    return sinkUriProblem(`protocol ${protocol} is incompatible with ${scheme} scheme`);
  }
  const unknown = kind === 'other' ? undefined : protocolProblem(traits, String(protocol ?? ''));
  return unknown ?? settingsProblem(settings, kind);
}

function sinkUriProblem(reason: string): string {
  return `[CDC:ErrSinkURIInvalid]sink uri invalid '${reason}'`;
}

function protocolProblem(traits: NewarchTraits, protocol: string): string | undefined {
  if (protocol === '') return "[CDC:ErrSinkUnknownProtocol]unknown '' message protocol for sink";
  try {
    checkProtocol(traits, protocol);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

function settingsProblem(settings: SinkSettings, kind: SinkKind): string | undefined {
  const { encoder_concurrency: encoders = 0, date_separator: separator = '', csv } = settings;
  const { protocol, delete_only_output_handle_key_columns: handleOnly } = settings;
  if (Number(encoders) < 0) {
    return `[CDC:ErrSinkInvalidConfig]encoder-concurrency should greater than 0, but got ${encoders}`;
  }
  if (handleOnly === true && String(protocol).toLowerCase() === 'csv') {
    return '[CDC:ErrSinkInvalidConfig]CSV protocol always output all columns for the delete event, do not set `delete-only-output-handle-key-columns` to true';
  }
  if (kind !== 'storage') return undefined;
  if (!['', 'none', 'year', 'month', 'day'].includes(String(separator).toLowerCase())) {
    return `[CDC:ErrSinkInvalidConfig]sink config invalid: [CDC:ErrStorageSinkInvalidDateSeparator]date separator in storage sink is invalid: ${separator}`;
  }
  const problem = csvProblem(csv);
  return problem && `[CDC:ErrSinkInvalidConfig]sink config invalid: ${problem}`;
}

function csvProblem(csv: JsonValue | undefined): string | undefined {
  if (typeof csv !== 'object' || csv === null || Array.isArray(csv)) return undefined;
  const quote = String(csv.quote ?? '');
  const delimiter = String(csv.delimiter ?? '');
  if (byteLength(quote) > 1) return 'csv config quote contains more than one character';
  if (/[\r\n]/.test(quote)) return 'csv config quote cannot be line break character';
  if (delimiter === '') return 'csv config delimiter cannot be empty';
  if (byteLength(delimiter) > 3) return 'csv config delimiter contains more than three characters';
  if (/[\r\n]/.test(delimiter)) return 'csv config delimiter contains line break characters';
  if (quote !== '' && delimiter.includes(quote)) {
    return 'csv config quote and delimiter has common characters which is not allowed';
  }
  if (!['hex', 'base64'].includes(String(csv.binary_encoding_method))) {
    return 'csv config binary-encoding-method can only be hex or base64';
  }
  return undefined;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Where a sink cannot be reached. */
function refusedConnection({ host }: SinkUri): string {
  return `dial tcp ${host}: connect: connection refused`;
}

/** @throws {Refusal} if a database cannot be asked whether it is the upstream itself. */
export function checkSameCluster(traits: NewarchTraits, text: string, faults: Faults): void {
  const uri = parseSinkUri(text);
  if (!traits.sameClusterCheck || kindOf(uri) !== 'database') return;
  if (!isUnreachable(faults, uri.host)) return;
  const cause = refusedConnection(uri);
  throw refuse('CDC:ErrMySQLConnectionError', `fail to open MySQL connection: ${cause}`);
}

/** @throws {Refusal} if the scheme is unknown, or a fault makes the sink's host unreachable. */
export function openSink(traits: NewarchTraits, text: string, faults: Faults): void {
  const uri = parseSinkUri(text);
  if (!isKnown(traits, uri.scheme)) {
    throw invalidSinkUri(text, `the sink scheme (${uri.scheme}) is not supported`);
  }
  if (uri.scheme === 'blackhole' || !isUnreachable(faults, uri.host)) return;
  throw invalidSinkUri(text, refusedConnection(uri));
}
