// What the new architecture refuses of a sink without connecting to it, and the settings that it fills in
// (server-behaviour/new-architecture.md#create, server-behaviour/new-architecture-config.md#config).
import type { JsonValue } from '../../../codec/index.js';
import { parseGoQuery } from '../go/query.js';
import { printGoUrl } from '../go/url.js';
import { Refusal } from '../refusal.js';
import { checkProtocol, isKnownScheme, type SinkKind, sinkKindOf } from '../sink-schemes.js';
import { readSinkUri, type SinkUri } from '../sink-uri.js';
import { csvProblem, dateSeparatorProblem } from '../sinks/csv.js';
import { checkTopic as checkTopicOf } from '../sinks/kafka.js';
import type { RefusalTraits } from '../traits.js';
import { invalidReplicaConfig, invalidSinkUri } from './errors.js';
import { inOrder, type SinkSettings } from './sink-config.js';

/** @throws {Refusal} if Go cannot read the URI. */
export function parseSinkUri(text: string): SinkUri {
  const uri = readSinkUri(text);
  if ('problem' in uri) throw invalidSinkUri(text, uri.problem);
  return uri;
}

/** @throws {Refusal} if the release does not accept the scheme. */
export function checkScheme(traits: RefusalTraits, text: string): void {
  const uri = parseSinkUri(text);
  if (isKnownScheme(traits, uri.scheme)) return;
  throw invalidSinkUri(text, invalidSinkUri(printGoUrl(uri)).error.message);
}

/** @throws {Refusal} if the URI of a queue names no topic. */
export function checkTopic(text: string): void {
  const uri = parseSinkUri(text);
  if (sinkKindOf(uri.scheme) === 'queue') underSinkUri(text, () => checkTopicOf(uri));
}

/** Runs a check of the sink. Its refusal becomes one of the URI. */
export function underSinkUri(text: string, check: () => void): void {
  try {
    check();
  } catch (error) {
    throw error instanceof Refusal ? invalidSinkUri(text, error.error.message) : error;
  }
}

/**
 * Returns the settings to store. Parameters of the URI replace settings, and missing settings that the kind of sink needs get defaults.
 *
 * @throws {Refusal} if the settings do not fit the sink.
 */
export function completeSink(
  traits: RefusalTraits,
  text: string,
  settings: SinkSettings,
): SinkSettings {
  const uri = parseSinkUri(text);
  const kind = sinkKindOf(uri.scheme);
  const query = parseGoQuery(uri.query);
  const chosen = {
    ...settings,
    ...given('protocol', query.get('protocol')),
    ...given('transaction_atomicity', query.get('transaction-atomicity')),
  };
  const cause = problemOf(traits, uri, chosen);
  if (cause !== undefined) throw invalidReplicaConfig(cause);
  // Servers do not check any other setting of a database.
  if (kind === 'database') return inOrder(chosen);
  const { terminator = '\r\n', advance_timeout, file_index_width: width } = chosen;
  return inOrder({
    ...chosen,
    terminator,
    advance_timeout: Number(advance_timeout ?? 0) === 0 ? 150 : (advance_timeout ?? 150),
    ...(kind === 'storage' && { file_index_width: fittingWidth(width) }),
  });
}

function given(name: string, value: string | undefined): SinkSettings {
  return value === undefined || value === '' ? {} : { [name]: value };
}

/** Returns the number of digits in file names: 6 to 20, by default 20. */
function fittingWidth(width: JsonValue | undefined): number {
  const digits = Number(width ?? 0);
  return digits >= 6 && digits <= 20 ? digits : 20;
}

/** Returns why the settings do not fit the sink; undefined if they do. */
function problemOf(
  traits: RefusalTraits,
  uri: SinkUri,
  settings: SinkSettings,
): string | undefined {
  const { scheme } = uri;
  const kind = sinkKindOf(uri.scheme);
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
  return unknown ?? settingsProblem(traits, settings, kind);
}

function sinkUriProblem(reason: string): string {
  return `[CDC:ErrSinkURIInvalid]sink uri invalid '${reason}'`;
}

function protocolProblem(traits: RefusalTraits, protocol: string): string | undefined {
  if (protocol === '') return "[CDC:ErrSinkUnknownProtocol]unknown '' message protocol for sink";
  try {
    checkProtocol(traits, protocol);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

function settingsProblem(
  traits: RefusalTraits,
  settings: SinkSettings,
  kind: SinkKind,
): string | undefined {
  const { encoder_concurrency: encoders = 0, date_separator: separator = '', csv } = settings;
  const { protocol, delete_only_output_handle_key_columns: handleOnly } = settings;
  if (Number(encoders) < 0) {
    return `[CDC:ErrSinkInvalidConfig]encoder-concurrency should greater than 0, but got ${encoders}`;
  }
  if (handleOnly === true && String(protocol).toLowerCase() === 'csv') {
    return '[CDC:ErrSinkInvalidConfig]CSV protocol always output all columns for the delete event, do not set `delete-only-output-handle-key-columns` to true';
  }
  if (kind !== 'storage') return undefined;
  const problem = dateSeparatorProblem(String(separator)) ?? csvProblem(traits, csv, 'underscores');
  return problem && `[CDC:ErrSinkInvalidConfig]sink config invalid: ${problem}`;
}
