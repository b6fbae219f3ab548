// Compares two descriptions with `redocly diff`, which reads integers as doubles: it gets doubles that keep their order.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { orderIntegers } from './order-integers.js';

/** One difference, as `redocly diff` reports it. */
export interface RawChange {
  /** Pointer to the changed element by way of the operation that uses it, such as `#/paths/~1a/get/responses/200`. */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'modified';
  /** The keyword that is modified. */
  readonly property?: string;
  readonly impact: 'major' | 'minor' | 'patch';
  readonly base?: Side;
  readonly revision?: Side;
}

interface Side {
  /** Pointer to the element where it stands, such as `#/components/schemas/Capture`. */
  readonly pointer: string;
  readonly value?: unknown;
}

const redocly = join(import.meta.dirname, '../../node_modules/@redocly/cli/bin/cli.js');

/**
 * Returns the differences between two descriptions in JSON. Their values have the digits of the texts: large integers are strings.
 *
 * @throws {Error} if one is no OpenAPI description.
 */
export async function compare(base: string, revision: string): Promise<readonly RawChange[]> {
  const { texts, digitsOf } = orderIntegers([base, revision]);
  const folder = await mkdtemp(join(tmpdir(), 'ticdc-openapi-diff-'));
  const files = ['base.json', 'revision.json', 'changes.json'].map((name) => join(folder, name));
  const [baseFile = '', revisionFile = '', changesFile = ''] = files;
  try {
    await writeFile(baseFile, texts[0] ?? '');
    await writeFile(revisionFile, texts[1] ?? '');
    const options = ['--format', 'json', '--fail-on', 'none', '--output', changesFile];
    const quiet = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
    await promisify(execFile)(
      process.execPath,
      [redocly, 'diff', baseFile, revisionFile, ...options],
      // In another folder, as the rules of this project's redocly.yaml would replace those of the comparison.
      { cwd: folder, env: { ...process.env, ...quiet } },
    );
    const exact = (_: string, value: unknown) =>
      typeof value === 'number' ? (digitsOf(value) ?? value) : value;
    const report: { changes: RawChange[] } = JSON.parse(await readFile(changesFile, 'utf8'), exact);
    return report.changes;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
