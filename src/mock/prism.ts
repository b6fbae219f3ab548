// Runs Prism in this process: loads it, and gets its response to one request.
import { createRequire } from 'node:module';
import type { JsonValue } from '../codec/index.js';
import type { JsonObject } from '../shared/json.js';
import { type LazyDependency, requireLazily } from './lazy-modules.js';

const packageName = '@stoplight/prism-http';

/** A request to Prism. */
export interface PrismRequest {
  readonly method: string;
  /** Path template of the operation and the path itself, percent-encoded. */
  readonly template: string;
  readonly path: string;
  /** The decoded body, without `bigint`; undefined if there is none to validate. */
  readonly body: JsonValue | undefined;
  /** The described response to return. */
  readonly status: number;
  readonly mediaType: string | undefined;
  readonly example: string | undefined;
  readonly dynamic: boolean;
  /** Whether Prism first compares the request with the description. */
  readonly validate: boolean;
}

/** A part of the request that does not match the description, and the JSON Schema keyword that it violates. */
export interface Violation {
  /** `body`, `path` or `query`, then property names. */
  readonly path: readonly string[];
  readonly code: string;
  readonly message: string;
}

export interface PrismResponse {
  readonly violations: readonly Violation[];
  /** Body of the response; undefined if it has none. Meaningless if there are violations. */
  readonly body?: JsonValue | undefined;
}

/** Responds to requests to the operations of one document. */
export type Prism = (request: PrismRequest) => Promise<PrismResponse>;

/** Makes Prism serve a document. Its examples may contain `bigint`s. */
export type PrismFactory = (document: JsonObject) => Promise<Prism>;

/** The part of Prism's interface that is used here. */
interface PrismHttp {
  getHttpOperationsFromSpec(document: object): Promise<PrismOperation[]>;
  createInstance(config: object, components: object): { request: PrismCall };
}
interface PrismOperation {
  readonly method: string;
  readonly path: string;
}
type PrismCall = (
  input: object,
  operations: PrismOperation[],
  config: object,
) => () => Promise<Either>;
type Either =
  | { readonly _tag: 'Left'; readonly left: PrismError }
  | {
      readonly _tag: 'Right';
      readonly right: {
        readonly output: { readonly body?: JsonValue };
        readonly validations: { readonly input: readonly PrismDiagnostic[] };
      };
    };
interface PrismError extends Error {
  readonly additional?: { readonly validation?: readonly PrismLocation[] };
}
interface PrismDiagnostic {
  readonly path?: readonly string[];
  readonly code?: string | number;
  readonly message: string;
}
interface PrismLocation {
  readonly location?: readonly string[];
  readonly code?: string | number;
  readonly message: string;
}

/** Dependencies of Prism that the mock does not need. */
const lazyDependencies: readonly LazyDependency[] = [
  { name: '@faker-js/faker' },
  { name: '@stoplight/http-spec/postman/operation' },
  { name: '@stoplight/http-spec/oas2/operation' },
  { name: 'node-fetch' },
  { name: 'http-proxy-agent' },
  { name: 'https-proxy-agent' },
  { of: '@stoplight/prism-core', name: 'pino' },
  { of: 'json-schema-faker', name: 'json-schema-ref-parser' },
];

/**
 * Loads Prism, an optional peer dependency of this package.
 *
 * @throws {Error} if Prism is not installed. The message says what to install.
 */
export function loadPrism(require: NodeJS.Require = createRequire(import.meta.url)): PrismFactory {
  try {
    require.resolve(packageName);
  } catch (cause) {
    const message = `The mock needs the package ${packageName}, which is not installed. Run: npm install --save-dev ${packageName}@^5.12.0`;
    throw new Error(message, { cause });
  }
  const prism = requireLazily(require, packageName, lazyDependencies) as PrismHttp;
  return (document) => serve(prism, document);
}

async function serve(prism: PrismHttp, document: JsonObject): Promise<Prism> {
  const operations = await prism.getHttpOperationsFromSpec(document);
  const instance = prism.createInstance({ isProxy: false }, { logger: silentLogger });
  return async (request) => {
    const operation = operations.find(
      ({ method, path }) => method === request.method.toLowerCase() && path === request.template,
    );
    if (!operation) throw new Error(`Prism does not know ${request.method} ${request.template}`);
    const input = {
      method: operation.method,
      url: { path: request.path },
      headers: { 'content-type': 'application/json' },
      body: request.body,
    };
    const config = {
      isProxy: false,
      validateRequest: request.validate,
      validateResponse: false,
      checkSecurity: false,
      errors: false,
      mock: {
        dynamic: request.dynamic,
        code: String(request.status),
        ...(request.mediaType !== undefined && { mediaTypes: [request.mediaType] }),
        ...(request.example !== undefined && { exampleKey: request.example }),
      },
    };
    return toResponse(await instance.request(input, [operation], config)());
  };
}

function toResponse(result: Either): PrismResponse {
  if (result._tag === 'Right') {
    const { validations, output } = result.right;
    return { violations: validations.input.map(toViolation), body: output.body };
  }
  // Prism reports violations in this way if the description has no 400.
  const violations = result.left.additional?.validation?.map(atLocation) ?? [];
  if (violations.length === 0) throw result.left;
  return { violations };
}

function toViolation({ path = [], code = '', message }: PrismDiagnostic): Violation {
  return { path, code: String(code), message };
}

function atLocation({ location = [], code = '', message }: PrismLocation): Violation {
  return { path: location, code: String(code), message };
}

/** Prism requires a logger, and reports every step to it. */
const silentLogger = {
  child: () => silentLogger,
  debug: ignore,
  info: ignore,
  success: ignore,
  warn: ignore,
  error: ignore,
};

function ignore(): void {}
