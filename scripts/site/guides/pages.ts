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
  /** Whether the group is closed until it is opened, or one of its pages is shown. */
  readonly isCollapsed?: boolean;
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
/** A page about real servers. */
const factPage = (name: string, ...names: [string, string, string]): GuidePage =>
  englishPage(`server-behaviour/${name}`, ...names);

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
    ],
  },
  {
    titles: titles('Real servers', '実際のサーバー', '真实服务器'),
    isCollapsed: true,
    pages: [
      {
        ...factPage('index', 'Server behaviour', 'サーバーの動作', '服务器行为'),
        file: 'docs/server-behaviour/README.md',
      },
      factPage('http', 'HTTP rules', 'HTTPの規則', 'HTTP 规则'),
      factPage('changefeeds', 'Operations on changefeeds', 'changefeedの操作', '同步任务的接口'),
      factPage('cluster', 'Operations on the cluster', 'クラスターの操作', '集群的接口'),
      factPage('response-fields', 'Response fields', 'レスポンスのフィールド', '响应字段'),
      factPage('values', 'Values', '値', '取值'),
      factPage('state-machine', 'The state machine', '状態遷移', '状态机'),
      factPage('error-codes', 'Error codes', 'エラーコードの詳細', '错误码详情'),
      factPage(
        'vendor-document',
        "The vendor's document",
        'PingCAPのドキュメント',
        'PingCAP 官方文档',
      ),
      factPage('v1-to-v2', 'From v1 to v2', 'v1からv2への変更点', '从 v1 到 v2'),
      factPage('new-architecture', 'The new architecture', '新アーキテクチャ', '新架构'),
      factPage(
        'new-architecture-config',
        'Its config object',
        '新アーキテクチャのconfig',
        '新架构的 config',
      ),
      factPage('running-servers', 'Running servers', '実行したサーバー', '实际运行的服务器'),
    ],
  },
];

/** The pages of all groups, and the home page. A page whose file does not exist has no place in the site. */
export const guidePages: readonly GuidePage[] = [
  page('index', 'ticdc-openapi', 'ticdc-openapi', 'ticdc-openapi'),
  ...guideGroups.flatMap(({ pages }) => pages),
];
