// The results of the bench so far, kept in a file so that it can resume.
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseJson } from '../../../src/codec/index.js';
import { isObject } from '../../../src/shared/json.js';

export interface Result {
  /** True if a defect was found, or if a clean run had findings. */
  readonly found: boolean;
  /** The checks that found it, or the reason why it does not count. */
  readonly note: string;
}

export interface Results {
  get(unit: string): Result | undefined;
  add(unit: string, result: Result): void;
}

/** Reads the file, or starts a new one. Each result is appended as a line, so that a killed bench loses none. */
export function openResults(file: string, resume: boolean): Results {
  mkdirSync(dirname(file), { recursive: true });
  if (!resume) rmSync(file, { force: true });
  const known = new Map<string, Result>();
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  for (const line of lines.filter((text) => text !== '')) {
    const value = parseJson(line);
    if (!isObject(value) || typeof value.unit !== 'string') {
      throw new Error(`${file} is not a results file of this bench; remove it and start again`);
    }
    known.set(value.unit, { found: value.found === true, note: String(value.note) });
  }
  return {
    get: (unit) => known.get(unit),
    add(unit, result) {
      known.set(unit, result);
      appendFileSync(file, `${JSON.stringify({ unit, ...result })}\n`);
    },
  };
}
