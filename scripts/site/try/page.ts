// Writes the pages to try requests, one for each language, and their script.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import type { JsonObject } from '../../../src/shared/json.js';
import { firstSentences } from '../first-sentences.js';
import { colourScript, headerStyle, siteHeader, wayUp } from '../header.js';
import { escapeHtml } from '../html.js';
import { folderOf, type Language, languages, languageTag } from '../languages.js';
import { exactLiteral } from '../reference/exact-literal.js';
import { type Operation, operationsIn } from './operations.js';
import { tryWords } from './words.js';

/**
 * Writes the pages to the folder of a version.
 * @param documents The description in each language.
 */
export async function buildTryPages(
  documents: Readonly<Record<Language, JsonObject>>,
  output: string,
): Promise<void> {
  await write(join(output, 'try.js'), await panelScript());
  for (const language of languages) {
    const html = renderTryPage(operationsIn(documents[language]), language);
    await write(join(output, folderOf(language), 'try/index.html'), html);
  }
}

async function panelScript(): Promise<string> {
  const entry = join(import.meta.dirname, 'panel.ts');
  const options = { bundle: true, minify: true, format: 'iife', write: false } as const;
  const { outputFiles } = await build({ ...options, entryPoints: [entry], target: 'es2022' });
  return outputFiles[0]?.text ?? '';
}

/** Returns the HTML of the page in a language. All addresses in it are relative. */
export function renderTryPage(operations: readonly Operation[], language: Language): string {
  const words = tryWords[language];
  const place = { language, page: 'try/', hasGuides: true } as const;
  const up = wayUp(place);
  const options = operations.map(
    ({ method, path, title }) =>
      `<option>${escapeHtml(`${method} ${path.replace(/\?.*/, '')} – ${title}`)}</option>`,
  );
  const { refused, waiting, failed, empty } = words;
  const data = exactLiteral(
    JSON.stringify({ operations, words: { refused, waiting, failed, empty } }),
  );
  return `<!DOCTYPE html>
<html lang="${languageTag[language]}">
<head>
<meta charset="utf-8">
<title>${words.title} | ticdc-openapi</title>
<meta name="description" content="${escapeHtml(firstSentences(words.intro))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="${up}icon.svg">
<style>${headerStyle}${tryStyle}</style>
<script>${colourScript}</script>
</head>
<body>
${siteHeader(place)}
<main>
<h1>${words.title}</h1>
<p>${words.intro}</p>
<form id="request">
<label>${words.base}<input id="base" type="url" value="http://127.0.0.1:8300" required autocomplete="off"></label>
<label>${words.operation}<select id="operation">${options.join('')}</select></label>
<label>${words.path}<input id="path" required autocomplete="off" spellcheck="false"></label>
<label>${words.body}<textarea id="body" rows="8" autocomplete="off" spellcheck="false"></textarea></label>
<button>${words.send}</button>
</form>
<h2>${words.request}</h2>
<pre id="curl" tabindex="0"><noscript>${words.noScript} curl 'http://127.0.0.1:8300/api/v1/changefeeds?state=normal'</noscript></pre>
<h2>${words.response}</h2>
<p id="status" role="status"></p>
<pre id="response" tabindex="0"></pre>
</main>
<script type="application/json" id="data">${data}</script>
<script src="${up}try.js"></script>
</body>
</html>
`;
}

const tryStyle = `
body { font: 16px/1.6 var(--site-font); color: #1f2328; background: #fff; }
main { max-width: 50em; margin: 0 auto; padding: 20px; }
[hidden] { display: none !important; }
label { display: block; margin: 12px 0; font-weight: 600; }
input, select, textarea { display: block; box-sizing: border-box; width: 100%; margin-top: 4px; padding: 8px; font: inherit; font-weight: 400; color: inherit; background: transparent; border: 1px solid #818b98; border-radius: 6px; }
option { color: #1f2328; background: #fff; }
textarea, pre, code { font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace, var(--cjk, monospace); font-size: 14px; }
button { padding: 8px 24px; font: inherit; color: #fff; background: #0b57a4; border: 0; border-radius: 6px; cursor: pointer; }
pre { min-height: 1.6em; padding: 12px; white-space: pre-wrap; overflow-wrap: anywhere; background: #f6f8fa; border-radius: 6px; }
html.dark body { color: #e6edf3; background: #0d1117; }
html.dark pre { background: #151b23; }
`;

async function write(file: string, content: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}
