// The languages of the site. English is the language of the sources; the others are translations.

/** A language of the site: its tag in addresses and in `lang`. */
export type Language = 'en' | Translated;
/** A language into which the English texts are translated. */
export type Translated = 'ja' | 'zh';

export const translatedLanguages: readonly Translated[] = ['ja', 'zh'];
export const languages: readonly Language[] = ['en', ...translatedLanguages];

/** The `lang` attribute of pages. Chinese is written in simplified characters. */
export const languageTag: Readonly<Record<Language, string>> = {
  en: 'en',
  ja: 'ja',
  zh: 'zh-Hans',
};

/** The first part of addresses: English has none. */
export function folderOf(language: Language): '' | `${Translated}/` {
  return language === 'en' ? '' : `${language}/`;
}

/** Returns the language of a page by its address below the version, such as `ja/concepts.md`. */
export function languageOf(path: string): Language {
  return translatedLanguages.find((language) => path.startsWith(folderOf(language))) ?? 'en';
}

/** @throws {Error} if `text` is not a language that is translated into. */
export function toTranslated(text: string): Translated {
  const language = translatedLanguages.find((known) => known === text);
  if (language !== undefined) return language;
  throw new Error(`Expected a language of ${translatedLanguages.join(', ')}, not "${text}".`);
}
