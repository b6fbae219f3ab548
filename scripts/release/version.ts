// The version that a change of the contract asks for.
import type { Change } from './classify.js';

type Version = readonly [major: number, minor: number, patch: number];

/**
 * Returns the least version after `last` that may carry the changes. What breaks asks for a new minor version before 1.0 and for a new
 * major version after; what adds asks for a new minor version from 1.0 on; everything else for a new patch.
 */
export function versionFor(last: string, changes: readonly Change[]): string {
  if (changes.length === 0) return last;
  const [major, minor, patch] = read(last);
  const meanings = new Set(changes.flatMap((change) => change.meanings));
  const isBreaking = meanings.has('breaks callers') || meanings.has('breaks readers');
  if (major === 0) return isBreaking ? `0.${minor + 1}.0` : `0.${minor}.${patch + 1}`;
  if (isBreaking) return `${major + 1}.0.0`;
  return meanings.has('adds') ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

/** Returns a negative number if version `one` comes before `other`, 0 if they are the same. */
export function compareVersions(one: string, other: string): number {
  const [left, right] = [read(one), read(other)];
  return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
}

function read(version: string): Version {
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)$/.exec(version) ?? [];
  if (major === undefined) throw new Error(`Expected a version such as 0.1.0, got "${version}"`);
  return [Number(major), Number(minor), Number(patch)];
}
