// Loads a CommonJS package without its expensive dependencies that are hardly ever used.
//
// Prism 5.12 reads 2,876 files when it is loaded. 2,293 of them are for Faker (fake data in many languages, for schemas with a
// `faker` keyword), for the formats of Postman and Swagger 2, an HTTP client and a logger. While Prism loads, the module cache
// contains a placeholder for each of these. It loads the real module when somebody reads a property of it, which never happens here.
import Module, { createRequire } from 'node:module';

/** A dependency that is loaded on first use. */
export interface LazyDependency {
  /** The package that requires it, as the loaded package can resolve it; absent if that is the loaded package itself. */
  readonly of?: string;
  /** The name in the `require` call. */
  readonly name: string;
}

/**
 * Requires `name` from `require` with placeholders for the dependencies in `lazy`. Dependencies that are already loaded, or that the
 * installed version does not have, get none. The module cache contains no placeholder afterwards.
 */
export function requireLazily(
  require: NodeJS.Require,
  name: string,
  lazy: readonly LazyDependency[],
): unknown {
  const requireInside = createRequire(require.resolve(name));
  const placeholders = lazy.flatMap(
    (dependency) => putPlaceholder(requireInside, dependency) ?? [],
  );
  try {
    return require(name);
  } finally {
    for (const file of placeholders) delete require.cache[file];
  }
}

/** Puts a placeholder into the module cache. Returns the file that it replaces, or undefined if the dependency needs none. */
function putPlaceholder(
  requireInside: NodeJS.Require,
  dependency: LazyDependency,
): string | undefined {
  const { of, name } = dependency;
  const owner = of === undefined ? undefined : resolved(requireInside, of);
  if (of !== undefined && owner === undefined) return undefined;
  const requireThere = owner === undefined ? requireInside : createRequire(owner);
  const file = resolved(requireThere, name);
  if (file === undefined || file in requireThere.cache) return undefined;

  const placeholder = new Module(file);
  placeholder.filename = file;
  placeholder.loaded = true;
  placeholder.exports = lazyObject(() => {
    if (requireThere.cache[file] === placeholder) delete requireThere.cache[file];
    return requireThere(file);
  });
  requireThere.cache[file] = placeholder;
  return file;
}

function resolved(require: NodeJS.Require, name: string): string | undefined {
  try {
    return require.resolve(name);
  } catch {
    return undefined;
  }
}

/** Returns an object with the properties of the object that `load` returns. Its `default` is lazy as well. */
function lazyObject(load: () => object): object {
  return new Proxy(
    {},
    {
      get(_, key) {
        if (key === '__esModule') return true;
        if (key === 'default') return lazyObject(() => Reflect.get(load(), key));
        return Reflect.get(load(), key);
      },
    },
  );
}
