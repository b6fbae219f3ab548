// Derives the description for strict generators of code: with one type of errors, one media type, and without what they would check.
import { isObject, type JsonObject, objectAt, objectEntries } from '../../../src/shared/json.js';
import { resolveObject } from '../../../src/shared/references.js';
import { mapDocument } from './schemas.js';

const json = 'application/json';

/** Clients that check these refuse responses of servers that are newer than the description. Some have a type for each such text. */
const checks = ['pattern', 'minLength', 'maxLength', 'maxItems', 'maxProperties'];

const methods = new Set(['get', 'put', 'post', 'delete', 'patch']);

/**
 * Returns the description that generators take which refuse the exact one:
 *
 * - Integers of `format: uint64` have no bounds, which are those of the format: generators compare them as int64.
 * - Texts have no pattern and no lengths, lists and objects no largest size.
 * - Refusals have the media type `application/json` alone. Those without such a body (404 of the router, 504) are left out.
 * - A success whose body may be `null` has none, as no client needs it.
 *
 * Everything else is the same.
 */
export function toCodegen(document: JsonObject): JsonObject {
  const bounded = mapDocument(document, { schema: withoutChecks });
  const shared = new Map<string, JsonObject>();
  const simplify = (status: number, response: JsonObject): JsonObject | undefined => {
    const [, name] = /^#\/components\/responses\/(.+)$/.exec(String(response.$ref)) ?? [];
    const simple = simplified(bounded, status, resolveObject(bounded, response));
    if (name === undefined || simple === undefined) return simple;
    shared.set(name, simple);
    return response;
  };
  const paths = objectEntries(objectAt(bounded, 'paths')).map(([path, item]) => {
    return [path, withResponses(item, simplify)];
  });
  const components = objectAt(bounded, 'components');
  const used = Object.keys(objectAt(components, 'responses')).flatMap((name) => {
    const simple = shared.get(name);
    return simple === undefined ? [] : [[name, simple]];
  });
  return {
    ...bounded,
    paths: Object.fromEntries(paths),
    components: { ...components, responses: Object.fromEntries(used) },
  };
}

function withoutChecks(schema: JsonObject): JsonObject {
  const left = schema.format === 'uint64' ? [...checks, 'minimum', 'maximum'] : checks;
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !left.includes(key)));
}

/** Replaces the responses of a path's operations, and leaves out those for which there is none. */
function withResponses(
  item: JsonObject,
  simplify: (status: number, response: JsonObject) => JsonObject | undefined,
): JsonObject {
  const entries = Object.entries(item).map(([key, operation]) => {
    if (!methods.has(key) || !isObject(operation)) return [key, operation];
    const responses = objectEntries(objectAt(operation, 'responses')).flatMap(([status, one]) => {
      const simple = simplify(Number(status), one);
      return simple === undefined ? [] : [[status, simple]];
    });
    return [key, { ...operation, responses: Object.fromEntries(responses) }];
  });
  return Object.fromEntries(entries);
}

/** Returns a response as strict generators take it; undefined for one that is left out. */
function simplified(
  document: JsonObject,
  status: number,
  response: JsonObject,
): JsonObject | undefined {
  const { content, ...rest } = response;
  const body = isObject(content) ? content[json] : undefined;
  if (status >= 400) return isObject(body) ? { ...rest, content: { [json]: body } } : undefined;
  const schema = isObject(body) ? resolveObject(document, body.schema) : {};
  return schema.nullable === true ? rest : response;
}
