// Generated from spec/openapi.yaml by scripts/generate.ts. Do not edit: change the spec and run "npm run generate".
import type { components } from './schema.js';

/**
 * How the protocol `csv` writes rows.
 */
export type CSVConfig = components['schemas']['CSVConfig'];

/**
 * A TiCDC server process.
 */
export type Capture = components['schemas']['Capture'];

/**
 * The part of a changefeed that runs on one capture.
 */
export type CaptureTaskStatus = components['schemas']['CaptureTaskStatus'];

/**
 * Basic information of a changefeed, as the list shows it.
 */
export type ChangefeedCommonInfo = components['schemas']['ChangefeedCommonInfo'];

/**
 * Detailed information of a changefeed.
 */
export type ChangefeedDetail = components['schemas']['ChangefeedDetail'];

/**
 * State of a changefeed. Kept open, because releases differ:
 *
 * - `normal`: replicating.
 * - `stopped`: paused by a user; can be updated and resumed.
 * - `failed`: ended by an error that retrying does not cure, such as data lost to garbage
 *   collection; can be resumed or, since v7.0.0, updated.
 * - `finished`: has reached its `target_ts`.
 * - `error`: stopped by an error, is retried by itself (up to v6.5.3, v6.6.0, v7.0.0, v7.1.1 and
 *   v7.2.0; later releases never have it).
 * - `warning`: running again after an error, or running with a sink warning (since v6.5.4, v7.1.2
 *   and v7.3.0).
 * - `pending`: waits for its next retry (the same releases; lists of v6.5.4 to v6.5.12 show it as
 *   `warning`).
 * - `removed`: being removed; practically never seen.
 * - empty: not initialised yet, for one tick of the owner (the same releases as `warning`; lists of
 *   v6.5.4 to v6.5.12 show it as `normal`).
 */
export type ChangefeedState = components['schemas']['ChangefeedState'];

/**
 * Settings of storage sinks.
 */
export type CloudStorageConfig = components['schemas']['CloudStorageConfig'];

/**
 * How messages are encoded.
 */
export type CodecConfig = components['schemas']['CodecConfig'];

/**
 * Which columns of the tables that match are sent.
 */
export type ColumnSelector = components['schemas']['ColumnSelector'];

/**
 * A new replication task. Servers ignore fields that they do not know and match names without
 * regard to letter case.
 */
export type CreateChangefeedRequest = components['schemas']['CreateChangefeedRequest'];

/**
 * How the protocol `debezium` writes rows.
 */
export type DebeziumConfig = components['schemas']['DebeziumConfig'];

/**
 * How the events of the tables that match are dispatched to topics and partitions of an MQ sink.
 */
export type DispatchRule = components['schemas']['DispatchRule'];

/**
 * The capture to drain.
 */
export type DrainCaptureRequest = components['schemas']['DrainCaptureRequest'];

/**
 * How much is left to hand over.
 */
export type DrainCaptureResult = components['schemas']['DrainCaptureResult'];

/**
 * The AWS Glue Schema Registry that `avro` uses. **May hold keys.**
 */
export type GlueSchemaRegistryConfig = components['schemas']['GlueSchemaRegistryConfig'];

/**
 * The body of every error that TiCDC itself makes. Most errors are labelled `application/json`; the
 * error for a request body that cannot be parsed is the same JSON text labelled `text/plain`.
 */
export type HTTPError = components['schemas']['HTTPError'];

/**
 * Settings of Kafka sinks. **May hold passwords.**
 */
export type KafkaConfig = components['schemas']['KafkaConfig'];

/**
 * What happens to messages that are larger than Kafka accepts.
 */
export type LargeMessageHandleConfig = components['schemas']['LargeMessageHandleConfig'];

/**
 * The table to move and the capture to move it to.
 */
export type MoveTableRequest = components['schemas']['MoveTableRequest'];

/**
 * Settings of MySQL and TiDB sinks.
 */
export type MySQLConfig = components['schemas']['MySQLConfig'];

/**
 * OAuth2 authentication of a Pulsar sink.
 */
export type OAuth2 = components['schemas']['OAuth2'];

/**
 * How the protocol `open-protocol` writes rows.
 */
export type OpenProtocolConfig = components['schemas']['OpenProtocolConfig'];

/**
 * A replication subtask, named by its changefeed and its capture.
 */
export type ProcessorCommonInfo = components['schemas']['ProcessorCommonInfo'];

/**
 * Detailed information of a replication subtask. From v6.5.0 on only `table_ids` is left.
 */
export type ProcessorDetail = components['schemas']['ProcessorDetail'];

/**
 * Settings of Pulsar sinks. **May hold passwords and tokens.**
 */
export type PulsarConfig = components['schemas']['PulsarConfig'];

/**
 * The error that stopped or disturbed a changefeed or processor; `null` if there is none.
 */
export type RunningError = components['schemas']['RunningError'];

/**
 * The capture that responded. Never forwarded, except by v5.3.0, which returns the owner.
 */
export type ServerStatus = components['schemas']['ServerStatus'];

/**
 * The log level to set.
 */
export type SetLogLevelRequest = components['schemas']['SetLogLevelRequest'];

/**
 * Configuration of the sink. If it is given, it **replaces the server's whole default sink
 * configuration**. Names of several words are written with hyphens (in v2 with underscores).
 * Servers ignore names that their release does not know.
 */
export type SinkConfig = components['schemas']['SinkConfig'];

/**
 * An operation that adds a table to a capture or takes it away. Sent only up to v6.1.
 */
export type TableOperation = components['schemas']['TableOperation'];

/**
 * A time to the millisecond, `YYYY-MM-DD HH:MM:SS.mmm`, without a zone. Checkpoint times are in the
 * local zone of the server, creation times in that of the capture that created the changefeed. TSO
 * 0 shows as `1970-01-01 00:00:00.000` shifted to the zone, a missing time as
 * `0001-01-01 00:00:00.000`.
 */
export type Timestamp = components['schemas']['Timestamp'];

/**
 * What to change. Absent fields keep their value; 0, empty strings, empty lists and `null` count as
 * absent, so no field can be reset. A request that changes nothing is refused. Every other field is
 * silently ignored.
 */
export type UpdateChangefeedRequest = components['schemas']['UpdateChangefeedRequest'];
