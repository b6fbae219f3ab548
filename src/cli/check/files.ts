// The files of `ticdc-openapi check`: keys that it reads, reports that it writes.
import {
  accessSync,
  constants,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { CheckOptions } from '../../contract/run/options.js';
import type { Request } from './arguments.js';
import { usage } from './values.js';

/**
 * The PEM texts of the named files.
 * @throws {UsageError} if one cannot be read, is no PEM, or the key does not fit the certificate.
 */
export async function readTls(paths: Request['tls']): Promise<CheckOptions['tls']> {
  const names = Object.keys(paths);
  if (names.length === 0) return undefined;
  const texts: { ca?: string; cert?: string; key?: string } = {};
  for (const option of ['ca', 'cert', 'key'] as const) {
    const path = paths[option];
    if (path !== undefined) texts[option] = readPem(option, path);
  }
  const { createSecureContext } = await import('node:tls');
  try {
    createSecureContext(texts);
  } catch (error) {
    throw usage(`--${names.join(', --')}: ${reasonOf(error)}`);
  }
  return texts;
}

function readPem(option: string, path: string): string {
  let pem: string;
  try {
    pem = readFileSync(path, 'utf8');
  } catch (error) {
    throw usage(`--${option}: ${path} cannot be read: ${reasonOf(error)}`);
  }
  if (pem.includes('-----BEGIN ')) return pem;
  throw usage(`--${option}: expected ${path} to hold PEM, starting with -----BEGIN`);
}

/**
 * Looks before a run whether its report can be written.
 * @throws {UsageError} if not.
 */
export function assertWritable(path: string): void {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat?.isDirectory()) throw new Error('it is a directory');
    accessSync(stat === undefined || stat.isFile() ? dirname(target(path)) : path, constants.W_OK);
  } catch (error) {
    throw usage(`--output: ${path} cannot be written: ${reasonOf(error)}`);
  }
}

/** Writes a whole file or none: beside it first, then renamed. What is no regular file, such as a pipe, is written to. */
export function writeReport(path: string, text: string): void {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat !== undefined && !stat.isFile()) {
    writeFileSync(path, text);
    return;
  }
  const destination = target(path);
  const temporary = `${destination}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, destination);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** A link stays: the file behind it is replaced. */
function target(path: string): string {
  return statSync(path, { throwIfNoEntry: false }) === undefined ? path : realpathSync(path);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'permission denied',
  EROFS: 'the file system is read-only',
  EISDIR: 'it is a directory',
  ENOTDIR: 'a part of the path is no folder',
  ENOSPC: 'no space is left',
};

/** A reason in words, without the path. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
}
