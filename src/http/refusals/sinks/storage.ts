// What servers refuse of a storage sink (server-behaviour/values.md#storage-parameters).
import { objectAt } from '../../../shared/json.js';
import { decodedPath, parseGoUrl, printGoUrl } from '../go/url.js';
import { GoValueError, parseGoDuration } from '../go/values.js';
import { Refusal, refuse, refuseWithoutCode, wrapped } from '../refusal.js';
import { checkProtocol, unknownProtocol } from '../sink-schemes.js';
import { refusedConnection } from './addresses.js';
import { notFound } from './certificate-files.js';
import { checkEncoder } from './encoder.js';
import { type Parameter, readParameters } from './parameters.js';
import type { SinkRequest } from './sink-request.js';

/** In the order in which servers read them. */
const table: readonly Parameter[] = [
  { name: 'worker-count', type: 'int', minimum: 1n },
  { name: 'flush-interval', type: 'duration' },
  { name: 'file-size', type: 'int' },
  { name: 'use-table-id-as-path', type: 'bool', servers: 'newarch >=8.5.6' },
  { name: 'spool-disk-quota', type: 'int64', minimum: 1n, servers: 'newarch >=8.5.7' },
];

/** Opens the sink. @throws {Refusal} if a parameter or the place is refused. */
export function openStorage(request: SinkRequest): void {
  const { traits } = request;
  const invalid = (cause: string | Refusal) =>
    wrapped(traits, 'CDC:ErrStorageSinkInvalidConfig', 'storage sink config invalid', cause);
  readParameters(request, {
    table,
    order: traits.parameters,
    settings: objectAt(request.config, 'cloud-storage-config'),
    refuseType: (problem) => {
      throw invalid(problem);
    },
    judge: ({ name, type, minimum }, value) => {
      if (minimum !== undefined && typeof value === 'bigint' && value < minimum) {
        const problem = `invalid ${name} ${value}, it must be greater than 0`;
        if (traits.generation === 'newarch')
          throw refuse('CDC:ErrStorageSinkInvalidConfig', problem);
        throw invalid(problem);
      }
      if (type !== 'duration' || value === '') return;
      try {
        parseGoDuration(String(value));
      } catch (error) {
        throw error instanceof GoValueError ? invalid(error.message) : error;
      }
    },
  });
  openPlace(request);
  const protocol = request.protocol ?? '';
  checkProtocol(traits, protocol, 'in the sink');
  checkEncoder(request, protocol);
  const name = protocolNames[protocol.toLowerCase()] ?? protocol.toLowerCase();
  const known = ['csv', 'canal-json', ...(traits.storageProtocols === 'avro' ? ['avro'] : [])];
  if (traits.storageProtocols !== 'any' && !known.includes(name)) {
    throw invalid(unknownProtocol(traits, name));
  }
}

/** The names of protocols with two words. */
const protocolNames: Readonly<Record<string, string>> = {
  default: 'open-protocol',
  'flat-avro': 'avro',
};

/** Opens the file system or bucket that the URI names. */
function openPlace(request: SinkRequest): void {
  const { uri, parameters, isUnreachable } = request;
  const bucketKind = buckets[uri.scheme];
  if (uri.scheme === 'file' && decodedPath(uri) === '') {
    throw placeError(request, 'mkdir : no such file or directory');
  }
  if (bucketKind === undefined) return;
  if (uri.host === '') {
    throw brokenSettings(`please specify the bucket for ${bucketKind} in ${printGoUrl(uri)}`);
  }
  const endpoint = parameters.get('endpoint') ?? '';
  if (bucketKind === 's3') checkS3(request, endpoint);
  const file = parameters.get('credentials-file') ?? '';
  if (bucketKind === 'gcs' && file !== '') throw refuseWithoutCode(notFound(file));
  const url = parseGoUrl(endpoint);
  const host = 'problem' in url || url.host === '' ? uri.host : url.host;
  if (!isUnreachable(host)) return;
  const cause = `RequestError: send request failed\ncaused by: ${refusedConnection(host)}`;
  throw placeError(request, `failed to get region of bucket ${uri.host}: ${cause}`);
}

/** The kind of bucket that a scheme names. */
const buckets: Readonly<Record<string, string>> = {
  s3: 's3',
  gcs: 'gcs',
  gs: 'gcs',
  azblob: 'azblob',
  azure: 'azblob',
};

function checkS3({ traits, parameters }: SinkRequest, endpoint: string): void {
  const url = parseGoUrl(endpoint);
  if (endpoint !== '') {
    if ('problem' in url) throw refuseWithoutCode(url.problem);
    const missing = url.scheme === '' ? 'scheme' : url.host === '' ? 'host' : undefined;
    if (missing !== undefined) {
      const text = `${missing} not found in endpoint`;
      throw traits.parameters === 'each' ? brokenSettings(text) : refuseWithoutCode(text);
    }
  }
  const id = parameters.get('access-key') ?? '';
  const secret = parameters.get('secret-access-key') ?? '';
  if (id === '' && secret !== '') throw brokenSettings('access_key not found');
  if (id !== '' && secret === '') throw brokenSettings('secret_access_key not found');
}

/** An error of the backup library (br), whose code it prints last. */
function brokenSettings(text: string): Refusal {
  const code = 'BR:ExternalStorage:ErrStorageInvalidConfig';
  const message = `${text}: [${code}]invalid external storage config`;
  return new Refusal({ message, code });
}

function placeError({ traits }: SinkRequest, reason: string): Refusal {
  const code = traits.generation === 'newarch' ? 'CDC' : 'DFLOW';
  const text = `failed to create external storage%!(EXTRA string=creating ExternalStorage for s3)`;
  return wrapped(traits, `${code}:ErrFailToCreateExternalStorage`, text, reason);
}
