// The HTML of a reference page: Redoc, with the description in it, and the whole text for readers without JavaScript.
import type { JsonObject } from '../../../src/shared/json.js';
import { objectAt, textAt } from '../../../src/shared/json.js';
import { toJson } from '../../generate/render/json.js';
import { firstSentences } from '../first-sentences.js';
import { colourScript, type OwnPage, siteHeader, wayUp } from '../header.js';
import { escapeHtml } from '../html.js';
import { folderOf, type Language, languageTag } from '../languages.js';
import { exactLiteral } from './exact-literal.js';
import { labelsOf } from './labels.js';
import { plainText } from './plain-text.js';
import { pageStyle } from './style.js';

/** The architectures, each with a page of its own. */
export type Architecture = 'classic' | 'newarch';

/** A reference page of a version. */
export interface ReferencePage {
  readonly language: Language;
  readonly architecture: Architecture;
  /** The description in the language of the page. */
  readonly document: JsonObject;
  /** The version that the page shows, such as `v0.1`; undefined for the latest. */
  readonly version?: string | undefined;
  /** The files for download beside the page, by their names; those of the classic page also serve the other one. */
  readonly downloads: readonly string[];
  /** Whether the version has guides beside its reference. */
  readonly hasGuides: boolean;
}

const pageOf: Readonly<Record<Architecture, OwnPage>> = {
  classic: 'reference/',
  newarch: 'reference/newarch/',
};

/** Returns the address of a page below its version, such as `ja/reference/newarch/`. */
export function referencePath(language: Language, architecture: Architecture): string {
  return `${folderOf(language)}${pageOf[architecture]}`;
}

/** Returns the HTML of a page. All addresses in it are relative. */
export function renderReferencePage(page: ReferencePage): string {
  const { language, architecture, document, hasGuides } = page;
  const place = { language, page: pageOf[architecture], hasGuides };
  const up = wayUp(place);
  const info = objectAt(document, 'info');
  const title = textAt(info, 'title') ?? '';
  const classicFolder = architecture === 'newarch' ? '../' : '';
  const options = {
    downloadUrls: page.downloads.map((name) => ({ title: name, url: `${classicFolder}${name}` })),
    schemasExpansionLevel: 'all',
    jsonSamplesExpandLevel: 'all',
    showExtensions: ['x-successor', 'x-releases', 'x-undocumented'],
    skipBundle: true,
    disableTelemetry: true,
  };
  const start = [
    `globalThis.redocLabels=${exactLiteral(JSON.stringify(labelsOf(language)))};`,
    language === 'en' ? '' : searchOfLanguagesWithoutSpaces,
  ].join('');
  return `<!DOCTYPE html>
<html lang="${languageTag[language]}">
<head>
<meta charset="utf-8">
<title>${escapeHtml(page.version ? `${title} (${page.version})` : title)}</title>
<meta name="description" content="${escapeHtml(firstSentences(textAt(info, 'description') ?? ''))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="${hasGuides ? `${up}icon.svg` : 'data:,'}">
<style>${pageStyle}</style>
<script>${colourScript}</script>
</head>
<body>
${siteHeader(place)}
<div id="redoc"></div>
<noscript><main class="plain">
${plainText(document, language)}
</main></noscript>
<script>${start}</script>
<script src="${up}redoc.js"></script>
<script>Redoc.hydrate(${exactLiteral(toJson(document, 0))}, ${exactLiteral(JSON.stringify(options))}, document.getElementById('redoc'));</script>
</body>
</html>
`;
}

/** Redoc's search splits at spaces; here it finds every part of a word. */
const searchOfLanguagesWithoutSpaces = "globalThis.redocSearch={tokenize:'full'};";
