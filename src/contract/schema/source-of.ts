// The lines of spec/ that the parts of the bundled description come from.
import { parseJson } from '../../codec/index.js';
import type { JsonObject } from '../../shared/json.js';
import { readGenerated } from '../../shared/node/generated-files.js';
import type { Generation } from './server-version.js';

/** In order of precedence: the differences of the new architecture have a source map of their own. */
const files: Readonly<Record<Generation, readonly string[]>> = {
  classic: ['source-map.json'],
  newarch: ['source-map.newarch.json', 'source-map.json'],
};

const maps = new Map<string, JsonObject>();

/**
 * Returns the file and line, such as `ticdc-openapi/spec/components/schemas/Capture.yaml:4`, of the nearest object or list around a place.
 *
 * @param contractPointer A JSON pointer into the bundled description.
 * @returns undefined if the source map has no line for the description's root.
 */
export function sourceOf(contractPointer: string, generation: Generation): string | undefined {
  for (let at = contractPointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    for (const file of files[generation]) {
      const lines = maps.get(file) ?? readGenerated(file, parseJson);
      maps.set(file, lines);
      const line = Object.hasOwn(lines, at) ? lines[at] : undefined;
      // Without the name of the project it could be taken for a file of the reader's own repository.
      if (typeof line === 'string') return `ticdc-openapi/${line}`;
    }
    if (at === '') return undefined;
  }
}
