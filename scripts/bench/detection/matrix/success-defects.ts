// Kinds of wrong successful responses as a whole: status, label, headers, body and syntax.
import type { OperationId } from '../../../../generated/operations.js';
import { isObject } from '../../../../src/shared/json.js';
import { editing } from '../mutations/bodies.js';
import {
  body,
  header,
  html,
  json,
  mediaType,
  notUtf8,
  status,
  text,
  untyped,
} from '../mutations/responses.js';
import type { Mutation } from './field-defects.js';
import type { Success } from './fields.js';

/** Headers that servers and gateways send, but no TiCDC. */
const headers: Readonly<Record<OperationId, readonly (readonly [name: string, value: string])[]>> =
  {
    getServerStatus: [['x-powered-by', 'gin']],
    getHealth: [
      ['cache-control', 'no-store'],
      ['set-cookie', 'route=1'],
    ],
    setLogLevel: [['x-request-id', '7f3c']],
    listChangefeeds: [['access-control-allow-origin', '*']],
    getChangefeed: [['etag', '"1"']],
    createChangefeed: [['server', 'nginx/1.18.0']],
    updateChangefeed: [['retry-after', '1']],
    pauseChangefeed: [['deprecation', 'true']],
    resumeChangefeed: [['x-ticdc-owner', '127.0.0.1:8300']],
    removeChangefeed: [['x-removed-at', '2021-08-10T06:04:54Z']],
    moveTable: [['x-frame-options', 'DENY']],
    rebalanceTables: [['pragma', 'no-cache']],
    listProcessors: [['x-total-count', '3']],
    getProcessor: [['last-modified', 'Tue, 10 Aug 2021 06:04:54 GMT']],
    listCaptures: [['vary', 'Origin']],
    resignOwner: [['refresh', '5']],
    drainCapture: [['x-estimate', '3s']],
  };

const plain = 'text/plain; charset=utf-8';

export function successDefects(success: Success): Mutation[] {
  const isEmpty = success.places.length === 0;
  const hasString = success.places[0]?.fields.some(({ schema }) => schema.type === 'string');
  return [
    ...statuses(success, isEmpty).map(
      (code): Mutation => [
        'statuses',
        `answers ${code} in place of ${success.status}`,
        status(code),
      ],
    ),
    ...headers[success.operationId].map(
      ([name, value]): Mutation => ['headers', `sends ${name}`, header(name, value)],
    ),
    ...(isEmpty ? emptyBodies : [...fullBodies, ...shapes(success)]),
    ...(hasString ? [notUtf8Body] : []),
  ];
}

/** Other statuses of success; 204 only where no body would be lost with it. */
function statuses({ status: right }: Success, isEmpty: boolean): number[] {
  const wrong = [200, 201, isEmpty ? 204 : 206, 202];
  return wrong.filter((code) => code !== right);
}

const emptyBodies: readonly Mutation[] = [
  ['media types', 'labels the empty body JSON', mediaType(json)],
  ['media types', 'labels the empty body text/plain', mediaType(plain)],
  ['bodies', 'answers an object', body('{"result":"ok"}', json)],
  ['bodies', 'answers null', body('null', json)],
  ['bodies', 'answers a page', body('<h1>OK</h1>', html)],
];

const fullBodies: readonly Mutation[] = [
  ['media types', 'labels its JSON text/plain', mediaType(plain)],
  ['media types', 'labels its JSON application/x-ndjson', mediaType('application/x-ndjson')],
  ['media types', 'labels nothing', untyped],
  ['bodies', 'sends nothing at all', body('', json)],
  ['bodies', 'answers null', editing(() => null)],
  ['syntax', 'ends its JSON early', text((all) => all.slice(0, -1))],
  ['syntax', 'begins with a byte order mark', text((all) => `\ufeff${all}`)],
  ['syntax', 'has a comma too many', text((all) => all.replace(/([^[\s])(\s*[\]}])$/, '$1,$2'))],
  [
    'syntax',
    'appends an error to a good response',
    text((all) => `${all}{"error_msg":"","error_code":""}`),
  ],
];

const notUtf8Body: Mutation = ['syntax', 'sends bytes that are not UTF-8', notUtf8(/(":\s*"\w*)/)];

function shapes({ hasList, places: [top] }: Success): Mutation[] {
  if (hasList) {
    return [
      [
        'bodies',
        'wraps the list as v2 does',
        editing((all) => ({ total: Array.isArray(all) ? all.length : 0, items: all })),
      ],
      [
        'syntax',
        'writes one object a line',
        text((all) => all.replace(/^\[\s*|\s*\]$/g, '').replaceAll('},', '}')),
      ],
    ];
  }
  const [only, ...others] = top?.fields ?? [];
  const inList: Mutation = ['bodies', 'sends a list of one object', text((all) => `[${all}]`)];
  if (only === undefined || others.length > 0) return [inList];
  const { name } = only;
  const bare = editing((value) => (isObject(value) ? (value[name] ?? null) : value));
  return [inList, ['bodies', `answers ${name} alone`, bare]];
}
