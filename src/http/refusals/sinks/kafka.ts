// What servers refuse of a Kafka sink (server-behaviour/values.md#kafka-parameters).
import { type JsonObject, objectAt, textAt } from '../../../shared/json.js';
import { decodedPath } from '../go/url.js';
import { GoValueError, parseGoDuration } from '../go/values.js';
import { type Refusal, refuse } from '../refusal.js';
import { checkProtocol } from '../sink-schemes.js';
import type { SinkUri } from '../sink-uri.js';
import type { RefusalTraits } from '../traits.js';
import { dialProblem } from './addresses.js';
import { bindingError, checkEncoder } from './encoder.js';
import { openKafkaClient } from './kafka-client.js';
import { clientIdProblem, kafkaInvalid, producerError } from './kafka-errors.js';
import { type Parameter, type ParameterValue, readParameters } from './parameters.js';
import type { SinkRequest } from './sink-request.js';

/** In the order in which servers read them. */
const table: readonly Parameter[] = [
  { name: 'partition-num', type: 'int32' },
  { name: 'replication-factor', type: 'int16' },
  { name: 'kafka-version', type: 'text' },
  { name: 'max-message-bytes', type: 'int' },
  { name: 'compression', type: 'text' },
  { name: 'kafka-client-id', type: 'text' },
  { name: 'auto-create-topic', type: 'bool' },
  { name: 'dial-timeout', type: 'duration' },
  { name: 'write-timeout', type: 'duration' },
  { name: 'read-timeout', type: 'duration' },
  { name: 'required-acks', type: 'int', servers: '>=7.1.0' },
  { name: 'sasl-user', type: 'text' },
  { name: 'sasl-password', type: 'text' },
  { name: 'sasl-mechanism', type: 'text' },
  { name: 'sasl-gssapi-auth-type', type: 'text', servers: '>=6.1.0' },
  { name: 'sasl-gssapi-keytab-path', type: 'text', servers: '>=6.1.0' },
  { name: 'sasl-gssapi-kerberos-config-path', type: 'text', servers: '>=6.1.0' },
  { name: 'sasl-gssapi-service-name', type: 'text', servers: '>=6.1.0' },
  { name: 'sasl-gssapi-user', type: 'text', servers: '>=6.1.0' },
  { name: 'sasl-gssapi-password', type: 'text', servers: '>=6.1.0' },
  { name: 'sasl-gssapi-realm', type: 'text', servers: '>=6.1.0' },
  { name: 'sasl-gssapi-disable-pafxfast', type: 'bool', servers: '>=6.1.0' },
  { name: 'ca', type: 'text' },
  { name: 'cert', type: 'text' },
  { name: 'key', type: 'text' },
  { name: 'enable-tls', type: 'bool', servers: '>=6.1.0' },
  { name: 'insecure-skip-verify', type: 'bool', servers: '>=6.2.0' },
  { name: 'enable-tidb-extension', type: 'bool', servers: '<6.1.0' },
];

/** @throws {Refusal} if the URI names no topic. */
export function checkTopic(uri: SinkUri): void {
  if (decodedPath(uri).replaceAll('/', '') !== '') return;
  throw refuse('CDC:ErrKafkaInvalidConfig', 'no topic is specified in sink-uri');
}

/** Opens the sink. @throws {Refusal} if a parameter is refused or no broker can be reached. */
export function openKafka(request: SinkRequest): void {
  const { traits, uri, config } = request;
  checkTopic(uri);
  const settings = objectAt(config, 'kafka-config');
  const values = readParameters(request, {
    table,
    order: traits.parameters,
    settings,
    refuseType: (problem) => {
      const cause = traits.parameters === 'each' ? problem : bindingError(traits, problem);
      throw kafkaInvalid(traits, cause);
    },
    judge: (parameter, value) => judge(request, parameter, value),
  });
  checkOauth(traits, settings);
  if (traits.kafkaCredentials) checkCertificates(traits, values);
  openKafkaClient(traits, values);
  dialBrokers(request);
  const protocol = request.protocol ?? '';
  checkProtocol(traits, protocol, 'in the sink');
  if (traits.encoderChecks) checkEncoder(request, protocol);
}

function judge(request: SinkRequest, { name, type }: Parameter, value: ParameterValue): void {
  const { traits } = request;
  const problem = problemOf(request, name, value) ?? durationProblem(type, value);
  if (problem !== undefined) throw kafkaInvalid(traits, problem);
}

function problemOf(request: SinkRequest, name: string, value: ParameterValue): Refusal | undefined {
  const { traits } = request;
  switch (name) {
    case 'partition-num':
      if (Number(value) > 0) return undefined;
      return refuse('CDC:ErrKafkaInvalidPartitionNum', `invalid partition num ${value}`);
    case 'kafka-client-id':
      return traits.parameters === 'all' ? clientIdProblem(String(value)) : undefined;
    case 'required-acks': {
      if ([-1n, 0n, 1n].some((known) => known === value)) return undefined;
      const values = '0(NoResponse),1(WaitForLocal) and -1(WaitForAll)';
      const text = `invalid required acks ${value}, only support these values: ${values}`;
      return refuse('CDC:ErrKafkaInvalidRequiredAcks', text);
    }
    case 'sasl-mechanism':
      return unknownWord(traits, String(value), mechanisms, 'SASL mechanism');
    case 'sasl-gssapi-auth-type':
      return unknownWord(traits, String(value), ['user', 'keytab'], 'auth type');
    case 'enable-tidb-extension': {
      if (value !== true || request.protocol?.toLowerCase() === 'canal-json') return undefined;
      const text = 'enable-tidb-extension only support canal-json protocol';
      return kafkaInvalid(traits, text);
    }
    default:
      return undefined;
  }
}

const mechanisms = ['plain', 'scram-sha-256', 'scram-sha-512', 'gssapi', 'oauthbearer'];

function unknownWord(
  traits: RefusalTraits,
  word: string,
  known: readonly string[],
  what: string,
): Refusal | undefined {
  if (!traits.kafkaCredentials || word === '' || known.includes(word.toLowerCase())) {
    return undefined;
  }
  return kafkaInvalid(traits, `unknown ${word} ${what}`);
}

function durationProblem(type: Parameter['type'], value: ParameterValue): string | undefined {
  if (type !== 'duration' || value === '') return undefined;
  try {
    parseGoDuration(String(value));
    return undefined;
  } catch (error) {
    if (error instanceof GoValueError) return error.message;
    throw error;
  }
}

/** Settings of OAuth that must not be empty. They have no parameter in the URI. */
const oauthSettings = [
  ['sasl-oauth-client-id', 'client ID'],
  ['sasl-oauth-client-secret', 'client secret'],
  ['sasl-oauth-token-url', 'token URL'],
] as const;

function checkOauth(traits: RefusalTraits, settings: JsonObject): void {
  for (const [name, what] of oauthSettings) {
    if (textAt(settings, name) !== '') continue;
    const text = `OAuth2 ${what} cannot be empty`;
    throw kafkaInvalid(traits, refuse('CDC:ErrKafkaInvalidConfig', text));
  }
}

function checkCertificates(
  traits: RefusalTraits,
  values: ReadonlyMap<string, ParameterValue>,
): void {
  const files = ['ca', 'cert', 'key'].filter((name) => values.get(name));
  if (files.length > 0 && files.length < 3) {
    throw kafkaInvalid(
      traits,
      kafkaInvalid(traits, 'ca, cert and key files should all be supplied'),
    );
  }
  if (files.length === 3 && values.get('enable-tls') === false) {
    const text = "credential files are supplied, but 'enable-tls' is set to false";
    throw kafkaInvalid(traits, kafkaInvalid(traits, text));
  }
}

function dialBrokers(request: SinkRequest): void {
  const { traits, uri } = request;
  const problems = uri.host.split(',').map((address) => dialProblem(request, address));
  const causes = problems.filter((problem) => problem !== undefined);
  if (causes.length < problems.length) return;
  const [first] = causes;
  const list = causes.map((cause) => `\t* ${cause}\n`).join('');
  const reasons = causes.length === 1 ? first : `${causes.length} errors occurred:\n${list}`;
  const end = traits.kafkaDialText ? `: ${reasons}` : ' (Is your cluster reachable?)';
  throw producerError(traits, `kafka: client has run out of available brokers to talk to${end}`);
}
