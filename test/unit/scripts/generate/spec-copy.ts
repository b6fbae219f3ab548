// Copies of the fixture spec that a test may spoil, in a folder named `spec` as in the project.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export const EXACT_SPEC = join(import.meta.dirname, '../../../fixtures/exact-spec');

/** Where and what to change: `before` must occur in the file, which is created if `before` is empty. */
export interface Edit {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** A project folder with an edited copy of the fixture under `spec/`; it is gone after the test. */
export function copyProject(...edits: readonly Edit[]): string {
  const project = mkdtempSync(join(tmpdir(), 'ticdc-openapi-'));
  onTestFinished(() => rmSync(project, { recursive: true }));
  cpSync(EXACT_SPEC, join(project, 'spec'), { recursive: true });
  for (const { file, before, after } of edits) {
    const path = join(project, 'spec', file);
    const text = before === '' ? '' : readFileSync(path, 'utf8');
    if (!text.includes(before)) throw new Error(`${file} does not contain ${before}`);
    writeFileSync(
      path,
      text.replace(before, () => after),
    );
  }
  return project;
}

/** As {@link copyProject}, the folder of the spec itself. */
export function copySpec(...edits: readonly Edit[]): string {
  return join(copyProject(...edits), 'spec');
}
