// Renders `types.ts`: the schemas of the description as types by their names.
import { isObject, type JsonObject, objectAt, textAt } from '../../../src/shared/json.js';
import { banner } from './banner.js';
import { docComment, quote } from './source-text.js';

/** Renders one type for each component schema, with its description. */
export function renderTypes(document: JsonObject): string {
  const schemas = objectAt(objectAt(document, 'components'), 'schemas');
  const types = Object.entries(schemas).map(([name, schema]) => {
    const description = isObject(schema) ? textAt(schema, 'description') : undefined;
    const comment = description === undefined ? '' : docComment(description, '');
    return `${comment}export type ${name} = components['schemas'][${quote(name)}];\n`;
  });
  return `// ${banner}
import type { components } from './schema.js';

${types.join('\n')}`;
}
