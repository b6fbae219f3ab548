// The words of the guides' frame: menus, buttons and labels of VitePress, in each language.
import type { DefaultTheme } from 'vitepress';
import type { Language } from '../languages.js';

/** The words of one language. */
export interface GuideWords {
  readonly description: string;
  readonly guides: string;
  readonly reference: string;
  readonly newarch: string;
  readonly tryIt: string;
  readonly english: string;
  readonly onlyEnglish: string;
  readonly theme: DefaultTheme.Config;
  readonly search: Partial<DefaultTheme.LocalSearchOptions>;
}

export const guideWords: Readonly<Record<Language, GuideWords>> = {
  en: {
    description: 'The HTTP API v1 of TiCDC as an exact contract.',
    guides: 'Guides',
    reference: 'Reference',
    newarch: 'Reference (new architecture)',
    tryIt: 'Try it',
    english: '',
    onlyEnglish: '',
    theme: {
      notFound: {
        title: 'Page not found',
        quote: 'The address may have changed, or the page has been removed.',
        linkLabel: 'Go to the home page',
        linkText: 'Home',
      },
    },
    search: {},
  },
  ja: {
    description: 'TiCDCのHTTP API v1の動作を正確に記述したAPI契約です。',
    guides: 'ガイド',
    reference: 'リファレンス',
    newarch: 'リファレンス（新アーキテクチャ）',
    tryIt: 'APIを試す',
    english: '英語',
    onlyEnglish: 'このページは英語版のみです。',
    theme: {
      outline: { label: 'このページの内容' },
      docFooter: { prev: '前のページ', next: '次のページ' },
      darkModeSwitchLabel: '配色',
      lightModeSwitchTitle: 'ライトモードに切り替え',
      darkModeSwitchTitle: 'ダークモードに切り替え',
      sidebarMenuLabel: 'メニュー',
      returnToTopLabel: 'ページの先頭へ',
      langMenuLabel: '言語を変更',
      skipToContentLabel: '本文へ移動',
      notFound: {
        title: 'ページが見つかりません',
        quote: 'アドレスが変わったか、削除された可能性があります。',
        linkLabel: 'ホームへ',
        linkText: 'ホームへ',
      },
    },
    search: {
      translations: {
        button: { buttonText: '検索', buttonAriaLabel: '検索' },
        modal: {
          displayDetails: '詳細を表示',
          resetButtonTitle: '検索語を消去',
          backButtonTitle: '検索を閉じる',
          noResultsText: '該当なし：',
          footer: {
            selectText: '選択',
            selectKeyAriaLabel: 'Enter',
            navigateText: '移動',
            navigateUpKeyAriaLabel: '上矢印',
            navigateDownKeyAriaLabel: '下矢印',
            closeText: '閉じる',
            closeKeyAriaLabel: 'Esc',
          },
        },
      },
    },
  },
  zh: {
    description: '精确描述 TiCDC HTTP API v1 的接口契约。',
    guides: '指南',
    reference: 'API 参考',
    newarch: 'API 参考（新架构）',
    tryIt: '试用 API',
    english: '英文',
    onlyEnglish: '本页只有英文版。',
    theme: {
      outline: { label: '本页内容' },
      docFooter: { prev: '上一页', next: '下一页' },
      darkModeSwitchLabel: '配色',
      lightModeSwitchTitle: '切换到浅色模式',
      darkModeSwitchTitle: '切换到深色模式',
      sidebarMenuLabel: '菜单',
      returnToTopLabel: '回到顶部',
      langMenuLabel: '切换语言',
      skipToContentLabel: '跳到正文',
      notFound: {
        title: '页面不存在',
        quote: '地址可能已更改，或页面已被删除。',
        linkLabel: '回到首页',
        linkText: '回到首页',
      },
    },
    search: {
      translations: {
        button: { buttonText: '搜索', buttonAriaLabel: '搜索' },
        modal: {
          displayDetails: '显示详情',
          resetButtonTitle: '清除搜索词',
          backButtonTitle: '关闭搜索',
          noResultsText: '没有结果：',
          footer: {
            selectText: '选择',
            selectKeyAriaLabel: 'Enter',
            navigateText: '移动',
            navigateUpKeyAriaLabel: '上箭头',
            navigateDownKeyAriaLabel: '下箭头',
            closeText: '关闭',
            closeKeyAriaLabel: 'Esc',
          },
        },
      },
    },
  },
};
