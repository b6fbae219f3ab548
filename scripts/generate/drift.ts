// Compares generated files with the files in a folder.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file that differs from the generated one. */
export interface Drift {
  readonly file: string;
  readonly kind: 'missing' | 'stale' | 'unexpected';
}

/** Returns the files of the folder that are missing, stale or unexpected, by name. */
export function findDrift(folder: string, expected: ReadonlyMap<string, string>): Drift[] {
  const present = existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map((entry) =>
          join(entry.parentPath, entry.name)
            .slice(folder.length + 1)
            .replaceAll('\\', '/'),
        )
    : [];
  return [...new Set([...expected.keys(), ...present])].sort().flatMap((file): Drift[] => {
    const content = expected.get(file);
    if (content === undefined) return [{ file, kind: 'unexpected' }];
    if (!present.includes(file)) return [{ file, kind: 'missing' }];
    return readFileSync(join(folder, file), 'utf8') === content ? [] : [{ file, kind: 'stale' }];
  });
}

/** Writes missing and stale files and deletes unexpected ones. */
export function mendDrift(
  folder: string,
  expected: ReadonlyMap<string, string>,
  drift: readonly Drift[],
): void {
  mkdirSync(folder, { recursive: true });
  for (const { file } of drift) {
    const content = expected.get(file);
    if (content === undefined) rmSync(join(folder, file));
    else writeFileSync(join(folder, file), content);
  }
}

/** Returns the message about files that are out of date. */
export function describeDrift(drift: readonly Drift[]): string {
  const files = drift.length === 1 ? '1 file is' : `${drift.length} files are`;
  return `${files} out of date. Run \`npm run generate\` and commit the result.`;
}
