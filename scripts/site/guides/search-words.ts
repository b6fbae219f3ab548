// Splits text into the words of the search: Latin words, and pairs of characters in Japanese and Chinese, which write no spaces.

const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〆]+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〆])[\p{L}\p{N}])+/gu;
const withoutSpaces = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〆]/u;

/**
 * Returns the words of a text or of a query. A run of Japanese or Chinese becomes all its pairs of neighbours, so that a query finds every
 * part of it: 停止 is one of the pairs of 一時停止.
 */
export function searchWords(text: string): string[] {
  return (text.match(word) ?? []).flatMap((run) => (withoutSpaces.test(run) ? pairsOf(run) : run));
}

function pairsOf(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}
