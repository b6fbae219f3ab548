// The top of the pages beside the guides: the way to the guides, to the other pages, and to the other languages.
import { folderOf, type Language, languages, languageTag } from './languages.js';

/** The pages below the folder of a language that are not guides. */
export type OwnPage = 'reference/' | 'reference/newarch/' | 'try/';

/** Where a header stands. */
export interface HeaderPlace {
  readonly language: Language;
  readonly page: OwnPage;
  /** Whether the version has guides, and the page to try requests. */
  readonly hasGuides: boolean;
}

interface HeaderWords {
  readonly guides: string;
  readonly languages: string;
  readonly pages: Readonly<Record<OwnPage, string>>;
}

export const headerWords: Readonly<Record<Language, HeaderWords>> = {
  en: {
    guides: 'Guides',
    languages: 'Languages',
    pages: {
      'reference/': 'Classic servers',
      'reference/newarch/': 'New architecture',
      'try/': 'Try it',
    },
  },
  ja: {
    guides: 'ガイド',
    languages: '言語',
    pages: {
      'reference/': 'クラシックアーキテクチャ',
      'reference/newarch/': '新アーキテクチャ',
      'try/': 'APIを試す',
    },
  },
  zh: {
    guides: '指南',
    languages: '语言',
    pages: { 'reference/': '老架构', 'reference/newarch/': '新架构', 'try/': '试用 API' },
  },
};

const nameOf: Readonly<Record<Language, string>> = { en: 'English', ja: '日本語', zh: '简体中文' };

/** Returns the way from a page up to its version, such as `../../`. */
export function wayUp({ language, page }: Pick<HeaderPlace, 'language' | 'page'>): string {
  return '../'.repeat(`${folderOf(language)}${page}`.split('/').length - 1);
}

/** Returns the header. All addresses are relative, so that it also works from files. */
export function siteHeader(place: HeaderPlace): string {
  const { language, page, hasGuides } = place;
  const own = headerWords[language];
  const up = wayUp(place);
  const home = `${up}${folderOf(language)}`;
  const guides = hasGuides
    ? `<a class="brand" href="${home}index.html">ticdc-openapi</a><a href="${home}getting-started.html">${own.guides}</a>`
    : '<span class="brand">ticdc-openapi</span>';
  const pages = (['reference/', 'reference/newarch/', 'try/'] as const)
    .filter((other) => hasGuides || other !== 'try/')
    .map((other) => link(`${home}${other}index.html`, own.pages[other], other === page));
  const others = languages.map((other) =>
    link(
      `${up}${folderOf(other)}${page}index.html`,
      nameOf[other],
      other === language,
      ` lang="${languageTag[other]}" hreflang="${languageTag[other]}"`,
    ),
  );
  return `<header class="site">
<nav aria-label="ticdc-openapi">${guides}${pages.join('')}</nav>
<nav aria-label="${own.languages}">${others.join('')}</nav>
</header>`;
}

function link(address: string, text: string, isCurrent: boolean, attributes = ''): string {
  return `<a href="${address}"${attributes}${isCurrent ? ' aria-current="page"' : ''}>${text}</a>`;
}

/** The style of the header, and the fonts of each language. */
export const headerStyle = `
body { margin: 0; }
/* Not system-ui in Japanese and Chinese: on Windows it is the font of the system's language, with its forms of characters. */
html { --site-font: system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
html:lang(ja), html:lang(zh) { --site-font: -apple-system, "Segoe UI", Roboto, var(--cjk), sans-serif; }
html:lang(ja) { line-break: strict; --cjk: "Hiragino Sans", "Hiragino Kaku Gothic ProN", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic", Meiryo; }
html:lang(zh) { --cjk: "PingFang SC", "Hiragino Sans GB", "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei"; }
header.site {
  display: flex; flex-wrap: wrap; justify-content: space-between; gap: 4px 24px; padding: 10px 20px;
  font: 14px/1.6 var(--site-font); color: #1f2328; background: #f6f8fa; border-bottom: 1px solid #d1d9e0;
}
header.site nav { display: flex; flex-wrap: wrap; gap: 4px 16px; }
header.site a { color: #0b57a4; text-decoration: none; }
header.site a:hover { text-decoration: underline; }
header.site a[aria-current] { color: inherit; font-weight: 600; }
header.site .brand { color: inherit; font-weight: 700; }
html.dark header.site { color: #e6edf3; background: #151b23; border-color: #3d444d; }
html.dark header.site a { color: #79b8ff; }
html.dark header.site a[aria-current], html.dark header.site .brand { color: inherit; }
@media print { header.site { display: none; } }
`;

/** Paper is white: dark pages are printed in the colours of light ones. */
export const printScript = `{
  const { classList } = document.documentElement;
  let wasDark = false;
  addEventListener('beforeprint', () => { wasDark = classList.replace('dark', 'light') || wasDark; });
  addEventListener('afterprint', () => { if (wasDark) classList.replace('light', 'dark'); wasDark = false; });
}`;

/** Redoc and the guides keep the choice of colours under different names; each page takes over what was chosen last. */
export const colourScript = `{
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
}${printScript}`;
