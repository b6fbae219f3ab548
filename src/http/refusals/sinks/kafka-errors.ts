// Errors of the Kafka sink, in the words of each release.
import { type Refusal, refuse, wrapped } from '../refusal.js';
import type { RefusalTraits } from '../traits.js';

/** The error around everything that servers refuse of the settings. */
export function kafkaInvalid(traits: RefusalTraits, cause: string | Refusal): Refusal {
  return wrapped(traits, 'CDC:ErrKafkaInvalidConfig', 'kafka config invalid', cause);
}

/** Returns the error about an ID of the client; undefined if there is none or it is valid. */
export function clientIdProblem(id: string): Refusal | undefined {
  if (/^[A-Za-z0-9._-]*$/.test(id)) return undefined;
  return refuse('CDC:ErrKafkaInvalidClientID', `invalid kafka client ID '${id}'`);
}

/** The error of a producer that cannot be made. */
export function producerError(traits: RefusalTraits, cause: string | Refusal): Refusal {
  const { kafkaProducerCode: code } = traits;
  const text = code === 'CDC:ErrKafkaNewProducer' ? 'new kafka producer' : 'new sarama producer';
  return wrapped(traits, code, text, cause);
}
