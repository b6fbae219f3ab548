// The facts about real servers: every reference to one resolves, and every link between the pages does.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../../', import.meta.url);
const folder = new URL('docs/server-behaviour/', root);
const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));

const anchorsIn = (text: string) =>
  [...text.matchAll(/<a id="([^"]+)"><\/a>/g)].map(([, id = '']) => id);

const anchors = new Map(
  pages.map((page) => [page, anchorsIn(readFileSync(new URL(page, folder), 'utf8'))]),
);

/** Files of the repository that may refer to a fact. */
const files = execFileSync('git', ['ls-files', 'src', 'scripts', 'spec', 'test', 'docs'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((name) => /\.(?:ts|yaml|md)$/.test(name) && existsSync(new URL(name, root)));

/** The page and the anchor of a fact, in a comment or in the title of a test. */
const reference = /server-behaviour\/([\w-]+\.md)(?:#([\w-]+))?/g;

const resolves = (page: string, anchor: string | undefined) =>
  anchors.has(page) && (anchor === undefined || anchors.get(page)?.includes(anchor) === true);

test('there are facts, and references to them', () => {
  expect([...anchors.values()].flat().length).toBeGreaterThan(700);
  const text = files.map((name) => readFileSync(new URL(name, root), 'utf8')).join('\n');
  expect([...text.matchAll(reference)].length).toBeGreaterThan(500);
});

test.each(pages)('the anchors of %s differ from each other', (page) => {
  const ids = anchors.get(page) ?? [];
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('every reference to a fact resolves', () => {
  const broken = files.flatMap((name) =>
    [...readFileSync(new URL(name, root), 'utf8').matchAll(reference)]
      .filter(([, page = '', anchor]) => !resolves(page, anchor))
      .map(([text]) => `${name}: ${text}`),
  );
  expect(broken).toEqual([]);
});

test.each(pages)('the links of %s to facts resolve', (page) => {
  const text = readFileSync(new URL(page, folder), 'utf8');
  const links = [...text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)];
  const broken = links.filter(([, target = '', anchor]) => {
    if (target === '') return !resolves(page, anchor);
    if (!target.includes('/')) return !resolves(target, anchor);
    return !existsSync(new URL(target, folder));
  });
  expect(broken.map(([link]) => link)).toEqual([]);
});

test.each(pages.filter((page) => page !== 'README.md'))(
  '%s says of each section how its facts are known',
  (page) => {
    const [head = '', ...sections] = readFileSync(new URL(page, folder), 'utf8').split(/\n(?=## )/);
    if (head.includes('Source for this page')) return;
    const silent = sections.filter((section) => !/Source|seen|read in/i.test(section));
    // A section that only links to facts elsewhere has none of its own.
    const withFacts = silent.filter((section) => anchorsIn(section).length > 1);
    expect(withFacts.map((section) => section.split('\n')[0])).toEqual([]);
  },
);
