// Renders every generated file from the folder of the spec.

import { loadSpec } from '../spec/load-spec.js';
import { renderSourceMap, renderSourceMapOfOverlay } from '../spec/source-map.js';
import { banner } from './banner.js';
import { renderClient } from './client.js';
import { renderJson, renderYaml } from './document.js';
import { renderOperations } from './operations.js';
import { renderSchema } from './schema.js';
import { renderTypes } from './types.js';

/**
 * Returns the text of every generated file by name. Writes nothing.
 * @param specRoot The folder with `openapi.yaml`.
 * @throws SpecError for every defect of the spec, with file and line.
 */
export async function renderAll(specRoot: string): Promise<Map<string, string>> {
  const { document, document31, next, codegen, codegenNext, sources } = await loadSpec(specRoot);
  return new Map([
    ['README.md', renderReadme()],
    ['client.ts', renderClient(document, next)],
    ['openapi-3.1.json', renderJson(document31)],
    ['openapi.codegen.newarch.yaml', renderYaml(codegenNext)],
    ['openapi.codegen.yaml', renderYaml(codegen)],
    ['openapi.json', renderJson(document)],
    ['openapi.newarch.json', renderJson(next)],
    ['openapi.yaml', renderYaml(document)],
    ['operations.ts', renderOperations(document)],
    ['schema.ts', renderSchema(document)],
    ['types.ts', renderTypes(document)],
    ['source-map.json', renderSourceMap(document, sources)],
    ['source-map.newarch.json', renderSourceMapOfOverlay(next, document, sources)],
  ]);
}

function renderReadme(): string {
  return `<!-- ${banner} -->

# Generated files

- \`openapi.yaml\`, \`openapi.json\`: the description in one file, OpenAPI 3.0.3.
- \`openapi-3.1.json\`: the same in OpenAPI 3.1. \`openapi.newarch.json\`: the new architecture, from spec/overlays/newarch.yaml.
- \`openapi.codegen.yaml\`, \`openapi.codegen.newarch.yaml\`: both for generators of code that refuse the exact ones.
- \`schema.ts\`, \`types.ts\`, \`operations.ts\`, \`client.ts\`: types, schemas by name, facts and functions of the operations.
- \`source-map.json\`: JSON pointer to the line in spec/; \`source-map.newarch.json\`: the lines of the new architecture's own
  elements.
- \`npm run generate\` writes them, \`npm run generate:check\` checks that they match the spec.
`;
}
