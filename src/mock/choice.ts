// Chooses one of the described responses for a valid request. Pure.
import type { Content, MockOperation } from './operations.js';
import type { Preferences } from './prefer.js';

/** One described response. */
export interface Choice {
  readonly status: number;
  /** Undefined for a response without a body. */
  readonly mediaType: string | undefined;
  /** Name of the example; undefined for the first one. */
  readonly example: string | undefined;
  /** Whether the body is generated from the schema. */
  readonly dynamic: boolean;
  /** Whether the client named a status or an example. */
  readonly named: boolean;
}

/** Thrown if no described response fits the preference. The message lists the described ones. */
export class NoSuchResponseError extends Error {
  override readonly name = 'NoSuchResponseError';
}

/**
 * Returns the response that the client prefers. Default: the first example of the lowest success status.
 *
 * @throws {NoSuchResponseError} if no described response fits.
 */
export function chooseResponse(
  operation: MockOperation,
  preferences: Preferences,
  dynamic: boolean,
): Choice {
  const statuses = [...operation.responses.keys()];
  const status = preferences.code ?? statuses.find((code) => code >= 200) ?? 200;
  const content = operation.responses.get(status);
  if (!content) {
    const known = statuses.join(', ');
    throw new NoSuchResponseError(
      `Prefer: code=${status}: ${operation.id} has no such response, but ${known}`,
    );
  }
  const { code, example } = preferences;
  const named = code !== undefined || example !== undefined;
  if (example !== undefined) {
    const mediaType = mediaTypeOf(operation, status, content, example);
    return { status, mediaType, example, dynamic: false, named };
  }
  const mediaType = defaultMediaType(content);
  return { status, mediaType, example, dynamic: preferences.dynamic ?? dynamic, named };
}

function defaultMediaType(content: Content): string | undefined {
  return content.has('application/json') ? 'application/json' : content.keys().next().value;
}

/** Returns the media type that has the example; JSON if several have it. */
function mediaTypeOf(
  operation: MockOperation,
  status: number,
  content: Content,
  example: string,
): string {
  const types = [...content.keys()].filter((type) => content.get(type)?.includes(example));
  const type = types.includes('application/json') ? 'application/json' : types[0];
  if (type !== undefined) return type;
  const known = [...new Set([...content.values()].flat())].join(', ') || 'no examples';
  throw new NoSuchResponseError(
    `Prefer: example=${example}: ${operation.id} has no such example for status ${status}, but ${known}`,
  );
}
