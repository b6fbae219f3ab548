// Words of VitePress's frame for which it has no setting: the names that screen readers say. The build puts them in.
import type { Language } from '../languages.js';

/** A change of one of VitePress's components. */
interface Edit {
  readonly component: string;
  /** A piece of its source. */
  readonly source: string;
  readonly wanted: string;
}

/** A word in the source of a component. */
interface FrameLabel extends Edit {
  readonly words: Readonly<Record<Language, string>>;
}

/** In these, `{}` stands for the label; the theme defines `$label`. */
const inText = { source: '{}', wanted: "{{ $label('{}') }}" };
const inAttribute = (name: string) => ({
  source: `${name}="{}"`,
  wanted: `:${name}="$label('{}')"`,
});
const words = (en: string, ja: string, zh: string) => ({ words: { en, ja, zh } });

export const frameLabels: readonly FrameLabel[] = [
  {
    component: 'VPNavBarMenu.vue',
    ...inText,
    ...words('Main Navigation', '主なメニュー', '主导航'),
  },
  {
    component: 'VPSidebar.vue',
    ...inText,
    ...words('Sidebar Navigation', 'サイドバーのメニュー', '侧边栏导航'),
  },
  { component: 'VPDocFooter.vue', ...inText, ...words('Pager', '前後のページ', '上一页和下一页') },
  {
    component: 'VPNavBarExtra.vue',
    ...inAttribute('label'),
    ...words('extra navigation', 'その他のメニュー', '更多导航'),
  },
  {
    component: 'VPNavBarHamburger.vue',
    ...inAttribute('aria-label'),
    ...words('mobile navigation', 'メニュー', '菜单'),
  },
];

const edits: readonly Edit[] = [
  ...frameLabels.map(({ component, source, wanted, words: { en } }) => ({
    component,
    source: source.replace('{}', en),
    wanted: wanted.replace('{}', en),
  })),
  // The title of a group is a button only if it opens and closes the group; its mark is no second one.
  {
    component: 'VPSidebarItem.vue',
    source: ':role="itemRole"',
    wanted: `:role="collapsible ? 'button' : undefined" :aria-expanded="collapsible ? !collapsed : undefined"`,
  },
  {
    component: 'VPSidebarItem.vue',
    source: ':tabindex="item.items && 0"',
    wanted: ':tabindex="collapsible ? 0 : undefined"',
  },
  {
    component: 'VPSidebarItem.vue',
    source: `role="button"
        aria-label="toggle section"
        @click="onCaretClick"
        @keydown.enter="onCaretClick"
        tabindex="0"`,
    wanted: '@click="onCaretClick"',
  },
  // The key is no part of the button's name: the style shows it.
  {
    component: 'VPNavBarSearchButton.vue',
    source: '<kbd class="DocSearch-Button-Key">K</kbd>',
    wanted: '<kbd class="DocSearch-Button-Key" data-key="K"></kbd>',
  },
];

/** Returns the words for an English label of the frame. */
export function frameLabel(english: string, language: Language): string {
  return frameLabels.find(({ words: { en } }) => en === english)?.words[language] ?? english;
}

/**
 * Returns the source of one of VitePress's files with all edits, such as labels that are looked up.
 * @throws {Error} if a component has not the expected pieces.
 */
export function withFrameLabels(source: string, file: string): string {
  return edits
    .filter(({ component }) => file.endsWith(`/${component}`))
    .reduce((text, { source: piece, wanted }) => {
      const parts = text.split(piece);
      if (parts.length === 2) return parts.join(wanted);
      throw new Error(
        `VitePress has changed: expected \`${piece}\` once in ${file}. Adapt scripts/site/guides/.`,
      );
    }, source);
}

export const copyButton = { en: 'Copy code', ja: 'コードをコピー', zh: '复制代码' } as const;
/** As HTML, as the title is. */
export const permalink = {
  en: (title: string) => `Link to &quot;${title}&quot;`,
  ja: (title: string) => `「${title}」へのリンク`,
  zh: (title: string) => `链接到“${title}”`,
} as const;

/** Returns a rendered page with the labels of its headings and code blocks in its language. */
export function withPageLabels(html: string, language: Language): string {
  return html
    .replaceAll('title="Copy Code"', `title="${copyButton[language]}"`)
    .replaceAll(
      /aria-label="Permalink to &quot;(.*?)&quot;"/g,
      (_, title: string) => `aria-label="${permalink[language](title)}"`,
    );
}
