// The configuration of VitePress, which renders the guides.
import type { DefaultTheme, UserConfig } from 'vitepress';
import { type OwnPage, printScript } from '../header.js';
import { folderOf, type Language, languageOf, languages, languageTag } from '../languages.js';
import { withCodeBreaks } from './code-breaks.js';
import { withFrameLabels, withPageLabels } from './frame-labels.js';
import { guideGroups } from './pages.js';
import { searchWords } from './search-words.js';
import { guideWords } from './words.js';

const nameOf: Readonly<Record<Language, string>> = { en: 'English', ja: '日本語', zh: '简体中文' };

/** Pages that are one wide table, without headings for an outline. */
const wideTables = /^(?:\w+\/)?(?:errors|releases|generators)\.md$/;

/**
 * Returns the configuration for pages that are served below `base`.
 * @param base Starts and ends with a slash.
 * @param present The names of the pages that there are.
 * @param cacheDir Where VitePress keeps files of its own.
 */
export function guideConfig(
  base: string,
  present: readonly string[],
  outDir: string,
  cacheDir: string,
): UserConfig<DefaultTheme.Config> {
  return {
    base,
    outDir,
    cacheDir,
    title: 'ticdc-openapi',
    head: [
      ['link', { rel: 'icon', href: `${base}icon.svg`, type: 'image/svg+xml' }],
      ['script', {}, printScript],
    ],
    // Links are checked in the built site, where the reference pages are present as well.
    ignoreDeadLinks: true,
    locales: Object.fromEntries(
      languages.map((language) => [
        language === 'en' ? 'root' : language,
        locale(present, language),
      ]),
    ),
    transformPageData: ({ relativePath, frontmatter }) =>
      wideTables.test(relativePath)
        ? { frontmatter: { ...frontmatter, aside: false, pageClass: 'wide-table' } }
        : undefined,
    themeConfig: { search: { provider: 'local', options: searchOptions() } },
    markdown: {
      theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
      config: (markdown) => {
        const render = markdown.render.bind(markdown);
        markdown.render = (text, page) =>
          withCodeBreaks(withPageLabels(render(text, page), languageOf(page.relativePath)));
      },
    },
    vite: {
      logLevel: 'warn',
      build: { chunkSizeWarningLimit: 2000 },
      publicDir: 'public',
      plugins: [{ name: 'frame-labels', enforce: 'pre', transform: withFrameLabels }],
    },
  };
}

function locale(present: readonly string[], language: Language) {
  const words = guideWords[language];
  const folder = folderOf(language);
  // Addresses with `target` are left as they are: these pages are not VitePress's.
  const ownPage = (path: OwnPage) => ({
    link: `/${folder}${path}index.html`,
    target: '_self',
  });
  return {
    label: nameOf[language],
    lang: languageTag[language],
    link: `/${folder}`,
    description: words.description,
    themeConfig: {
      ...words.theme,
      nav: [
        { text: words.guides, link: `/${folder}getting-started` },
        { text: words.reference, ...ownPage('reference/') },
        { text: words.tryIt, ...ownPage('try/') },
      ],
      sidebar: guideGroups
        .map(
          ({ titles, isCollapsed, pages }): DefaultTheme.SidebarItem => ({
            text: titles[language],
            ...(isCollapsed ? { collapsed: true } : {}),
            items: pages
              .filter(({ name }) => present.includes(name))
              .map(({ name, titles: title, isTranslated }) => ({
                text:
                  isTranslated || language === 'en'
                    ? title[language]
                    : `${title[language]}（${words.english}）`,
                link: `/${isTranslated ? folder : ''}${name.replace(/index$/, '')}`,
              })),
          }),
        )
        .concat({
          text: words.reference,
          items: [
            { text: words.reference, ...ownPage('reference/') },
            { text: words.newarch, ...ownPage('reference/newarch/') },
            { text: words.tryIt, ...ownPage('try/') },
          ],
        }),
    } satisfies DefaultTheme.Config,
  };
}

function searchOptions(): DefaultTheme.LocalSearchOptions {
  const options = { tokenize: searchWords, searchOptions: { combineWith: 'AND' } };
  return {
    locales: Object.fromEntries(
      languages.map((language) => [
        language === 'en' ? 'root' : language,
        guideWords[language].search,
      ]),
    ),
    // Not enumerable, so that VitePress does not send the function to the pages as text, which they would have to evaluate: the theme
    // adds it there.
    miniSearch: Object.defineProperty({}, 'options', { value: options, enumerable: false }),
  };
}
