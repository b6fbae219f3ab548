// The operations of a document and their parts, with the references between them followed.
import {
  child,
  children,
  type Dictionary,
  dictionaries,
  isDictionary,
  join,
  resolve,
  text,
} from './document.js';

/** An operation with the place where it stands: `path` as written in the document, `method` in upper case. */
export interface LocatedOperation {
  readonly path: string;
  readonly method: string;
  readonly operationId: string;
  readonly pointer: string;
  readonly operation: Dictionary;
  /** The parameters of the path and of the operation, resolved; the operation's win. */
  readonly parameters: readonly Dictionary[];
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** All operations, in the order of the document. */
export function listOperations(document: Dictionary): LocatedOperation[] {
  return dictionaries(child(document, 'paths')).flatMap(([path, item]) =>
    METHODS.filter((method) => isDictionary(item[method])).map((method) => {
      const operation = child(item, method);
      const pointer = join('/paths', path, method);
      return {
        path,
        method: method.toUpperCase(),
        operationId: text(operation, 'operationId') ?? '',
        pointer,
        operation,
        parameters: mergeParameters(document, item, operation, pointer),
      };
    }),
  );
}

function mergeParameters(
  document: Dictionary,
  item: Dictionary,
  operation: Dictionary,
  pointer: string,
): Dictionary[] {
  const merged = new Map<string, Dictionary>();
  for (const parameter of [...children(item, 'parameters'), ...children(operation, 'parameters')]) {
    const { node } = resolve(document, parameter, pointer);
    merged.set(`${node.in} ${node.name}`, node);
  }
  return [...merged.values()];
}

/** Names of the parameters in the path, in their order there. */
export function pathParameterNames(path: string): string[] {
  return [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name ?? '');
}

/** The responses of an operation with their `$ref`s followed, by status. */
export function listResponses(document: Dictionary, operation: Dictionary): [string, Dictionary][] {
  return dictionaries(child(operation, 'responses')).map(([status, response]) => [
    status,
    resolve(document, response, '').node,
  ]);
}

/** The JSON schema of a body, or `undefined` if it has no JSON. */
export function jsonSchema(body: Dictionary): Dictionary | undefined {
  const media = Object.entries(child(body, 'content')).find(
    ([type]) => type === 'application/json',
  );
  return isDictionary(media?.[1]) && isDictionary(media[1].schema) ? media[1].schema : undefined;
}

/** The responses with a status of success. */
export function listSuccesses(document: Dictionary, operation: Dictionary): [string, Dictionary][] {
  return listResponses(document, operation).filter(([status]) => status.startsWith('2'));
}
