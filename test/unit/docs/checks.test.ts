// docs/checks.md has a section for every check, and for nothing else.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { anchorOf, checks } from '../../../src/contract/finding/checks.js';

const text = readFileSync(new URL('../../../docs/checks.md', import.meta.url), 'utf8');
const sections = text.split(/^### /m).slice(1);
const idOf = (section: string) => section.slice(0, section.indexOf('\n'));

test('the sections are the checks, in their order', () => {
  expect(sections.map(idOf)).toEqual(Object.keys(checks));
});

test.each(sections.map((section) => [idOf(section), section]))(
  '%s is asked, shown by an example finding, and answered',
  (id, section) => {
    expect(section).toMatch(/\?/);
    expect(section).toMatch(new RegExp(`^ {4}.* ${id}[ :].*expected .*, received.* `, 'm'));
    expect(section).toMatch(/^\*\*What to do:\*\* /m);
  },
);

test('an anchor is the heading of its section', () => {
  expect(anchorOf('status-code')).toBe('docs/checks.md#status-code');
});
