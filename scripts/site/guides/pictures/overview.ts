// The picture of the home page: the description in the middle, what it is made of, and what is made of it for whom.
import type { Language } from '../../languages.js';
import { box, picture } from './svg.js';

interface Words {
  readonly description: string;
  readonly servers: readonly [string, string];
  readonly spec: readonly [string, string];
  /** Four tools, each with the people whom it serves. */
  readonly tools: readonly (readonly [string, string])[];
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    description:
      'Facts about real TiCDC servers become one exact OpenAPI description. From it come a TypeScript client, clients in other languages, a mock and a sandbox for tests, and a check of live servers.',
    servers: ['TiCDC servers', 'v5.2 to v8.5'],
    spec: ['One exact description', 'OpenAPI 3.0.3, every digit'],
    tools: [
      ['Client', 'TypeScript programs'],
      ['Generators', 'other languages'],
      ['Mock, sandbox', 'tests without a cluster'],
      ['Check', 'operators of clusters'],
    ],
  },
  ja: {
    description:
      '実際のTiCDCサーバーの動作を、1つの正確なOpenAPI定義にまとめています。この定義から、TypeScriptクライアント、ほかの言語のクライアント、テスト用のモックとサンドボックス、稼働中のサーバーのチェックが作られます。',
    servers: ['TiCDCサーバー', 'v5.2～v8.5'],
    spec: ['正確なAPI定義', 'OpenAPI 3.0.3・丸めなし'],
    tools: [
      ['クライアント', 'TypeScriptのプログラム'],
      ['コード生成', 'ほかの言語'],
      ['モック・サンドボックス', 'クラスターなしのテスト'],
      ['チェック', 'クラスターの運用担当者'],
    ],
  },
  zh: {
    description:
      '真实 TiCDC 服务器的行为被整理成一份精确的 OpenAPI 描述。由它得到 TypeScript 客户端、其他语言的客户端、用于测试的 Mock 与沙箱，以及对运行中的服务器的检查。',
    servers: ['TiCDC 服务器', 'v5.2 至 v8.5'],
    spec: ['一份精确的描述', 'OpenAPI 3.0.3，不丢一位'],
    tools: [
      ['客户端', 'TypeScript 程序'],
      ['代码生成', '其他语言'],
      ['Mock 与沙箱', '无需集群的测试'],
      ['检查', '集群运维人员'],
    ],
  },
};

/** Returns the picture with the words of a language: from left to right, and from top to bottom for narrow windows. */
export function overviewPicture(language: Language): string {
  return `${widePicture(words[language])}\n${narrowPicture(words[language])}`;
}

function widePicture({ description, servers, spec, tools }: Words): string {
  const size = { name: 'overview', width: 760, height: 300, windows: 'wide', description } as const;
  return picture(size, (arrow) => [
    box({ x: 10, y: 113, width: 150, height: 68, title: servers[0], note: servers[1] }),
    arrow('M160 147 L218 147'),
    box({ x: 220, y: 103, width: 230, height: 88, title: spec[0], note: spec[1], isMain: true }),
    ...tools.flatMap(([title, note], index) => {
      const y = 10 + index * 72;
      return [
        box({ x: 540, y, width: 210, height: 58, title, note }),
        arrow(`M450 147 C495 147 495 ${y + 29} 538 ${y + 29}`),
      ];
    }),
  ]);
}

function narrowPicture({ description, servers, spec, tools }: Words): string {
  const size = { width: 360, height: 490, windows: 'narrow', description } as const;
  return picture({ name: 'overview-narrow', ...size }, (arrow) => [
    box({ x: 10, y: 5, width: 340, height: 60, title: servers[0], note: servers[1] }),
    arrow('M180 65 L180 98'),
    box({ x: 10, y: 100, width: 340, height: 80, title: spec[0], note: spec[1], isMain: true }),
    ...tools.flatMap(([title, note], index) => {
      const y = 204 + index * 72;
      return [
        box({ x: 70, y, width: 280, height: 58, title, note }),
        arrow(`M40 180 L40 ${y + 29} L68 ${y + 29}`),
      ];
    }),
  ]);
}
