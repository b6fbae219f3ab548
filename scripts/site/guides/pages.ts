// The pages of the site in the order of the menu, with their titles in each language.
import type { Language } from '../languages.js';

type Titles = Readonly<Record<Language, string>>;

/** A page in `docs/`. */
export interface GuidePage {
  /** File name without `.md`, and the address below the version. */
  readonly name: string;
  readonly titles: Titles;
  /** The file that the English page is made of, relative to the repository, if it is not `docs/<name>.md`. */
  readonly file?: string;
  /** Whether the page is translated; the others are English in the menu of every language. */
  readonly isTranslated: boolean;
}

/** A group of the menu. */
export interface GuideGroup {
  readonly titles: Titles;
  readonly pages: readonly GuidePage[];
}

const titles = (en: string, ja: string, zh: string): Titles => ({ en, ja, zh });
const page = (name: string, ...names: [string, string, string]): GuidePage => ({
  name,
  titles: titles(...names),
  isTranslated: true,
});
const englishPage = (name: string, ...names: [string, string, string]): GuidePage => ({
  ...page(name, ...names),
  isTranslated: false,
});

export const guideGroups: readonly GuideGroup[] = [
  {
    titles: titles('Start', 'はじめに', '入门'),
    pages: [
      page('getting-started', 'Getting started', 'クイックスタート', '快速开始'),
      page('concepts', 'Concepts', '基本概念', '基本概念'),
      page(
        'check-safely',
        'Check a cluster safely',
        'クラスターの安全なチェック',
        '安全地检查集群',
      ),
      page('troubleshooting', 'Troubleshooting', 'トラブルシューティング', '故障排查'),
    ],
  },
  {
    titles: titles('The contract', 'API契約', '接口契约'),
    pages: [
      page('errors', 'Errors', 'エラーコード', '错误码'),
      page('releases', 'Releases', 'バージョンごとの違い', '各版本的差异'),
      page('known-deviations', 'Known deviations', 'ドキュメントとの相違', '与官方文档的差异'),
      page('migrating-to-v2', 'Migrating to v2', 'v2への移行', '迁移到 v2'),
      page('generators', 'Other languages', 'ほかのプログラミング言語', '其他编程语言'),
    ],
  },
  {
    titles: titles('Tools', 'ツール', '工具'),
    pages: [
      englishPage('client', 'Client', 'クライアント', '客户端'),
      englishPage('mock', 'Mock', 'モック', 'Mock 服务器'),
      englishPage('sandbox', 'Sandbox', 'サンドボックス', '沙箱'),
      englishPage('containers', 'Containers', 'コンテナ', '容器'),
      englishPage('check-command', 'The check command', 'checkコマンド', 'check 命令'),
      englishPage('checks', 'Each check explained', '各チェックの説明', '各项检查说明'),
      englishPage(
        'contract-testing',
        'Contract tests in code',
        'コードでの契約テスト',
        '在代码中做契约测试',
      ),
    ],
  },
  {
    titles: titles('Quality', '品質', '质量'),
    pages: [
      page('quality', 'Detection and benchmarks', '検出率とベンチマーク', '检出率与基准测试'),
      englishPage('detection', 'Detection in detail', '検出率の詳細', '检出率详情'),
      englishPage('benchmarks', 'Benchmarks in detail', 'ベンチマークの詳細', '基准测试详情'),
      englishPage('decisions', 'Decisions', '設計判断', '设计决策'),
      { ...page('changelog', 'Changelog', '変更履歴', '更新日志'), file: 'CHANGELOG.md' },
      englishPage('server-behaviour/index', 'Server behaviour', 'サーバーの動作', '服务器行为'),
    ],
  },
];

/** The pages of all groups, and the home page. A page whose file does not exist has no place in the site. */
export const guidePages: readonly GuidePage[] = [
  page('index', 'ticdc-openapi', 'ticdc-openapi', 'ticdc-openapi'),
  ...guideGroups.flatMap(({ pages }) => pages),
];
