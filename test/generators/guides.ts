// The table of generators in the guides.
import type { Language } from '../../scripts/site/languages.js';
import type { Described } from './generators/generator.js';

const heads: Readonly<Record<Language, readonly string[]>> = {
  en: ['language', 'generator', 'file', 'options', 'note'],
  ja: ['言語', '生成ツール', 'ファイル', 'オプション', '備考'],
  zh: ['语言', '生成器', '文件', '选项', '备注'],
};

/** Returns a guide with a table of the generators between its marks. */
export function withTable(
  guide: string,
  generators: readonly Described[],
  language: Language,
): string {
  const rows = generators.map(({ language: target, name, version, description, options, note }) => [
    target,
    `${name} ${version}`,
    `\`${description}\``,
    options.length === 0 ? '' : `\`${options.join(' ')}\``,
    note?.[language] ?? '',
  ]);
  const lines = [heads[language], heads[language].map(() => '---'), ...rows];
  const table = lines.map((line) => `| ${line.join(' | ')} |\n`).join('');
  const [begin, end] = ['<!-- test:generators -->\n', '<!-- end -->'];
  const [head, rest] = guide.split(begin);
  const [, tail] = rest?.split(end) ?? [];
  if (tail === undefined) throw new Error(`The guide must have ${begin.trim()} and ${end}.`);
  return `${head}${begin}\n${table}\n${end}${tail}`;
}
