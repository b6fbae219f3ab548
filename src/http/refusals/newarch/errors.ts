// Errors about sinks in the words of the new architecture (server-behaviour/new-architecture.md#create,
// server-behaviour/new-architecture-config.md#config).
import { type Refusal, refuse } from '../refusal.js';

/** Returns an error that repeats the URI as the client sent it, with its password, as servers do. */
export function invalidSinkUri(uri: string, cause?: string): Refusal {
  return refuse(
    'CDC:ErrSinkURIInvalid',
    `sink uri invalid '${uri}'${cause === undefined ? '' : `: ${cause}`}`,
  );
}

/** Servers never fill the placeholder `%s`. */
export function invalidReplicaConfig(cause: string): Refusal {
  return refuse('CDC:ErrInvalidReplicaConfig', `invalid replica config, %s: ${cause}`);
}
