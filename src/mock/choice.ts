// Which of the described answers a valid request gets. Pure.
import type { Content, MockOperation } from './operations.js';
import type { Preferences } from './prefer.js';

/** One described answer. */
export interface Choice {
  readonly status: number;
  /** Absent for an answer without a body. */
  readonly mediaType: string | undefined;
  /** A named example instead of the first one. */
  readonly example: string | undefined;
  /** Made up from the schema; a named example wins. */
  readonly dynamic: boolean;
}

/** Thrown for a preference that no described answer fits. The message lists what there is. */
export class NoSuchAnswerError extends Error {
  override readonly name = 'NoSuchAnswerError';
}

/**
 * The answer that the client prefers, by default the first example of the lowest success status.
 *
 * @throws {NoSuchAnswerError}
 */
export function chooseAnswer(
  operation: MockOperation,
  preferences: Preferences,
  dynamic: boolean,
): Choice {
  const statuses = [...operation.answers.keys()];
  const status = preferences.code ?? statuses.find((code) => code >= 200) ?? 200;
  const content = operation.answers.get(status);
  if (!content) {
    const known = statuses.join(', ');
    throw new NoSuchAnswerError(
      `Prefer: code=${status}: ${operation.id} has no such answer, but ${known}`,
    );
  }
  const { example } = preferences;
  if (example !== undefined) {
    const mediaType = mediaTypeOf(operation, status, content, example);
    return { status, mediaType, example, dynamic: false };
  }
  const mediaType = defaultMediaType(content);
  return { status, mediaType, example, dynamic: preferences.dynamic ?? dynamic };
}

function defaultMediaType(content: Content): string | undefined {
  return content.has('application/json') ? 'application/json' : content.keys().next().value;
}

/** JSON wins where both labels have an example of that name. */
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
  throw new NoSuchAnswerError(
    `Prefer: example=${example}: ${operation.id} has no such example for status ${status}, but ${known}`,
  );
}
