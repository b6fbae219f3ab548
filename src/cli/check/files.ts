// The files of `ticdc-openapi check`: it reads PEM files and writes reports.
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
import { tlsReason } from '../../contract/run/transport/tls-reasons.js';
import type { Request } from './arguments.js';
import { usage } from './values.js';

/**
 * Reads the PEM files.
 *
 * @throws {UsageError} if a file cannot be read or is not PEM, or if the key does not match the certificate.
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
    const reason = reasonOf(error);
    const why = tlsReason(reason) ?? `OpenSSL cannot read what the PEM files hold (${reason})`;
    throw usage(`--${names.join(', --')}: ${why}`);
  }
  return texts;
}

/** What a PEM file of an option must hold. */
const blocks = {
  ca: ['a certificate', /-----BEGIN [A-Z0-9 ]*CERTIFICATE-----/],
  cert: ['a certificate', /-----BEGIN [A-Z0-9 ]*CERTIFICATE-----/],
  key: ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
} as const;

function readPem(option: keyof typeof blocks, path: string): string {
  let pem: string;
  try {
    pem = readFileSync(path, 'utf8');
  } catch (error) {
    throw usage(`--${option}: ${path} cannot be read: ${reasonOf(error)}`);
  }
  const [kind, block] = blocks[option];
  if (block.test(pem)) return pem;
  throw usage(`--${option}: expected a PEM file with ${kind}, but ${path} has none`);
}

/**
 * Checks before a run that its report can be written.
 *
 * @throws {UsageError} if it cannot.
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

/** Empties the report of an earlier run, so that nobody takes it for that of a run that cannot start. */
export function emptyReport(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) writeFileSync(path, '');
}

/**
 * Writes a report completely or not at all: writes a temporary file in the same folder and renames it. Writes directly to a
 * path that is not a regular file, such as a pipe.
 */
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

/** Returns the file that a symbolic link points to, so that the link stays and its target is replaced. */
function target(path: string): string {
  return statSync(path, { throwIfNoEntry: false }) === undefined ? path : realpathSync(path);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'permission denied',
  EROFS: 'the file system is read-only',
  EISDIR: 'it is a directory',
  ENOTDIR: 'part of the path is not a folder',
  ENOSPC: 'no space is left',
};

/** Describes an error without repeating the path. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
}
