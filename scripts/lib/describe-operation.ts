// What doc comments say of an operation, in Markdown.
import { type Dictionary, isDictionary, text } from './document.js';
import {
  jsonSchema,
  type LocatedOperation,
  listResponses,
  listSuccesses,
  pathParameterNames,
} from './list-operations.js';
import { camelCase } from './source-text.js';

/**
 * The doc comment of an operation's function.
 * @param argument The `@param` text of its query or body, if it has one.
 */
export function describeOperation(
  document: Dictionary,
  { method, operation, parameters, path }: LocatedOperation,
  argument?: string,
): string {
  const releases = text(operation, 'x-releases');
  const paragraphs = [
    text(operation, 'summary'),
    text(operation, 'description')?.trim(),
    `\`${method} ${path}\`${releases ? `, in the releases \`${releases}\`` : ''}`,
    operation['x-undocumented'] === true && "The vendor's document does not mention it.",
    describeDeprecation(operation),
  ].filter((paragraph) => typeof paragraph === 'string');
  const tags = [
    ...pathParameterNames(path).map((name) => {
      const parameter = parameters.find((one) => one.in === 'path' && one.name === name) ?? {};
      return `@param ${camelCase(name)} - ${indentText(text(parameter, 'description'))}`;
    }),
    ...(argument === undefined ? [] : [argument]),
    "@param options - `signal` aborts the request, `headers` are sent besides the client's own.",
    `@returns ${indentText(describeSuccess(document, operation))}`,
    ...describeErrors(document, operation),
    ...describeLink(operation),
  ];
  return `${paragraphs.join('\n\n')}\n\n${tags.join('\n')}`;
}

/** Says it in words: a `@deprecated` tag would strike through every call of this deprecated API in an editor. */
export function describeDeprecation(operation: Dictionary): string | undefined {
  if (operation.deprecated !== true) return undefined;
  const successor = text(operation, 'x-successor');
  return `Deprecated by the vendor${successor ? `, successor: \`${successor}\`` : ''}.`;
}

/** Text whose further lines stand two columns in, as in a list item. */
export function indentText(content: string | undefined): string {
  return (content ?? '').trim().replaceAll('\n', '\n  ').replaceAll(/ +$/gm, '');
}

function describeSuccess(document: Dictionary, operation: Dictionary): string {
  const successes = listSuccesses(document, operation).map(([, response]) => response);
  const texts = successes.map((response) => (text(response, 'description') ?? '').trim());
  return `${successes.some(jsonSchema) ? '' : 'Nothing (`undefined`). '}${texts.join('\n')}`;
}

/** The first sentence of each error answer says when it comes; the reference has the rest. */
function describeErrors(document: Dictionary, operation: Dictionary): string[] {
  const errors = listResponses(document, operation)
    .filter(([status]) => !status.startsWith('2'))
    .map(([status, answer]) => `- ${status}: ${firstSentence(text(answer, 'description') ?? '')}`);
  if (errors.length === 0) return [];
  return ['@throws TicdcError when the server answers with an error:', ...errors];
}

function firstSentence(content: string): string {
  return content.replaceAll(/\s+/g, ' ').match(/^.*?\.(?= [A-Z]|\s*$)/)?.[0] ?? content.trim();
}

function describeLink({ externalDocs }: Dictionary): string[] {
  const url = isDictionary(externalDocs) ? text(externalDocs, 'url') : undefined;
  return url === undefined ? [] : [`@see ${url}`];
}
