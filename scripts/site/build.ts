// Builds the whole site: guides and reference in each language, below an address for each version.
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { packageVersion } from '../../src/shared/node/package.js';
import { cardName } from './card.js';
import { filesIn } from './files.js';
import { finishPage, pagePath, redirectPage } from './finish.js';
import { basePlaceholder, buildGuides } from './guides/build.js';
import { guidePages } from './guides/pages.js';
import { hashFile, hashOfInputs } from './inputs.js';
import { languages, type Translated } from './languages.js';
import { buildReference, downloads } from './reference/build.js';
import { readDescriptions, readTranslations } from './translation/command.js';
import { type Translation, translate } from './translation/overlay.js';
import { textsOf } from './translation/texts.js';
import { buildTryPages } from './try/page.js';
import { type OlderVersion, olderVersions, toVersionName } from './versions.js';

/** The name of the newest version in addresses. */
const latest = 'latest';

/** Files of these kinds contain addresses that begin with the base. */
const withAddresses = /\.(?:html|js|css|json)$/;

/**
 * Builds the site and puts it in place of what was in `output`.
 * @param root The folder of the repository.
 * @param url The address that the site will have, with a slash at its end. Its path is the base of the guides' links.
 * @throws {Error} if a part of the site cannot be made.
 */
export async function buildSite(root: string, output: string, url: string): Promise<void> {
  const parent = join(root, '.tmp');
  await mkdir(parent, { recursive: true });
  const hash = await hashOfInputs(root, url);
  const work = await mkdtemp(join(parent, 'site-'));
  try {
    await buildVersions(root, work, url);
    await writeFile(join(work, 'site', hashFile), hash);
    await rm(output, { recursive: true, force: true });
    await mkdir(dirname(output), { recursive: true });
    await rename(join(work, 'site'), output);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function buildVersions(root: string, work: string, url: string): Promise<void> {
  const site = join(work, 'site');
  const [raw, guides] = [join(work, 'latest'), join(work, 'guides')];
  const translations = { ja: readTranslations(root, 'ja'), zh: readTranslations(root, 'zh') };
  await buildReference({ folder: join(root, 'generated'), translations, hasGuides: true }, raw);
  await buildTryPages(classicDescriptions(root, translations), raw);
  await buildGuides(root, guides);
  await cp(guides, raw, { recursive: true });
  for (const name of languages.map(cardName)) {
    if (!existsSync(join(raw, name))) {
      throw new Error(
        `Expected docs/public/${name}: draw the pictures again with npm run docs:card.`,
      );
    }
  }
  const pages = new Set((await filesIn(raw)).filter((path) => path.endsWith('.html')));
  const place = { url, isInLatest: (path: string) => pages.has(path) };
  const current = toVersionName(packageVersion());
  for (const version of [latest, current]) {
    await finishVersion(raw, join(site, version), { ...place, version });
  }
  const older = olderVersions(join(root, 'releases'), current);
  await buildOlderVersions(older, translations, work, site, place);
  // Hosts look for it here, whatever the address; its own addresses lead to the newest version.
  await cp(join(site, latest, '404.html'), join(site, '404.html'));
  await write(join(site, 'index.html'), redirectPage(`${latest}/index.html`));
  await write(join(site, 'sitemap.xml'), sitemap(url, [...pages].sort()));
  await write(join(site, 'llms.txt'), await llmsText(raw, url));
}

/** Builds the references of older versions from the descriptions that were kept of them. They have no guides. */
export async function buildOlderVersions(
  versions: readonly OlderVersion[],
  translations: Translations,
  work: string,
  site: string,
  place: Pick<Version, 'url' | 'isInLatest'>,
): Promise<void> {
  for (const { folder, name: version } of versions) {
    const raw = join(work, version);
    await buildReference({ folder, translations, version, hasGuides: false }, raw);
    await finishVersion(raw, join(site, version), { ...place, version });
  }
}

function classicDescriptions(root: string, translations: Translations) {
  const [en = {}] = readDescriptions(root);
  const { ja, zh } = translations;
  return { en, ja: translate(en, ja, textsOf), zh: translate(en, zh, textsOf) };
}

type Translations = Readonly<Record<Translated, readonly Translation[]>>;
type Version = Omit<Parameters<typeof finishPage>[1], 'path'>;

async function finishVersion(from: string, to: string, version: Version): Promise<void> {
  const base = `${new URL(version.url).pathname}${version.version}/`;
  for (const path of await filesIn(from)) {
    const source = join(from, path);
    const target = join(to, path);
    await mkdir(dirname(target), { recursive: true });
    if (!withAddresses.test(path) || path.endsWith('redoc.js')) {
      await cp(source, target);
      continue;
    }
    const text = (await readFile(source, 'utf8')).replaceAll(basePlaceholder, base);
    await writeFile(target, path.endsWith('.html') ? finishPage(text, { ...version, path }) : text);
  }
}

function sitemap(url: string, pages: readonly string[]): string {
  const entries = pages
    .filter((path) => path !== '404.html')
    .map((path) => `<url><loc>${url}${latest}/${pagePath(path)}</loc></url>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.join('\n')}
</urlset>
`;
}

/** Returns the map of the site for language models: https://llmstxt.org/. */
async function llmsText(folder: string, url: string): Promise<string> {
  const pages = await filesIn(folder);
  const guides = guidePages
    .filter(({ name }) => pages.includes(`${name}.html`))
    .map(({ name, titles }) => `- [${titles.en}](${url}${latest}/${pagePath(`${name}.html`)})`);
  const descriptions = downloads.map((name) => `- [${name}](${url}${latest}/reference/${name})`);
  return `# ticdc-openapi

> The HTTP API v1 of TiCDC as an exact contract: an OpenAPI description, a TypeScript client, a mock, a simulated cluster, and checks of live servers.

64-bit integers such as TSOs must keep every digit: read JSON with a parser that does not round.

## Guides

${guides.join('\n')}

## Description

${descriptions.join('\n')}
`;
}

async function write(file: string, content: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}
