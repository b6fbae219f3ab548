// Every page in a real browser, light on a desktop and dark on a phone: accessible, in its language, exact, and without requests to others.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { source as axe } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { languageOf } from '../../scripts/site/languages.js';
import { type Site, serveSite } from '../../scripts/site/server.js';
import { readDescriptions } from '../../scripts/site/translation/command.js';
import { launch, missing, openPage, originsIn } from '../browser/browser.js';
import { englishIn, namesIn, textsOf } from './page-texts.js';
import { isReference, latest, pagesOf } from './pages.js';
import { renderWhole } from './redoc.js';

const pages = await pagesOf(inject('site'));
const looks = [
  [1400, 'light'],
  [390, 'dark'],
] as const;
const cases = pages.flatMap((path) => looks.map((look) => [path, ...look] as const));

const descriptions = readDescriptions(join(import.meta.dirname, '../..'));
/** Words that are the same in each language: the names of the API, and of programs and formats. */
const names: ReadonlySet<string> = new Set([
  // Words are read without the digits at their end: `OAuth2` is `OAuth`.
  ...descriptions.flatMap(namesIn).flatMap((name) => [name, name.replace(/\d+$/, '')]),
  ...[
    'ticdc-openapi',
    'TiCDC',
    'OpenAPI',
    'HTTP',
    'API',
    'JSON',
    'json',
    'openapi',
    'yaml',
    'Mock',
  ],
  ...['changefeed', 'capture', 'owner', 'processor', 'checkpoint', 'sink', 'resolved', 'newarch'],
  ...['TypeScript', 'Python', 'Rust', 'Java', 'Kotlin', 'Kerberos', 'realm', 'hey-api', 'orval'],
  ...[
    'openapi-generator',
    'openapi-typescript',
    'datamodel-code-generator',
    'oapi-codegen',
    'ogen',
    'openapi-python-client',
    'progenitor',
  ],
  // The type of a value that the description leaves open, and names in its texts.
  ...[
    'any',
    'TiCDC Open Protocol',
    'TiCDC Simple Protocol',
    'AWS Glue Schema Registry',
    'Confluent Avro',
  ],
  // The keys of the search, which Redoc names as soon as it is ready.
  'Ctrl+K',
  // The switch of languages has each name in its own language.
  'English',
]);

/** Long tables take axe a while on a busy machine. */
const timeout = 300_000;

describe.skipIf(missing !== undefined)('each page of the site', { timeout }, () => {
  let folder: string;
  let site: Site;
  let browser: Browser;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ticdc-openapi-pages-'));
    site = await serveSite(inject('site'), 0);
    browser = await launch(join(folder, 'network.json'));
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test.concurrent.for(cases)('%s at %i px, %s', async ([path, width, colorScheme], { expect }) => {
    const page = await openPage(browser, width, 900, { colorScheme });
    await page.goto(`${site.url}/${latest}/${path}`, { timeout });
    if (isReference(path)) await renderWhole(page);
    await page.evaluate(axe);
    const violations = await page.evaluate(
      `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })
        .then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))`,
    );
    expect(violations).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    const isDark = await page.evaluate("document.documentElement.classList.contains('dark')");
    expect(isDark).toBe(colorScheme === 'dark');
    if (languageOf(path) !== 'en') expect(englishIn(await textsOf(page), names)).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);
    expect(page.notes.complaints).toEqual([]);
    await page.context().close();
  });

  test('no request went to another host', async () => {
    await browser.close();
    expect(originsIn(join(folder, 'network.json'))).toEqual([site.url]);
  });
});
