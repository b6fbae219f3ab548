// How the facts about real servers are known: a mark "seen" names servers that were run
// (server-behaviour/README.md#seen-on-running-servers).
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../../', import.meta.url);
const folder = new URL('docs/server-behaviour/', root);

/** The servers that were run, as marks name them. Each has a recording. */
const servers = readdirSync(new URL('test/fixtures/recordings/matrix/', root))
  .filter((name) => /^(?:classic|newarch)-.*\.json$/.test(name))
  .map((name) =>
    name.replace('.json', '').replace('classic-', 'v').replace('newarch-', 'newarch v'),
  );

/** The text of a page on one line, without code, anchors and the targets of links. */
const textOf = (page: string) =>
  readFileSync(new URL(page, folder), 'utf8')
    .replaceAll(/<a id="[^"]*"><\/a>|``.*?``|`[^`]*`|(?<=\])\([^)]*\)/g, '')
    .replaceAll(/\s+/g, ' ');

const server = servers.map((name) => name.replaceAll('.', '\\.')).join('|');
const allowed = new RegExp(
  [
    // A mark: nothing but servers that were run, and no further release after them.
    `seen: (?:all five|all six|release not recorded|(?:${server})(?:, (?:${server}))*)(?![\\w.]*\\w|,? (?:and |to )?(?:newarch )?v\\d)`,
    // Prose: the source of a page or a section, the words that explain the marks, what servers did not show.
    'seen\\]? on running servers',
    '\\*seen\\* with releases',
    '(?:bytes were|never) seen',
    // The head of a column.
    '\\| seen \\|',
  ]
    .map((form) => `(?:${form})`)
    .join('|'),
  'gi',
);

const pages = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
/** Marks on this page name no release, because one server of the new architecture was run. */
const ofOneServer = 'new-architecture.md';

test('six servers were run, and the pages say so', () => {
  expect(servers).toHaveLength(6);
  const readme = textOf('README.md');
  expect(servers.filter((name) => !readme.includes(name))).toEqual([]);
  expect(textOf(ofOneServer)).toContain(
    '*Seen*: [seen on running servers] (2026-11): newarch v8.5.7',
  );
});

test.each(pages.filter((page) => page !== ofOneServer))(
  'the marks of %s name servers that were run',
  (page) => {
    const rest = textOf(page).replaceAll(allowed, '');
    const wrong = [...rest.matchAll(/.{0,60}\bseen\b.{0,60}/gi)].map(([text]) => text);
    expect(wrong).toEqual([]);
  },
);

test.each(pages)('%s says where the marks are explained', (page) => {
  const text = readFileSync(new URL(page, folder), 'utf8');
  if (/\bseen\b/i.test(text)) expect(text).toContain('(README.md#seen-on-running-servers)');
});
