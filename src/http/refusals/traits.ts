// What servers refuse without looking at the cluster, by release (server-behaviour/http.md, server-behaviour/values.md#sink-config,
// server-behaviour/values.md#sink-schemes).
import { printRelease } from '../../shared/release.js';
import { readRows, type ServerVersion, type TraitRow, type ValuesOf } from '../release-table.js';
import { changefeedTraits } from './changefeed-traits.js';

const rows = {
  ...changefeedTraits,
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
  /** Whether queues and storages need a protocol. */
  needsProtocol: '>=6.1.0',
  /** Whether the error of a sink about its protocol is wrapped in one about Kafka. */
  sinkWrapsProtocol: '<6.2.0 || >=6.6.0',
  /** Whether an update with a URI, but without a protocol in `sink_config`, leaves the protocol in the URI unread. */
  updateIgnoresProtocol: 'classic >=6.6.0',
  /** Whether servers check `sink_config` against the URI before they open the sink. */
  checksSinkConfig: '>=6.1.1',
  /** Whether an update does so too. */
  updateChecksConfig: '>=6.1.1 <6.6.0',
  /** The client of Pulsar sinks. `waits`: it does not connect before it has events. */
  pulsarClient: [
    ['>=5.2.0', 'old'],
    ['>=6.2.0', 'connects'],
    ['newarch', 'waits'],
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
  /** Protocols that a storage sink can write, besides csv and canal-json. `any`: each one that the release knows. */
  storageProtocols: [
    ['>=5.2.0', 'any'],
    ['classic >=7.1.0', 'avro'],
  ],
  /**
   * How servers read the parameters of a URI. `each`: one after the other, an empty one is absent. `all`: all types first (gin's
   * binding, in which an empty number is 0), then the values, and the sink's object in `sink_config` counts too.
   */
  parameters: [
    ['>=5.2.0', 'each'],
    ['>=7.1.0', 'all'],
  ],
  mysqlParameters: [
    ['>=5.2.0', 'each'],
    ['classic >=7.1.0', 'all'],
  ],
  /** Whether numbers of a MySQL sink have bounds, and its durations are read before the connection is opened. */
  mysqlBounds: '>=6.1.0',
  /** How servers read the time zone of a MySQL sink. `own`: it must be that of the server. */
  mysqlTimeZone: [
    ['>=5.2.0', 'unread'],
    ['>=6.1.0', 'any'],
    ['>=6.2.0', 'own'],
  ],
  /** The name of the servers' own time zone. The sandbox plays servers in UTC. */
  serverTimeZone: [
    ['>=5.2.0', 'Etc/UTC'],
    ['newarch', 'System'],
  ],
  /** Whether the pair of certificate and key is opened before the certificate of the authority. */
  keyPairFirst: '<6.2.0',
  /** Whether a negative timeout of a MySQL sink ends each connection. */
  mysqlTimeout: 'classic',
  kafkaProducerCode: [
    ['>=5.2.0', 'CDC:ErrKafkaNewSaramaProducer'],
    ['>=6.6.0', 'CDC:ErrKafkaNewProducer'],
  ],
  /** Whether servers check a Kafka sink's credentials as a whole: mechanisms, three certificate files. */
  kafkaCredentials: '>=6.1.0',
  /** Whether the error about unreachable brokers names the reason. */
  kafkaDialText: '>=6.1.0',
  /** Whether servers read the message settings of queues and storages in `sink_config` and the URI. */
  encoderChecks: '>=6.5.0',
  /** Whether messages can use a schema registry of AWS Glue. */
  glueRegistry: '>=7.4.0',
  /** Whether an IPv6 address in a sink URI needs brackets. */
  checksIpv6Hosts: 'classic >=6.2.0',
  /** How the error about a dispatch rule prints it. */
  dispatchRuleText: [
    ['>=5.2.0', 'matcher dispatcher partition topic'],
    ['>=7.5.0', 'matcher dispatcher partition index columns topic'],
  ],
  /** Longest delimiter of CSV files, in bytes. */
  csvDelimiter: [
    ['>=5.2.0', Number.POSITIVE_INFINITY],
    ['>=6.6.0', 1],
    ['>=7.6.0', 3],
  ],
  /** Whether `sink_config` is checked against the scheme for its transaction atomicity. */
  checksAtomicity: '>=6.1.1',
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
