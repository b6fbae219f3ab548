// The theme of the guides: VitePress's own without its fonts, with the words of the search.
import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import { languageOf } from '../../languages.js';
import { frameLabel } from '../frame-labels.js';
import { searchWords } from '../search-words.js';
import { RowFilter } from './row-filter.js';
import './style.css';

/** Guides come before the pages of facts about real servers, which have most of the words. */
const boostDocument = (address: string): number =>
  address.includes('/server-behaviour/') ? 0.3 : 1;

/** The theme. */
export const theme: Theme = {
  extends: DefaultTheme,
  enhanceApp({ app, router, siteData }) {
    app.component('RowFilter', RowFilter);
    app.config.globalProperties.$label = (english: string) =>
      frameLabel(english, languageOf(router.route.data.relativePath));
    const { themeConfig } = siteData.value;
    const miniSearch = {
      options: { tokenize: searchWords, searchOptions: { combineWith: 'AND', boostDocument } },
    };
    const search = themeConfig.search;
    const options = { ...search.options, miniSearch };
    siteData.value = {
      ...siteData.value,
      themeConfig: { ...themeConfig, search: { ...search, options } },
    };
  },
};
