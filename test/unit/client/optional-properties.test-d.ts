// Tests that every optional property of the public option types and of request bodies also takes undefined, so that callers who compile
// with exactOptionalPropertyTypes can pass what they may not have.
import { expectTypeOf, test } from 'vitest';
import type { components, operations } from '../../../generated/schema.js';
import type { CallOptions, ClientOptions, TicdcClient } from '../../../src/client/index.js';
import type { Shape, StringifyOptions } from '../../../src/codec/index.js';
import type { MatchOptions } from '../../../src/contract/vitest.js';
import type { MockOptions } from '../../../src/mock/index.js';
import type { SandboxOptions } from '../../../src/sandbox/index.js';

type Leaf = string | number | bigint | boolean | null | undefined | AbortSignal | Headers | Shape;
/** Its optional properties; an index signature is none. */
type Optional<T> = {
  [K in keyof T]-?: string extends K ? never : Record<never, never> extends Pick<T, K> ? K : never;
}[keyof T];

/** The names of the optional properties, at any depth, that refuse undefined. */
type Refusing<T> = T extends Leaf | ((...args: never[]) => unknown)
  ? never
  : T extends readonly (infer Item)[]
    ? Refusing<Item>
    : {
        [K in keyof T]-?:
          | (K extends Optional<T> ? (undefined extends Required<T>[K] ? never : K) : never)
          | Refusing<Required<T>[K]>;
      }[keyof T];

declare const client: TicdcClient;
type Schemas = components['schemas'];

test('the helper finds an optional property that refuses undefined', () => {
  expectTypeOf<Refusing<{ a?: string; b?: string | undefined }>>().toEqualTypeOf<'a'>();
  expectTypeOf<
    Refusing<{ list: readonly { deep?: { c?: number } | undefined }[] }>
  >().toEqualTypeOf<'c'>();
});

test('options', () => {
  expectTypeOf<Refusing<ClientOptions>>().toBeNever();
  expectTypeOf<Refusing<CallOptions>>().toBeNever();
  expectTypeOf<Refusing<StringifyOptions>>().toBeNever();
  expectTypeOf<Refusing<MockOptions>>().toBeNever();
  expectTypeOf<Refusing<MatchOptions>>().toBeNever();
  expectTypeOf<Refusing<SandboxOptions>>().toBeNever();
});

test('request bodies and query parameters', () => {
  expectTypeOf<Refusing<Schemas['CreateChangefeedRequest']>>().toBeNever();
  expectTypeOf<Refusing<Schemas['UpdateChangefeedRequest']>>().toBeNever();
  expectTypeOf<Refusing<Schemas['MoveTableRequest']>>().toBeNever();
  expectTypeOf<Refusing<Schemas['DrainCaptureRequest']>>().toBeNever();
  expectTypeOf<Refusing<Schemas['SetLogLevelRequest']>>().toBeNever();
  type Query = NonNullable<operations['listChangefeeds']['parameters']['query']>;
  expectTypeOf<Refusing<Query>>().toBeNever();
});

test('values that may be missing are taken', () => {
  const headers = {} as Record<string, string> | undefined;
  expectTypeOf(client.listChangefeeds).toBeCallableWith({ state: undefined });
  expectTypeOf(client.listChangefeeds).toBeCallableWith(undefined, { headers, signal: undefined });
});
