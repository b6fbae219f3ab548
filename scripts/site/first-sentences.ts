// The description of a page, which search engines and previews of links show: the first sentences of its text.

/** The greatest length in characters: search engines cut longer ones. */
const longest = 200;

/** Blocks of Markdown that are no paragraphs: headings, lists, tables, quotes, boxes and HTML; and words that lead to such a block. */
const otherBlock = /^(?:[#|<>]|:::|[-*] |\d+\. )|[:：]$/;

/** Returns the first sentences of the first paragraph, as plain text; at least one, and nothing if there is no paragraph. */
export function firstSentences(markdown: string): string {
  const paragraph = markdown
    .replaceAll(/^```.*?^```$/gms, '')
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .find((block) => block !== '' && !otherBlock.test(block));
  const text = (paragraph ?? '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/<[^>]*>|[`*]/g, '')
    .replaceAll(/\s+/g, ' ');
  const [first = '', ...others] = text.match(/.+?(?:[.!?](?= |$)|[。！？]|$)\s*/g) ?? [];
  let sentences = first;
  for (const next of others) {
    if (sentences.length + next.length > longest) break;
    sentences += next;
  }
  return sentences.trim();
}
