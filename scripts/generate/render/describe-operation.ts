// Writes the doc comments of operations, in Markdown.
import { isObject, type JsonObject, textAt } from '../../../src/shared/json.js';
import {
  jsonSchema,
  type LocatedOperation,
  listResponses,
  listSuccesses,
  pathParameterNames,
} from '../spec/list-operations.js';
import { camelCase } from './source-text.js';

/**
 * Returns the doc comment of an operation's function.
 * @param argument The `@param` text of its query or body, if any.
 */
export function describeOperation(
  document: JsonObject,
  { method, operation, parameters, path }: LocatedOperation,
  argument?: string,
): string {
  const releases = textAt(operation, 'x-releases');
  const paragraphs = [
    textAt(operation, 'summary'),
    textAt(operation, 'description')?.trim(),
    `\`${method} ${path}\`${releases ? `, in the releases \`${releases}\`` : ''}`,
    operation['x-undocumented'] === true && "The vendor's document does not mention it.",
    describeDeprecation(operation),
  ].filter((paragraph) => typeof paragraph === 'string');
  const tags = [
    ...pathParameterNames(path).map((name) => {
      const parameter = parameters.find((one) => one.in === 'path' && one.name === name) ?? {};
      return `@param ${camelCase(name)} - ${indentText(textAt(parameter, 'description'))}`;
    }),
    ...(argument === undefined ? [] : [argument]),
    "@param options - `signal` and `timeout` end the call; `headers` are added to the client's.",
    `@returns ${indentText(describeSuccess(document, operation))}`,
    ...describeErrors(document, operation),
    ...describeLink(operation),
  ];
  return `${paragraphs.join('\n\n')}\n\n${tags.join('\n')}`;
}

/** Returns the deprecation as text: with a `@deprecated` tag, editors would strike through every call of this API. */
export function describeDeprecation(operation: JsonObject): string | undefined {
  if (operation.deprecated !== true) return undefined;
  const successor = textAt(operation, 'x-successor');
  return `Deprecated by the vendor${successor ? `, successor: \`${successor}\`` : ''}.`;
}

/** Indents all lines but the first by two columns, as in a list item. */
export function indentText(content: string | undefined): string {
  return (content ?? '').trim().replaceAll('\n', '\n  ').replaceAll(/ +$/gm, '');
}

function describeSuccess(document: JsonObject, operation: JsonObject): string {
  const successes = listSuccesses(document, operation).map(([, response]) => response);
  const texts = successes.map((response) => (textAt(response, 'description') ?? '').trim());
  return `${successes.some(jsonSchema) ? '' : 'Nothing (`undefined`). '}${texts.join('\n')}`;
}

/** Returns the first sentence of each error response, which says when it occurs. The reference page has the rest. */
function describeErrors(document: JsonObject, operation: JsonObject): string[] {
  const errors = listResponses(document, operation)
    .filter(([status]) => !status.startsWith('2'))
    .map(
      ([status, response]) =>
        `- ${status}: ${firstSentence(textAt(response, 'description') ?? '')}`,
    );
  if (errors.length === 0) return [];
  return ['@throws TicdcError if the server responds with an error:', ...errors];
}

function firstSentence(content: string): string {
  return content.replaceAll(/\s+/g, ' ').match(/^.*?\.(?= [A-Z]|\s*$)/)?.[0] ?? content.trim();
}

function describeLink({ externalDocs }: JsonObject): string[] {
  const url = isObject(externalDocs) ? textAt(externalDocs, 'url') : undefined;
  return url === undefined ? [] : [`@see ${url}`];
}
