// What servers refuse of the messages of a queue or the files of a storage (server-behaviour/values.md#encoder-parameters).
import { type JsonObject, objectAt, textAt } from '../../../shared/json.js';
import { type Refusal, refuse, wrapped } from '../refusal.js';
import type { RefusalTraits } from '../traits.js';
import { type Parameter, readParameters } from './parameters.js';
import type { SinkRequest } from './sink-request.js';

/** In the order in which servers read them. */
export const encoderTable: readonly Parameter[] = [
  { name: 'enable-tidb-extension', type: 'bool' },
  { name: 'max-batch-size', type: 'int' },
  { name: 'max-message-bytes', type: 'int' },
  { name: 'avro-decimal-handling-mode', type: 'text' },
  { name: 'avro-bigint-unsigned-handling-mode', type: 'text' },
  { name: 'avro-enable-watermark', type: 'bool', servers: '>=7.1.0' },
  { name: 'schema-registry', type: 'text' },
  { name: 'only-output-updated-columns', type: 'bool', servers: '>=7.1.0' },
  { name: 'content-compatible', type: 'bool', servers: '>=7.1.3 <7.2.0 || >=7.5.3' },
  { name: 'debezium-disable-schema', type: 'bool', servers: '>=7.6.0' },
  { name: 'encoding-format', type: 'text', servers: '>=7.5.2' },
  { name: 'output-row-key', type: 'bool', servers: 'newarch' },
];

/** @throws {Refusal} if the parameters of the encoder are refused. */
export function checkEncoder(request: SinkRequest, protocol: string): void {
  const { traits } = request;
  const invalid = (cause: string | Refusal) =>
    wrapped(traits, 'CDC:ErrSinkInvalidConfig', 'sink config invalid', cause);
  const values = readParameters(request, {
    table: encoderTable,
    order: traits.parameters,
    settings: settingsOf(request.config),
    refuseType: (problem) => {
      throw invalid(traits.parameters === 'each' ? problem : bindingError(traits, problem));
    },
    judge: () => {},
  });
  const codecError = (text: string) => refuse('CDC:ErrCodecInvalidConfig', text);
  const isAvro = ['avro', 'flat-avro'].includes(protocol.toLowerCase());
  const glue = objectAt(request.config, 'kafka-config')['glue-schema-registry-config'];
  const registry = values.get('schema-registry') || textAt(request.config, 'schema-registry');
  if (isAvro && !registry && glue === undefined) {
    throw invalid(codecError(registryText(traits)));
  }
  for (const [name, known] of isAvro ? avroModes : []) {
    const mode = values.get(name) || known[0];
    if (!known.some((word) => word === mode)) {
      throw invalid(
        codecError(`${name} value could only be ${known.map((word) => `"${word}"`).join(' or ')}`),
      );
    }
  }
  const batch = values.get('max-batch-size');
  if (typeof batch === 'bigint' && batch <= 0n) {
    const cause = `invalid max-batch-size ${batch}`;
    throw invalid(wrapped(traits, 'CDC:ErrCodecInvalidConfig', 'Codec invalid config', cause));
  }
}

/** The error of servers that bind parameters for any sink: it names MySQL. */
export function bindingError(traits: RefusalTraits, problem: string): Refusal {
  return wrapped(traits, 'CDC:ErrMySQLInvalidConfig', 'MySQL config invalid', problem);
}

const avroModes = [
  ['avro-decimal-handling-mode', ['string', 'precise']],
  ['avro-bigint-unsigned-handling-mode', ['long', 'string']],
] as const;

function registryText({ glueRegistry }: RefusalTraits): string {
  const glue = glueRegistry ? ' or "glue-schema-registry" to specify the schema registry' : '';
  return `Avro protocol requires parameter "schema-registry"${glue}`;
}

/** The settings that stand for absent parameters. */
function settingsOf(config: JsonObject): JsonObject {
  const kafka = objectAt(config, 'kafka-config');
  const { 'max-message-bytes': bytes = null } = kafka;
  return { ...config, 'max-message-bytes': bytes, ...objectAt(kafka, 'codec-config') };
}
