// The HTML of a reference page: Redoc, with the description in it, and the whole text for readers without JavaScript.
import type { JsonObject } from '../../../src/shared/json.js';
import { objectAt, textAt } from '../../../src/shared/json.js';
import { toJson } from '../../generate/render/json.js';
import { escapeHtml } from '../html.js';
import { folderOf, type Language, languages, languageTag } from '../languages.js';
import { exactLiteral } from './exact-literal.js';
import { labelsOf } from './labels.js';
import { plainText } from './plain-text.js';
import { pageStyle } from './style.js';
import { referenceWords } from './words.js';

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

/** Returns the address of a page below its version, such as `ja/reference/newarch/`. */
export function referencePath(language: Language, architecture: Architecture): string {
  return `${folderOf(language)}reference/${architecture === 'newarch' ? 'newarch/' : ''}`;
}

/** Returns the HTML of a page. All addresses in it are relative. */
export function renderReferencePage(page: ReferencePage): string {
  const { language, architecture, document } = page;
  const path = referencePath(language, architecture);
  const up = '../'.repeat(path.split('/').length - 1);
  const title = textAt(objectAt(document, 'info'), 'title') ?? '';
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
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="${page.hasGuides ? `${up}icon.svg` : 'data:,'}">
<style>${pageStyle}</style>
<script>${colourScript}</script>
</head>
<body>
${header(page, up)}
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

/** Redoc and the guides keep the choice of colours under different names; each page takes over what was chosen last. */
const colourScript = `{
  const [redoc, guides] = ['redoc.colorMode', 'vitepress-theme-appearance'];
  const root = document.documentElement;
  try {
    const chosen = localStorage.getItem(guides);
    if (chosen === 'dark' || chosen === 'light') localStorage.setItem(redoc, chosen);
    else localStorage.removeItem(redoc);
    const mode = localStorage.getItem(redoc) ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
    root.classList.add(mode);
    new MutationObserver(() => {
      const now = root.classList.contains('dark') ? 'dark' : 'light';
      if (localStorage.getItem(redoc) === now) localStorage.setItem(guides, now);
    }).observe(root, { attributeFilter: ['class'] });
  } catch {
    // A browser that keeps nothing: the system's colours stay.
  }
}`;

function header({ language, architecture, hasGuides }: ReferencePage, up: string): string {
  const words = referenceWords[language];
  const home = `${up}${folderOf(language)}`;
  const guides = hasGuides
    ? `<a class="brand" href="${home}index.html">ticdc-openapi</a><a href="${home}getting-started.html">${words.guides}</a>`
    : '<span class="brand">ticdc-openapi</span>';
  const architectures = (['classic', 'newarch'] as const).map((other) =>
    link(`${up}${referencePath(language, other)}index.html`, words[other], other === architecture),
  );
  const others = languages.map((other) =>
    link(
      `${up}${referencePath(other, architecture)}index.html`,
      nameOf[other],
      other === language,
      ` lang="${languageTag[other]}" hreflang="${languageTag[other]}"`,
    ),
  );
  return `<header class="site">
<nav aria-label="ticdc-openapi">${guides}${architectures.join('')}</nav>
<nav aria-label="${words.languages}">${others.join('')}</nav>
</header>`;
}

function link(address: string, text: string, isCurrent: boolean, attributes = ''): string {
  return `<a href="${address}"${attributes}${isCurrent ? ' aria-current="page"' : ''}>${text}</a>`;
}

const nameOf: Readonly<Record<Language, string>> = { en: 'English', ja: '日本語', zh: '简体中文' };
