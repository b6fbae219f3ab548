// The words of the page to try requests.
import type { Language } from '../languages.js';

/** The words that the script shows. */
export interface PanelWords {
  readonly refused: string;
  readonly waiting: string;
  readonly failed: string;
  readonly empty: string;
}

/** The words of one language. */
export interface TryWords extends PanelWords {
  readonly title: string;
  /** HTML. */
  readonly intro: string;
  readonly base: string;
  readonly operation: string;
  readonly path: string;
  readonly body: string;
  readonly send: string;
  readonly request: string;
  readonly response: string;
  readonly noScript: string;
}

export const tryWords: Readonly<Record<Language, TryWords>> = {
  en: {
    title: 'Try the API',
    intro:
      'Sends requests to a mock or sandbox on your own machine, and shows the response with every digit. Start one first: <code>npx ticdc-openapi sandbox --cors</code>. Nothing can reach a cluster: only <code>127.0.0.1</code>, <code>localhost</code> and <code>[::1]</code> are allowed, and real TiCDC servers do not let pages call them (CORS).',
    base: 'Address of the mock or sandbox',
    operation: 'Operation',
    path: 'Path',
    body: 'Request body',
    send: 'Send',
    request: 'As curl',
    response: 'Response',
    noScript: 'This page needs JavaScript. Use curl instead:',
    refused:
      'Only http://127.0.0.1:<port>, http://localhost:<port> and http://[::1]:<port> (sent to localhost) are allowed, and a path that begins with one slash.',
    waiting: 'Waiting for the response ...',
    failed:
      'The browser got no response that this page may read. Does a mock or sandbox listen there, started with --cors? Browsers may also ask you whether this page may call your own machine; Safari never allows it from https.',
    empty: '(empty)',
  },
  ja: {
    title: 'APIを試す',
    intro:
      '手元のマシンで動いているモックまたはサンドボックスにリクエストを送り、レスポンスの数値を最後の1桁まで正確に表示します。先に<code>npx ticdc-openapi sandbox --cors</code>で起動してください。送信先に指定できるのは<code>127.0.0.1</code>、<code>localhost</code>、<code>[::1]</code>だけです。また、実際のTiCDCサーバーはWebページからの呼び出し（CORS）を許可しません。そのため、クラスターに影響することはありません。',
    base: 'モックまたはサンドボックスのアドレス',
    operation: '操作',
    path: 'パス',
    body: 'リクエスト本文',
    send: '送信',
    request: 'curlコマンド',
    response: 'レスポンス',
    noScript: 'このページにはJavaScriptが必要です。代わりにcurlを使用できます。',
    refused:
      '指定できるのはhttp://127.0.0.1:<ポート>、http://localhost:<ポート>、http://[::1]:<ポート>（localhostに送信）だけです。パスはスラッシュ1つで始めてください。',
    waiting: 'レスポンスを待っています…',
    failed:
      'このページから読み取れるレスポンスが返りませんでした。モックまたはサンドボックスを--cors付きで起動していますか。ブラウザーがローカルネットワークへのアクセス許可を求めることもあります。Safariはhttpsのページからの接続を許可しません。',
    empty: '（本文なし）',
  },
  zh: {
    title: '试用 API',
    intro:
      '向本机上的 Mock 或沙箱发送请求，并显示响应，数字一位不差。请先启动：<code>npx ticdc-openapi sandbox --cors</code>。请求只能发往 <code>127.0.0.1</code>、<code>localhost</code> 和 <code>[::1]</code>，而真实的 TiCDC 服务器不允许网页调用 (CORS)，因此不会影响任何集群。',
    base: 'Mock 或沙箱的地址',
    operation: '接口',
    path: '路径',
    body: '请求体',
    send: '发送',
    request: 'curl 命令',
    response: '响应',
    noScript: '本页需要 JavaScript。也可以使用 curl：',
    refused:
      '只允许 http://127.0.0.1:<端口>、http://localhost:<端口> 和 http://[::1]:<端口>（发往 localhost），路径须以一个斜杠开头。',
    waiting: '正在等待响应……',
    failed:
      '浏览器没有收到本页可以读取的响应。Mock 或沙箱是否已用 --cors 启动？浏览器也可能询问是否允许本页访问本机；Safari 不允许 https 页面访问本机。',
    empty: '（空）',
  },
};
