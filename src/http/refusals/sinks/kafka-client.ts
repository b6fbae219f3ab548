// What the client library of the Kafka sink (sarama) refuses before it connects.
import { parseGoDuration } from '../go/values.js';
import { type Refusal, refuseWithoutCode, wrapped } from '../refusal.js';
import type { RefusalTraits } from '../traits.js';
import { missingCertificate } from './certificate-files.js';
import { clientIdProblem, producerError } from './kafka-errors.js';
import type { ParameterValues } from './parameters.js';

/** @throws {Refusal} if the client cannot be made. */
export function openKafkaClient(traits: RefusalTraits, values: ParameterValues): void {
  const configured = (cause: Refusal) =>
    traits.parameters === 'each' ? cause : producerError(traits, cause);
  const textOf = (name: string) => String(values.get(name) ?? '');
  const version = values.get('kafka-version');
  if (typeof version === 'string' && !isKafkaVersion(version)) {
    const cause = `invalid version \`${version}\``;
    throw configured(wrapped(traits, 'CDC:ErrKafkaInvalidVersion', 'invalid kafka version', cause));
  }
  const badId = clientIdProblem(textOf('kafka-client-id'));
  if (badId !== undefined) throw badId;
  const files = { ca: textOf('ca'), cert: textOf('cert'), key: textOf('key') };
  if (files.ca !== '') throw configured(missingCertificate(traits, files));
  const user = textOf('sasl-user');
  const mechanism = textOf('sasl-mechanism');
  if (!traits.kafkaCredentials && user !== '' && !/^SCRAM-SHA-(256|512)$/.test(mechanism)) {
    const known = 'SCRAM-SHA-256 or SCRAM-SHA-512';
    throw refuseWithoutCode(`Unsupported sasl-mechanism, should be ${known}`);
  }
  const problem =
    timeoutProblem(textOf) ??
    (traits.kafkaCredentials || user !== ''
      ? saslProblem(mechanism.toLowerCase(), textOf)
      : undefined) ??
    sizeProblem(values);
  if (problem === undefined) return;
  throw producerError(traits, `kafka: invalid configuration (${problem})`);
}

function isKafkaVersion(text: string): boolean {
  if (text.length < 5) return false;
  return text.startsWith('0') ? /^0\.\d+\.\d+\.\d+$/.test(text) : /^\d+\.\d+\.\d+$/.test(text);
}

type TextOf = (name: string) => string;

function timeoutProblem(textOf: TextOf): string | undefined {
  const timeouts = [
    ['dial-timeout', 'Net.DialTimeout'],
    ['read-timeout', 'Net.ReadTimeout'],
    ['write-timeout', 'Net.WriteTimeout'],
  ] as const;
  const isPositive = (text: string) => text === '' || parseGoDuration(text) > 0n;
  const bad = timeouts.find(([name]) => !isPositive(textOf(name)));
  return bad && `${bad[1]} must be > 0`;
}

/** Returns which value a mechanism lacks. */
function saslProblem(mechanism: string, textOf: TextOf): string | undefined {
  const lacks = (name: string) => textOf(name) === '';
  if (mechanism === 'gssapi') return gssapiProblem(textOf);
  if (mechanism !== 'plain' && !mechanism.startsWith('scram-')) return undefined;
  const end = 'must not be empty when SASL is enabled';
  if (lacks('sasl-user')) return `Net.SASL.User ${end}`;
  return lacks('sasl-password') ? `Net.SASL.Password ${end}` : undefined;
}

function gssapiProblem(textOf: TextOf): string | undefined {
  const type = textOf('sasl-gssapi-auth-type').toLowerCase();
  const end = 'must not be empty when GSS-API mechanism is used';
  const needed: readonly (readonly [string, string, string])[] = [
    ['sasl-gssapi-service-name', 'ServiceName', ''],
    ...(type === 'user'
      ? [
          [
            'sasl-gssapi-password',
            'Password',
            ' and Net.SASL.GSSAPI.AuthType = KRB5_USER_AUTH',
          ] as const,
        ]
      : []),
    ...(type === 'keytab'
      ? [
          [
            'sasl-gssapi-keytab-path',
            'KeyTabPath',
            ' and Net.SASL.GSSAPI.AuthType = KRB5_KEYTAB_AUTH',
          ] as const,
        ]
      : []),
    ['sasl-gssapi-kerberos-config-path', 'KerberosConfigPath', ''],
    ['sasl-gssapi-user', 'Username', ''],
    ['sasl-gssapi-realm', 'Realm', ''],
  ];
  const missing = needed.find(([name]) => textOf(name) === '');
  return missing && `Net.SASL.GSSAPI.${missing[1]} ${end}${missing[2]}`;
}

function sizeProblem(values: ParameterValues): string | undefined {
  const bytes = values.get('max-message-bytes');
  const isBad = typeof bytes === 'bigint' && bytes <= 0n;
  return isBad ? 'Producer.MaxMessageBytes must be > 0' : undefined;
}
