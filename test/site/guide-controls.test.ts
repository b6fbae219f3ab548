// The controls of the guides, in a real browser: search, switches of language and colours, and tables that can be filtered.
import { describe, expect, test } from 'vitest';
import { missing, type NotedPage, waitUntil } from '../browser/browser.js';
import { siteInBrowser } from './in-browser.js';
import { latest } from './pages.js';

describe.skipIf(missing !== undefined)('the controls of the guides', () => {
  const site = siteInBrowser();

  async function open(path: string): Promise<NotedPage> {
    const page = await site.open(site.address(path));
    // Vue has taken over the page: from now on it listens to keys.
    await waitUntil(page, "'__vue_app__' in document.getElementById('app')");
    return page;
  }

  test.each([
    ['ja/', '停止', /停止/],
    ['ja/', '一時停止', /一時停止/],
    ['zh/', '同步任务', /同步任务/],
    ['', 'changefeed', /changefeed/i],
  ])('the search of /%s finds %s, with the keyboard alone', async (folder, query, found) => {
    const page = await open(`${folder}concepts.html`);
    await page.keyboard.press('Control+k');
    await page.getByRole('searchbox').waitFor();
    await page.keyboard.type(query);
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('main').getByText(found).first().waitFor();
    expect(new URL(page.url()).pathname).toContain(`/${latest}/${folder}`);
  });

  test.each([
    ['', 'Search', 'Change language', 'Switch to dark theme', '日本語', '/ja/concepts.html'],
    ['ja/', '検索', '言語を変更', 'ダークモードに切り替え', 'English', '/concepts.html'],
    ['zh/', '搜索', '切换语言', '切换到深色模式', 'English', '/concepts.html'],
  ])('/%s names its controls, which the keyboard reaches', async (folder, ...names) => {
    const [search, language, colours, other, address] = names;
    const page = await open(`${folder}concepts.html`);
    await page.getByRole('button', { name: search }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('searchbox').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('searchbox').waitFor({ state: 'detached' });
    await page.getByRole('switch', { name: colours }).first().focus();
    await page.keyboard.press('Space');
    await page.locator('html.dark').waitFor();
    await page.getByRole('button', { name: language }).focus();
    await page.keyboard.press('Enter');
    const link = page.getByRole('link', { name: other, exact: true }).first();
    await link.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/${latest}${address}`);
  });

  test('the table of releases shows what a release has', async () => {
    const page = await open('releases.html');
    const rows = page.locator('tbody tr:visible');
    const all = await rows.count();
    const filter = page.getByRole('searchbox', { name: 'Filter by release (8.5.7) or words' });
    await filter.fill('5.2.4');
    const old = await rows.count();
    await filter.fill('drainCapture');
    expect(await rows.count()).toBeGreaterThan(0);
    for (const text of await rows.allInnerTexts()) expect(text).toMatch(/drainCapture|drain/);
    await filter.fill('');
    expect(await rows.count()).toBe(all);
    expect(old).toBeLessThan(all);
    expect(page.notes.complaints).toEqual([]);
  });
});
