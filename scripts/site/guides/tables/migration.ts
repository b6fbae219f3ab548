// The tables of the way to v2: operations from `x-successor`, changes and fields from docs/data/v2.yaml.
import { type JsonObject, objectAt, objectEntries, textAt } from '../../../../src/shared/json.js';
import type { Language } from '../../languages.js';
import { code, markdownTable } from './cells.js';

type Words = Readonly<Record<Language, string>>;

/** What changes from v1 to v2. */
export interface V2Changes {
  /** By operation ID; `default` for operations that change nothing more than the rules for all. */
  readonly operations: Readonly<Record<string, Words>>;
  readonly fields: readonly {
    readonly title: Words;
    readonly rows: readonly { readonly v1?: string; readonly v2?: string; readonly note?: Words }[];
  }[];
}

export const migrationWords: Readonly<
  Record<Language, { operations: string[]; fields: string[]; none: string }>
> = {
  en: {
    operations: ['v1 → v2', 'What changes'],
    fields: ['v1', 'v2', 'Note'],
    none: 'none',
  },
  ja: { operations: ['v1 → v2', '変更点'], fields: ['v1', 'v2', '備考'], none: 'なし' },
  zh: { operations: ['v1 → v2', '变化'], fields: ['v1', 'v2', '说明'], none: '无' },
};

/**
 * Returns one row for each operation of the description, whose texts are in `language`.
 * @throws {Error} if the operations of `changes` are not those of the description.
 */
export function operationTable(
  document: JsonObject,
  { operations }: V2Changes,
  language: Language,
): string {
  const { operations: head, none } = migrationWords[language];
  const listed: string[] = [];
  const rows = objectEntries(objectAt(document, 'paths')).flatMap(([path, item]) =>
    objectEntries(item).flatMap(([method, operation]) => {
      const id = textAt(operation, 'operationId');
      if (id === undefined) return [];
      listed.push(id);
      const successor = textAt(operation, 'x-successor');
      return [
        [
          [
            `**${textAt(operation, 'summary') ?? id}**`,
            code(`${method.toUpperCase()} ${path}`),
            `→\u00a0${successor === undefined ? none : code(successor)}`,
          ].join('<br>'),
          operations[id]?.[language] ?? '',
        ],
      ];
    }),
  );
  const differences = [
    ...listed.filter((id) => operations[id] === undefined),
    ...Object.keys(operations).filter((id) => !listed.includes(id)),
  ];
  if (differences.length === 0) return markdownTable(head, rows);
  throw new Error(
    `docs/data/v2.yaml must have every operation of the description and no other: ${differences.join(', ')}.`,
  );
}

/** Returns the tables of the fields, each below its title. */
export function fieldTable({ fields }: V2Changes, language: Language): string {
  const { fields: head, none } = migrationWords[language];
  return fields
    .map(({ title, rows }) => {
      const cells = rows.map(({ v1, v2, note }) => [
        name(v1, none),
        name(v2, none),
        note?.[language] ?? '',
      ]);
      return `### ${title[language]}\n\n${markdownTable(head, cells)}`;
    })
    .join('\n\n');
}

/** Several names are separated by commas. */
function name(names: string | undefined, none: string): string {
  return names === undefined ? none : names.split(', ').map(code).join(', ');
}
