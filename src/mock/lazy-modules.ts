// Loads a CommonJS package without those of its dependencies that cost much and are hardly ever used.
//
// Prism 5.12 reads 2,876 files when it is loaded. 2,293 of them are for Faker (fake data in many languages, for schemas with a
// `faker` keyword), for Postman's and Swagger 2's formats, an HTTP client and a logger. For each of these a stand-in is put
// into the module cache while Prism loads; it loads the real module when it is first looked into, which here is never.
import Module, { createRequire } from 'node:module';

/** A dependency to put off. */
export interface LazyDependency {
  /** The package that requires it, as the loaded package can resolve it; absent if that is the loaded package itself. */
  readonly of?: string;
  /** As its user writes it. */
  readonly name: string;
}

/**
 * Requires `name` from `require` with stand-ins for `lazy`. Dependencies that are loaded already, or are not there (another
 * version of the package), are left alone. The module cache holds no stand-in afterwards.
 */
export function requireLazily(
  require: NodeJS.Require,
  name: string,
  lazy: readonly LazyDependency[],
): unknown {
  const requireInside = createRequire(require.resolve(name));
  const standIns = lazy.flatMap((dependency) => putStandIn(requireInside, dependency) ?? []);
  try {
    return require(name);
  } finally {
    for (const file of standIns) delete require.cache[file];
  }
}

/** The file that a stand-in was put in place of. */
function putStandIn(requireInside: NodeJS.Require, dependency: LazyDependency): string | undefined {
  const { of, name } = dependency;
  const owner = of === undefined ? undefined : resolved(requireInside, of);
  if (of !== undefined && owner === undefined) return undefined;
  const requireThere = owner === undefined ? requireInside : createRequire(owner);
  const file = resolved(requireThere, name);
  if (file === undefined || file in requireThere.cache) return undefined;

  const standIn = new Module(file);
  standIn.filename = file;
  standIn.loaded = true;
  standIn.exports = lazyObject(() => {
    if (requireThere.cache[file] === standIn) delete requireThere.cache[file];
    return requireThere(file);
  });
  requireThere.cache[file] = standIn;
  return file;
}

function resolved(require: NodeJS.Require, name: string): string | undefined {
  try {
    return require.resolve(name);
  } catch {
    return undefined;
  }
}

/** An object whose properties are those of what `load` returns; its `default` is put off once more. */
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
