// What servers refuse without looking at the cluster, by release (server-behaviour/http.md, server-behaviour/values.md#sink-config,
// server-behaviour/values.md#sink-schemes).
import { printRelease } from '../../shared/release.js';
import { readRows, type ServerVersion, type TraitRow, type ValuesOf } from '../release-table.js';

const rows = {
  /** Schemes that the release accepts, besides those of every release (MySQL, TiDB, Kafka, blackhole). */
  schemes: [
    ['>=5.2.0', 'pulsar pulsar+ssl local s3'],
    ['>=5.4.0', 'pulsar pulsar+ssl'],
    ['>=6.3.0', ''],
    ['>=6.4.0', 's3 file gcs azblob'],
    ['>=6.5.0', 's3 file gcs gs azblob azure noop'],
    ['>=7.4.0', 's3 file gcs gs azblob azure noop pulsar'],
    ['>=7.5.1 <7.6.0 || >=8.0.0', 's3 file gcs gs azblob azure noop pulsar pulsar+ssl'],
    ['>=8.2.0', 's3 file gcs gs azblob azure noop pulsar pulsar+ssl pulsar+http pulsar+https'],
  ],
  /** Protocols that the release accepts, besides those of every release. `any`: servers use the default for unknown ones. */
  protocols: [
    ['>=5.2.0', 'any'],
    ['>=5.4.0', 'open-protocol'],
    ['>=6.1.0', 'open-protocol flat-avro'],
    ['>=6.4.0', 'open-protocol flat-avro csv'],
    ['>=7.5.2', 'open-protocol flat-avro csv simple'],
    ['>=7.6.0', 'open-protocol flat-avro csv simple debezium'],
  ],
  unknownProtocolCode: [
    ['>=5.2.0', 'CDC:ErrMQSinkUnknownProtocol'],
    ['>=6.5.0', 'CDC:ErrSinkUnknownProtocol'],
  ],
  /** Whether databases, or all sinks except queues and storages, refuse a protocol. */
  protocolOfDatabase: [
    ['>=5.2.0', 'accepted'],
    ['>=6.1.1', 'refused by all'],
    ['>=6.1.4', 'refused'],
    ['>=6.2.0', 'refused by all'],
    ['>=6.5.1', 'refused'],
    ['>=7.2.0', 'refused even if empty'],
  ],
  /** Whether a dispatch rule may have both `dispatcher` and `partition`. */
  bothDispatchers: [
    ['>=5.2.0', 'accepted'],
    ['>=6.1.0', 'refused'],
    ['>=7.2.0', 'refused by queues'],
  ],
  /** How often an error prints its cause. `twice` replaces the error's own text. */
  causes: [
    ['>=5.2.0', 'twice'],
    ['>=5.4.0', 'once'],
  ],
  /** Whether an error around a plain cause has a code. */
  codeOfWrapped: '>=6.2.0',
  /** Whether the error about a sink URI quotes its reason. */
  quotedSinkText: '>=6.1.1',
  /** The Go type that errors in the body of `moveTable` name (server-behaviour/http.md#json-error-of-anonymous-struct). */
  moveTableStruct: [
    [
      '>=5.2.0',
      'struct { CaptureID string "json:\\"capture_id\\""; TableID int64 "json:\\"table_id\\"" }',
    ],
    ['>=7.0.0', 'MoveTableReq'],
  ],
} as const satisfies Readonly<Record<string, TraitRow>>;

export type RefusalTraits = ValuesOf<typeof rows> &
  ServerVersion & {
    /** As servers print it, such as `v8.5.7`. */
    readonly version: string;
  };

/** Returns the traits of a server that decide its refusals. A patch release that is not known has those of its branch. */
export function refusalTraitsOf(server: ServerVersion): RefusalTraits {
  return { ...server, ...readRows(server, rows), version: printRelease(server.release) };
}
