// `npm run docs:card`: draws the pictures for links to the site again, after their words have changed. Needs Chromium.
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { cardHtml, cardName, cardSize } from './site/card.js';
import { languages } from './site/languages.js';

const folder = join(import.meta.dirname, '../docs/public');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
for (const name of await readdir(folder)) {
  if (/^card-.*\.png$/.test(name)) await rm(join(folder, name));
}
for (const language of languages) {
  const page = await browser.newPage({ viewport: cardSize });
  await page.setContent(cardHtml(language));
  await page.screenshot({ path: join(folder, cardName(language)) });
}
await browser.close();
