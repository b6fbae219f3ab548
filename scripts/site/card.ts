// The picture that other sites show beside a link to a page: one for each language, drawn by Chromium and kept in docs/public/.
import { createHash } from 'node:crypto';
import { overviewPicture } from './guides/pictures/overview.js';
import { guideWords } from './guides/words.js';
import { escapeHtml } from './html.js';
import { type Language, languageTag } from './languages.js';

/** The size of the picture in pixels, which the networks recommend. */
export const cardSize = { width: 1200, height: 630 };

const style = `
body { margin: 0; padding: 60px; box-sizing: border-box; width: ${cardSize.width}px; height: ${cardSize.height}px; font-family: "DejaVu Sans", "Noto Sans CJK JP", sans-serif; background: #fff; color: #1f2328; }
:lang(zh) body { font-family: "DejaVu Sans", "Noto Sans CJK SC", sans-serif; }
h1 { margin: 0; font-size: 64px; color: #0b57a4; } p { margin: 8px 0 20px; font-size: 28px; }
.picture svg { display: block; width: 880px; max-width: none !important; margin: 0 auto; } .narrow { display: none; }
text { font-size: 16px; fill: #1f2328; } .small { font-size: 13px; fill: #4b4f57; } .main-text { fill: #fff; }
.box { fill: #f6f6f7; stroke: #c2c2c4; } .main { fill: #0b57a4; } .arrow { stroke: #4b4f57; stroke-width: 1.5; fill: none; } .head { fill: #4b4f57; }
`;

/** Returns the page of which the picture is a photograph. */
export function cardHtml(language: Language): string {
  return `<!DOCTYPE html><html lang="${languageTag[language]}"><meta charset="utf-8"><style>${style}</style>
<body><h1>ticdc-openapi</h1><p>${escapeHtml(guideWords[language].description)}</p>${overviewPicture(language)}</body></html>`;
}

/** Returns the name of the file, which changes with what the picture shows. */
export function cardName(language: Language): string {
  const hash = createHash('sha256').update(cardHtml(language)).digest('hex').slice(0, 8);
  return `card-${language}-${hash}.png`;
}
