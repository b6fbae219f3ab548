// Fields of request bodies that servers know and the description leaves out, with their Go types and releases (facts 1.6, 3.4).
import type { GoSchema } from '../../codec/index.js';

/** A field: the releases that know it, as a range, and its type. */
interface UndescribedField {
  readonly releases: string;
  readonly schema: GoSchema;
}

type Fields = Readonly<Record<string, UndescribedField>>;

const boolean: GoSchema = { type: 'boolean' };
const integer: GoSchema = { type: 'integer' };

/** Of the body that creates or updates a changefeed. */
export const undescribedFields: Fields = {
  namespace: { releases: '>=6.1.0', schema: { type: 'string' } },
};

const oldValue: GoSchema = { type: 'object', properties: { 'output-old-value': boolean } };

/** Of its `sink_config`. */
export const undescribedSinkFields: Fields = {
  'file-index-digit': { releases: '>=6.5.3 <6.6.0 || >=7.1.0', schema: integer },
  'enable-kafka-sink-v2': { releases: '>=7.1.0', schema: boolean },
  'safe-mode': { releases: '>=7.1.0', schema: boolean },
  'advance-timeout-in-sec': {
    releases: '>=6.5.4 <6.6.0 || >=7.1.2 <7.2.0 || >=7.4.0',
    schema: integer,
  },
  'content-compatible': {
    releases: '>=7.1.3 <7.2.0 || >=7.5.3',
    schema: boolean,
  },
  'large-message-only-handle-key-columns': { releases: '>=7.2.0 <7.3.0', schema: boolean },
  open: {
    releases: '>=7.5.2 <7.6.0 || >=8.1.0',
    schema: { ...oldValue, 'x-server-type': 'OpenProtocolConfig' },
  },
  debezium: { releases: '>=8.1.0', schema: { ...oldValue, 'x-server-type': 'DebeziumConfig' } },
  'debezium-disable-schema': { releases: '>=7.6.0', schema: boolean },
  'send-bootstrap-interval-in-sec': { releases: '>=7.5.2', schema: integer },
  'send-bootstrap-in-msg-count': {
    releases: '>=7.5.2',
    schema: { type: 'integer', format: 'int32' },
  },
  'send-bootstrap-to-all-partition': { releases: '>=7.5.2 <7.6.0 || >=8.0.0', schema: boolean },
  'send-all-bootstrap-at-start': { releases: '>=7.5.3 <7.6.0 || >=8.1.1', schema: boolean },
};
