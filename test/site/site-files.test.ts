// The built site as files: links, sizes, addresses and languages. Needs no browser.
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, inject, test } from 'vitest';
import { filesIn } from '../../scripts/site/files.js';
import { guidePages } from '../../scripts/site/guides/pages.js';
import { isReference, latest, pagesOf, readPage } from './pages.js';

const site = inject('site');
const pages = await pagesOf(site);
const gzipped = (path: string) => gzipSync(readFileSync(join(site, latest, path))).length;

test('there are guides and both references in each language', () => {
  for (const folder of ['', 'ja/', 'zh/']) {
    for (const page of [
      'index',
      'getting-started',
      'errors',
      'reference/index',
      'reference/newarch/index',
      'try/index',
    ]) {
      expect(pages).toContain(`${folder}${page}.html`);
    }
  }
});

test('an unknown address gets a page that links to the latest version', () => {
  const page = readFileSync(join(site, 'ticdc-openapi/404.html'), 'utf8');
  expect(page).toContain('href="/ticdc-openapi/latest/');
});

test('every link leads to a page or a file of the site, with its anchor', async () => {
  const files = new Set(await filesIn(site));
  const ids = new Map(pages.map((path) => [path, new Set(idsIn(readPage(site, path)))]));
  const dead = pages.flatMap((path) =>
    hrefsIn(readPage(site, path))
      .filter((href) => {
        const { host, pathname, hash } = new URL(href, `https://site/${latest}/${path}`);
        if (host !== 'site') return false;
        const target = decodeURI(pathname.slice(1)).replace(/(^|\/)$/, '$1index.html');
        if (!files.has(target)) return true;
        const page = posix.relative(latest, target);
        // Anchors of the reference are made by its script.
        return (
          hash !== '' &&
          !hash.startsWith('#/') &&
          ids.get(page)?.has(decodeURIComponent(hash.slice(1))) === false
        );
      })
      .map((href) => `${path}: ${href}`),
  );
  expect(dead).toEqual([]);
});

test('each section of a guide has the same address in each language', () => {
  const sections = (path: string) =>
    [...readPage(site, path).matchAll(/<h2 id="([^"]+)"/g)].map(([, id]) => id);
  const translated = guidePages.filter(({ isTranslated }) => isTranslated);
  for (const { name } of translated) {
    const english = sections(`${name}.html`);
    for (const language of ['ja', 'zh']) {
      expect(sections(`${language}/${name}.html`), `${language}/${name}`).toEqual(english);
    }
  }
  expect(sections('ja/concepts.html')).toContain('what-202-means');
});

test('the pages stay small', () => {
  expect(gzipped('redoc.js')).toBeLessThan(720_000);
  for (const path of pages) {
    expect(gzipped(path), path).toBeLessThan(isReference(path) ? 200_000 : 150_000);
  }
});

test('each page has its language, a policy and its canonical address', () => {
  for (const path of pages) {
    const html = readPage(site, path);
    const lang = path.startsWith('ja/') ? 'ja' : path.startsWith('zh/') ? 'zh-Hans' : 'en';
    expect(html, path).toMatch(new RegExp(`<html lang="${lang}"`));
    expect(html, path).toMatch(
      /<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="default-src 'self';/i,
    );
    const address = `https://docs.example/${latest}/${path.replace(/(^|\/)index\.html$/, '$1')}`;
    expect(html, path).toContain(`<link rel="canonical" href="${address}">`);
  }
});

test('the address of a version has the same pages, and `latest` is canonical', () => {
  const { version } = JSON.parse(readFileSync(join(site, '../../package.json'), 'utf8'));
  const name = `v${version.split('.').slice(0, 2).join('.')}`;
  for (const path of pages) {
    const file = join(site, 'ticdc-openapi', name, path);
    expect(existsSync(file), file).toBe(true);
    const html = readFileSync(file, 'utf8');
    expect(html).toContain(
      '<link rel="canonical" href="https://docs.example/ticdc-openapi/latest/',
    );
    expect(html).not.toContain('/__base__/');
  }
});

test('sitemap and llms.txt name the pages, and files to download lie beside the reference', () => {
  const read = (name: string) => readFileSync(join(site, 'ticdc-openapi', name), 'utf8');
  expect(read('sitemap.xml').match(/<loc>/g)).toHaveLength(pages.length);
  expect(read('sitemap.xml')).toContain(
    '<loc>https://docs.example/ticdc-openapi/latest/ja/errors.html</loc>',
  );
  expect(read('llms.txt')).toContain('https://docs.example/ticdc-openapi/latest/errors.html');
  expect(read('index.html')).toContain('url=latest/index.html');
  for (const name of ['openapi.yaml', 'openapi.json']) {
    const built = readFileSync(join(site, latest, 'zh/reference', name), 'utf8');
    expect(built).toBe(readFileSync(join(site, '../../generated', name), 'utf8'));
  }
});

test('each page names the picture that other sites show beside a link to it', () => {
  for (const path of pages) {
    const [, name = ''] =
      readPage(site, path).match(
        /<meta property="og:image" content="https:\/\/docs\.example\/ticdc-openapi\/latest\/([^"]+)">/,
      ) ?? [];
    const language = path.match(/^(?:ja|zh)(?=\/)/)?.[0] ?? 'en';
    expect(name, path).toMatch(new RegExp(`^card-${language}-[0-9a-f]{8}\\.png$`));
    const picture = readFileSync(join(site, latest, name));
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630]);
  }
});

test('no two guides have the same description', () => {
  const described = guidePages.flatMap(({ name, isTranslated }) =>
    (isTranslated ? ['', 'ja/', 'zh/'] : ['']).map((folder) => {
      const html = readPage(site, `${folder}${name}.html`);
      const [, text = ''] = html.match(/<meta name="description" content="([^"]+)">/) ?? [];
      expect(html, name).toContain(`<meta property="og:description" content="${text}">`);
      return text;
    }),
  );
  expect(described.filter((text, index) => described.indexOf(text) !== index)).toEqual([]);
});

test('the policy allows requests to this machine on the page to try requests alone', () => {
  for (const path of pages) {
    const sources = readPage(site, path).match(/connect-src ([^;"]*)/)?.[1];
    const isTry = /(?:^|\/)try\//.test(path);
    expect(sources, path).toBe(isTry ? 'http://127.0.0.1:* http://localhost:*' : undefined);
  }
});

test('each long integer of a page is one of its source, digit for digit', async () => {
  const root = join(site, '../..');
  const sources = ['generated', 'docs', 'spec'].map(async (folder) =>
    (await filesIn(join(root, folder))).map((name) => join(root, folder, name)),
  );
  const files = [...(await Promise.all(sources)).flat(), join(root, 'CHANGELOG.md')];
  const known = new Set(files.flatMap((file) => longIntegers(readFileSync(file, 'utf8'))));
  for (const path of pages) {
    const unknown = longIntegers(readPage(site, path)).filter((digits) => !known.has(digits));
    expect(unknown, path).toEqual([]);
  }
});

function longIntegers(text: string): string[] {
  return text.match(/(?<![0-9A-Za-z.+/-])\d{16,}(?=n?(?![0-9A-Za-z+/=]))/g) ?? [];
}

function hrefsIn(html: string): string[] {
  return [...html.matchAll(/\s(?:href|src)="([^"]+)"/g)]
    .map(([, href = '']) => href.replaceAll('&amp;', '&'))
    .filter((href) => !/^(?:data|mailto):/.test(href));
}

function idsIn(html: string): string[] {
  return [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => id);
}
