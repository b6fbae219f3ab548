// Kinds of sinks, and the schemes and protocols that a release accepts. Both architectures share them.
import { type Refusal, refuse, wrapped } from './refusal.js';
import type { RefusalTraits } from './traits.js';

/** `queue` is Kafka or Pulsar, `storage` a cloud or file storage, `database` MySQL or TiDB. */
export type SinkKind = 'queue' | 'storage' | 'database' | 'other';

const databases = ['mysql', 'mysql+ssl', 'tidb', 'tidb+ssl'];
const kafkas = ['kafka', 'kafka+ssl'];
const pulsars = ['pulsar', 'pulsar+ssl', 'pulsar+http', 'pulsar+https'];
const storages = ['local', 's3', 'file', 'gcs', 'gs', 'azblob', 'azure', 'noop'];

/** Returns the kind of sink that a scheme stands for, in any release. */
export function sinkKindOf(scheme: string): SinkKind {
  if (databases.includes(scheme)) return 'database';
  if (storages.includes(scheme)) return 'storage';
  return kafkas.includes(scheme) || isPulsar(scheme) ? 'queue' : 'other';
}

export function isPulsar(scheme: string): boolean {
  return pulsars.includes(scheme);
}

/** Returns whether the release accepts the scheme. */
export function isKnownScheme({ schemes }: RefusalTraits, scheme: string): boolean {
  return (
    scheme === 'blackhole' ||
    databases.includes(scheme) ||
    kafkas.includes(scheme) ||
    schemes.split(' ').includes(scheme === '' ? 'none' : scheme)
  );
}

/** Protocols of every release. */
const protocols = ['default', 'canal', 'avro', 'maxwell', 'canal-json', 'craft'];

/**
 * @param place where the sink itself checks, not the check of `sink_config` before it.
 * @throws {Refusal} if the release does not know the protocol.
 */
export function checkProtocol(
  traits: RefusalTraits,
  protocol: string,
  place?: 'in the sink',
): void {
  const word = protocol.toLowerCase();
  if (traits.protocols === 'any' || (word === '' && !traits.needsProtocol)) return;
  if (protocols.includes(word) || (word !== '' && traits.protocols.split(' ').includes(word))) {
    return;
  }
  const unknown = unknownProtocol(traits, protocol);
  if (place === undefined || !traits.sinkWrapsProtocol) throw unknown;
  throw wrapped(traits, 'CDC:ErrKafkaInvalidConfig', 'kafka config invalid', unknown);
}

export function unknownProtocol(traits: RefusalTraits, protocol: string): Refusal {
  const { unknownProtocolCode: code } = traits;
  const what = code.startsWith('CDC:ErrMQ') ? 'protocol for Message Queue' : 'message protocol for';
  return refuse(code, `unknown '${protocol}' ${what} sink`);
}
