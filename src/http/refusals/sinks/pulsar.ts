// What servers refuse of a Pulsar sink (server-behaviour/values.md#pulsar-parameters).
import { decodedPath } from '../go/url.js';
import { type Refusal, refuseWithoutCode, wrapped } from '../refusal.js';
import { checkProtocol } from '../sink-schemes.js';
import { checkEncoder, encoderTable } from './encoder.js';
import { checkTopic } from './kafka.js';
import { readParameters } from './parameters.js';
import type { SinkRequest } from './sink-request.js';

/** Opens the sink. @throws {Refusal} if it is refused or cannot be reached. */
export function openPulsar(request: SinkRequest): void {
  const { traits, uri, isUnreachable } = request;
  const protocol = request.protocol ?? '';
  if (traits.pulsarClient === 'old') {
    openOldPulsar(request, protocol);
    return;
  }
  checkTopic(uri);
  if (uri.host === '') throw refuseWithoutCode('host is empty');
  if (traits.pulsarClient === 'connects' && isUnreachable(uri.host)) {
    throw producerError(request, producerError(request, 'connection error'));
  }
  checkProtocol(traits, protocol, 'in the sink');
  checkEncoder(request, protocol);
}

/** The sink of v5.1 to v6.1. */
function openOldPulsar(request: SinkRequest, protocol: string): void {
  const { traits, uri, isUnreachable } = request;
  // Later releases check the protocol first.
  if (traits.kafkaCredentials) {
    checkProtocol(traits, protocol, 'in the sink');
    readParameters(request, {
      table: encoderTable,
      order: 'each',
      settings: {},
      refuseType: (problem) => {
        throw refuseWithoutCode(problem);
      },
      judge: () => {},
    });
  }
  if (decodedPath(uri).replaceAll('/', '') === '') {
    throw producerError(request, 'Topic name is required for producer: InvalidTopicName');
  }
  if (uri.host === '') throw producerError(request, 'no service url is provided yet');
  if (isUnreachable(uri.host)) throw producerError(request, 'connection error');
  checkProtocol(traits, protocol, 'in the sink');
}

function producerError({ traits }: SinkRequest, cause: string | Refusal): Refusal {
  return wrapped(traits, 'CDC:ErrPulsarNewProducer', 'new pulsar producer', cause);
}
