// The folder and the version of this package. Needs Node: nothing that runs in browsers may import it.
import { existsSync, readFileSync } from 'node:fs';

/**
 * Returns the folder of the nearest package.json, the same from `src/` and from `dist/`. The URL ends with a slash.
 *
 * @throws {Error} if no folder above this file has one.
 */
export function packageFolder(): URL {
  let folder = new URL('.', import.meta.url);
  while (!existsSync(new URL('package.json', folder))) {
    const parent = new URL('..', folder);
    if (parent.href === folder.href) {
      throw new Error(
        `Expected a package.json in a folder above ${import.meta.url}; is the package installed whole?`,
      );
    }
    folder = parent;
  }
  return folder;
}

/**
 * Returns the version of this package, such as `0.1.0`.
 *
 * @throws {Error} as `packageFolder` does, or if package.json has no version.
 */
export function packageVersion(): string {
  const file = new URL('package.json', packageFolder());
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) {
    return String(manifest.version);
  }
  throw new Error(`Expected a version in ${file.pathname}`);
}
