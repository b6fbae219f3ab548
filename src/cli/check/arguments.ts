// Reads the arguments of `ticdc-openapi check`. All of them are validated before anything is loaded, read or sent.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { operationIds } from '../../../generated/operations.js';
import { checks } from '../../contract/finding/checks.js';
import type { Mode } from '../../contract/report/report.js';
import {
  type ReporterName,
  reporterNames,
  showsExchanges,
} from '../../contract/report/reporters/names.js';
import type { CheckOptions } from '../../contract/run/options.js';
import { proxyFromEnvironment } from './proxy.js';
import {
  oneOf,
  toCaptureId,
  toHeaders,
  toMilliseconds,
  toRelease,
  toRunId,
  toShare,
  toUrl,
  usage,
} from './values.js';

/** A reporter and the path of its report; `-` is stdout. */
export interface Output {
  readonly reporter: ReporterName;
  readonly path: string;
}

export type Command =
  | { readonly does: 'help' }
  | { readonly does: 'plan' | 'check' | 'clean up'; readonly request: Request };

export interface Request {
  readonly options: CheckOptions;
  /** Paths of PEM files. */
  readonly tls: { readonly ca?: string; readonly cert?: string; readonly key?: string };
  readonly outputs: readonly Output[];
  /** The ID of the run whose changefeeds `--clean-up` removes. */
  readonly cleanUp: string | undefined;
}

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean' } as const;

const options = {
  'allow-writes': flag,
  'allow-disruptive': flag,
  owner: text,
  'log-level': text,
  filter: texts,
  plan: flag,
  only: texts,
  skip: texts,
  proxy: text,
  header: texts,
  ca: text,
  cert: text,
  key: text,
  timeout: text,
  'settle-timeout': text,
  release: text,
  generation: text,
  floor: text,
  reporter: texts,
  output: texts,
  'run-id': text,
  'clean-up': text,
  help: { type: 'boolean', short: 'h' },
} as const;

/** The options that `--clean-up` can be combined with. They say how to reach the server. */
const connectionOptions = [
  'proxy',
  'header',
  'ca',
  'cert',
  'key',
  'timeout',
  'settle-timeout',
  'clean-up',
];

const generations = ['classic', 'newarch'] as const;
const levels = ['debug', 'info', 'warn', 'error', 'dpanic', 'panic', 'fatal'] as const;

/**
 * Reads the arguments and the credentials in the environment variables.
 *
 * @throws {UsageError} if an argument is invalid. No message contains a secret.
 */
export function readArguments(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Command {
  const { values, positionals, tokens } = parse(argv);
  if (values.help) return { does: 'help' };
  const outputs = readOutputs(tokens);
  const cleanUp = values['clean-up'] && toRunId('clean-up', values['clean-up']);
  if (cleanUp !== undefined) rejectOthers('--clean-up', Object.keys(values), connectionOptions);
  const isOutput = (name: string) => name === 'reporter' || name === 'output';
  if (values.plan) rejectOthers('--plan', Object.keys(values).filter(isOutput), []);
  const url = readUrl(positionals);
  const { cert, key, ca } = values;
  if ((cert === undefined) !== (key === undefined))
    throw usage('--cert and --key must be given together');
  const tls = { ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }) };
  if (url.protocol === 'http:' && Object.keys(tls).length > 0)
    throw usage('--ca, --cert and --key need an https URL');
  const headers = toHeaders('header', values.header ?? []);
  return {
    does: cleanUp !== undefined ? 'clean up' : values.plan ? 'plan' : 'check',
    request: {
      tls,
      outputs,
      cleanUp,
      options: {
        url: url.href,
        ...readPermissions(values),
        ...readExpectations(values),
        headers,
        proxy: readProxy(values.proxy, env, url),
        credentials: readCredentials(env, url, headers),
        runId: given(values['run-id'], (id) => toRunId('run-id', id)),
        ...(outputs.some(({ reporter }) => showsExchanges(reporter)) && { recordExchanges: true }),
      },
    },
  };
}

type Values = ReturnType<typeof parse>['values'];

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, tokens: true });
  } catch (error) {
    const [problem = ''] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/);
    const [, option] = /^Option '(--[\w-]+).*' argument is ambiguous/.exec(problem) ?? [];
    throw usage(
      option === undefined
        ? problem
        : `expected a value after ${option}; one that begins with a dash is written ${option}=<value>`,
    );
  }
}

type Tokens = ReturnType<typeof parse>['tokens'];

/** Reads the reporters and their files. Each `--output` belongs to the `--reporter` before it. */
function readOutputs(tokens: Tokens): readonly Output[] {
  const outputs: { reporter: ReporterName; path?: string }[] = [];
  for (const token of tokens) {
    if (token.kind !== 'option' || token.value === undefined) continue;
    if (token.name === 'reporter')
      outputs.push({ reporter: oneOf('reporter', token.value, reporterNames) });
    if (token.name !== 'output') continue;
    const last = outputs.at(-1);
    if (last === undefined || last.path !== undefined)
      throw usage('expected each --output to follow the --reporter it belongs to');
    if (token.value === '') throw usage('expected --output to be a file path or -, got ""');
    last.path = token.value;
  }
  const paths = outputs.map(({ path = '-' }) => (path === '-' ? path : resolve(path)));
  const twice = paths.find((path, index) => paths.indexOf(path) !== index);
  if (twice === '-')
    throw usage('only one report can go to stdout; give each --reporter an --output');
  if (twice !== undefined) throw usage(`two reports cannot be written to ${twice}`);
  if (outputs.length === 0) return [{ reporter: 'pretty', path: '-' }];
  return outputs.map(({ reporter, path = '-' }) => ({ reporter, path }));
}

function rejectOthers(option: string, given: readonly string[], allowed: readonly string[]): void {
  const other = given.find((name) => !allowed.includes(name));
  if (other !== undefined) throw usage(`${option} cannot be combined with --${other}`);
}

function readUrl(positionals: readonly string[]): URL {
  const [first, second] = positionals;
  if (first === undefined)
    throw usage('expected the URL of a server, such as http://127.0.0.1:8300');
  if (second !== undefined)
    throw usage(`expected one URL, got ${positionals.length} arguments; quote values with spaces`);
  return toUrl(first);
}

function readPermissions(values: Values) {
  const { owner, filter } = values;
  const isDisruptive = values['allow-disruptive'] === true;
  if (isDisruptive && owner === undefined)
    throw usage(
      '--allow-disruptive needs --owner <capture id>; GET /api/v1/captures shows the current owner',
    );
  const dependent = (['owner', 'log-level', 'filter'] as const).find(
    (name) => values[name] !== undefined,
  );
  if (!isDisruptive && dependent !== undefined)
    throw usage(`--${dependent} needs --allow-disruptive`);
  const mode: Mode = isDisruptive ? 'disruptive' : values['allow-writes'] ? 'writes' : 'read-only';
  return {
    mode,
    owner: given(owner, (id) => toCaptureId('owner', id)),
    logLevel: given(values['log-level'], (level) => oneOf('log-level', level, levels)),
    filter,
  };
}

function readExpectations(values: Values) {
  return {
    only: values.only?.map((name) => toName('only', name)),
    skip: values.skip?.map((name) => toName('skip', name)),
    timeout: given(values.timeout, (time) => toMilliseconds('timeout', time)),
    settleTimeout: given(values['settle-timeout'], (time) =>
      toMilliseconds('settle-timeout', time),
    ),
    release: given(values.release, (release) => toRelease('release', release)),
    generation: given(values.generation, (name) => oneOf('generation', name, generations)),
    floor: given(values.floor, (floor) => toShare('floor', floor)),
  };
}

type CheckName = NonNullable<CheckOptions['only']>[number];

function toName(option: string, text: string): CheckName {
  const isCheck = (name: string): name is keyof typeof checks => Object.hasOwn(checks, name);
  const operation = operationIds.find((id) => id === text);
  if (operation !== undefined) return operation;
  if (isCheck(text)) return text;
  const names = [...operationIds, ...Object.keys(checks)].join(', ');
  throw usage(
    `expected --${option} to be an operation or a check, got "${text}"; the names are ${names}`,
  );
}

function readCredentials(
  {
    TICDC_USER: user = '',
    TICDC_PASSWORD: password = '',
  }: Readonly<Record<string, string | undefined>>,
  url: URL,
  headers: Readonly<Record<string, string>>,
): CheckOptions['credentials'] {
  if (user === '' && password !== '') throw usage('TICDC_PASSWORD is set without TICDC_USER');
  if (user.includes(':') || decodeURIComponent(url.username).includes(':'))
    throw usage('a user name cannot contain a colon: basic authentication ends it there');
  const isEncoded = /%(?:[01][\da-f]|7f)/i.test(url.username + url.password);
  if (isEncoded || /\p{Cc}/u.test(user + password))
    throw usage('user name and password cannot contain control characters such as a line end');
  const inUrl = url.username !== '' || url.password !== '';
  const sources = [
    ...(user === '' ? [] : ['TICDC_USER']),
    ...(inUrl ? ['the URL'] : []),
    ...(Object.hasOwn(headers, 'authorization') ? ['--header authorization'] : []),
  ];
  if (sources.length > 1)
    throw usage(`expected credentials in one place, got them from ${sources.join(' and ')}`);
  return user === '' ? undefined : { user, password };
}

/** Reads the proxy: that of the option, `none`, or what the environment names. */
function readProxy(
  option: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
  url: URL,
): string | undefined {
  if (option === 'none') return undefined;
  const proxy = option ?? proxyFromEnvironment(env, url);
  if (proxy === undefined) return undefined;
  const source = option === undefined ? 'the proxy in the environment' : '--proxy';
  if (URL.canParse(proxy) && new URL(proxy).protocol === 'http:') return proxy;
  throw usage(
    `expected ${source} to be the URL of an HTTP proxy such as http://proxy:3128, or --proxy none, got ${JSON.stringify(proxy)}`,
  );
}

function given<Value>(text: string | undefined, read: (text: string) => Value): Value | undefined {
  return text === undefined ? undefined : read(text);
}
