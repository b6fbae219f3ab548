// Tests that the page shows every digit of integers that a double cannot hold.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderAll } from '../../scripts/generate/render/render-all.js';
import { buildReference } from '../../scripts/site/reference/build.js';
import { type Site, serveSite } from '../../scripts/site/server.js';
import { launch, missing, type NotedPage, openPage } from '../browser/browser.js';
import { operationsOf, readOperation } from './redoc.js';

describe.skipIf(missing !== undefined)('a page full of 64-bit integers', () => {
  let folder: string;
  let site: Site;
  let browser: Browser;
  let page: NotedPage;
  let json: string;
  let text: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ticdc-openapi-site-'));
    const files = await renderAll(join(import.meta.dirname, '../fixtures/exact-spec'));
    for (const [name, content] of files) await writeFile(join(folder, name), content);
    const translations = { ja: [], zh: [] };
    await buildReference({ folder, translations, hasGuides: false }, join(folder, 'site'));
    site = await serveSite(join(folder, 'site'), 0);
    browser = await launch();
    page = await openPage(browser);
    // Older browsers have no JSON.rawJSON: the page must be exact without it.
    await page.addInitScript('delete JSON.rawJSON');
    json = files.get('openapi.json') ?? '';
    const texts: string[] = [];
    for (const operation of operationsOf(json)) {
      texts.push(await readOperation(page, `${site.url}/reference/`, operation));
    }
    text = texts.join('\n');
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test.each([
    '0',
    '9007199254740991',
    '9007199254740992',
    '9007199254740993',
    '426921294362574849',
    '9223372036854775807',
    '9223372036854775808',
    '18446744073709551615',
    '-9223372036854775808',
  ])('shows %s in an example', (integer) => {
    expect(text).toMatch(new RegExp(`^\\s*${integer},?$`, 'm'));
  });

  test.each([
    '[ 0 .. 9007199254740991 ]',
    '[ 9007199254740992 .. 18446744073709551615 ]',
    '[ 9007199254740993 .. 9223372036854775808 ]',
    '[ 9007199254740993 .. 426921294362574849 ]',
    '[ -9223372036854775808 .. 9223372036854775807 ]',
  ])('shows the bounds %s', (bounds) => {
    expect(text).toContain(bounds);
  });

  test('shows the exact default', () => {
    expect(text).toMatch(/Default:\s+-9223372036854775808\b/);
  });

  test('shows no integer that is not in the description', () => {
    const known = new Set(json.match(/\d{16,}/g));
    expect((text.match(/\d{16,}/g) ?? []).filter((digits) => !known.has(digits))).toEqual([]);
  });

  test('copies an example with all its digits', async () => {
    const section = page.locator('[data-section-id="/ticks/gettick"]');
    await section.getByRole('button', { name: 'Copy', exact: true }).last().click();
    const copied: unknown = await page.evaluate('navigator.clipboard.readText()');
    expect(copied).toContain('426921294362574849');
  });

  test('logs no errors or warnings', () => {
    expect(page.notes.complaints).toEqual([]);
  });
});
