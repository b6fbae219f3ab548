// Where in spec/ something of the bundled description was written.

import { type JsonObject, readGenerated } from '../generated-files.js';
import type { Generation } from './release-contract.js';

/** What only the new architecture has, or has from elsewhere, stands in a map of its own. */
const files: Readonly<Record<Generation, readonly string[]>> = {
  classic: ['source-map.json'],
  newarch: ['source-map.newarch.json', 'source-map.json'],
};

const maps = new Map<string, JsonObject>();

/**
 * File and line, such as `spec/components/schemas/Capture.yaml:4`, of the nearest object or list around a place.
 *
 * @param contractPointer A JSON pointer into the bundled description.
 * @returns undefined if not even the description's root is known.
 */
export function sourceOf(contractPointer: string, generation: Generation): string | undefined {
  for (let at = contractPointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    for (const file of files[generation]) {
      const lines = maps.get(file) ?? readGenerated(file);
      maps.set(file, lines);
      const line = Object.hasOwn(lines, at) ? lines[at] : undefined;
      if (typeof line === 'string') return line;
    }
    if (at === '') return undefined;
  }
}
