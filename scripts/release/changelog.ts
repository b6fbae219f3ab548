// The section of a version in CHANGELOG.md, and what the contract's changes are there.
import type { Change, Meaning } from './classify.js';

const heading = '### Changes of the contract';

const titles: Readonly<Record<Exclude<Meaning, 'text'>, string>> = {
  'breaks callers': 'Breaks callers',
  'breaks readers': 'Breaks readers',
  adds: 'Adds',
};

/**
 * Returns whether the changelog calls a version not released yet.
 *
 * @throws {Error} if it has no section for the version.
 */
export function isUnreleased(changelog: string, version: string): boolean {
  return /\(not released yet\)$/.test(sectionOf(changelog, version).title);
}

/**
 * Returns what the changelog says of a version, without its heading.
 *
 * @throws {Error} if it has no section for the version.
 */
export function notesOf(changelog: string, version: string): string {
  const { title, start, end } = sectionOf(changelog, version);
  return changelog.slice(start + title.length, end).trim();
}

/** Returns the changelog with the changes in the section of a version, in place of those that stood there. Texts are only counted. */
export function withChanges(
  changelog: string,
  version: string,
  changes: readonly Change[],
): string {
  const { start, end } = sectionOf(changelog, version);
  const section = changelog.slice(start, end);
  const old = section.indexOf(`\n${heading}\n`);
  const rest = old < 0 ? section : section.slice(0, old);
  const lines = linesOf(changes);
  const own = lines.length === 0 ? '' : `\n${heading}\n\n${lines.join('\n')}\n`;
  return `${changelog.slice(0, start)}${rest.trimEnd()}\n${own}${end < changelog.length ? '\n' : ''}${changelog.slice(end)}`;
}

/** Returns one line for each change, the breaking ones first. */
export function linesOf(changes: readonly Change[]): string[] {
  const lines = (Object.keys(titles) as (keyof typeof titles)[]).flatMap((meaning) =>
    changes
      .filter(({ meanings }) => meanings.includes(meaning))
      .map(({ place, what }) => `- ${titles[meaning]}: \`${place}\` ${what}`),
  );
  const texts = changes.filter(({ meanings }) => meanings.includes('text')).length;
  return texts === 0 ? lines : [...lines, `- Texts, examples and notes: ${texts} changes`];
}

function sectionOf(changelog: string, version: string) {
  const title = changelog.split('\n').find((line) => line.startsWith(`## ${version} `));
  if (title === undefined) {
    throw new Error(`Expected a section "## ${version} (...)" in CHANGELOG.md`);
  }
  const start = changelog.indexOf(`${title}\n`);
  const next = changelog.indexOf('\n## ', start);
  return { title, start, end: next < 0 ? changelog.length : next + 1 };
}
