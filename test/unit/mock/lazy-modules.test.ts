// Packages that are loaded without some of their dependencies.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requireLazily } from '../../../src/mock/lazy-modules.js';

let folder = '';

function writePackage(name: string, code: string): void {
  mkdirSync(join(folder, 'node_modules', name), { recursive: true });
  writeFileSync(join(folder, 'node_modules', name, 'index.js'), code);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lazy-modules-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('a lazy dependency is loaded when it is looked into, the others at once', () => {
  const loaded: string[] = [];
  Object.assign(globalThis, { loaded });
  writePackage('light', `loaded.push('light'); exports.name = 'light';`);
  writePackage(
    'heavy',
    `loaded.push('heavy'); exports.name = 'heavy'; exports.default = { weight: 9 };`,
  );
  writePackage('unused', `loaded.push('unused');`);
  writePackage('inner', `require('unused'); loaded.push('inner');`);
  writePackage(
    'outer',
    `const light = require('light'); const heavy = require('heavy'); require('inner');
     const weigh = heavy.default; exports.light = light.name; exports.look = () => [heavy.name, weigh.weight];`,
  );
  const require = createRequire(join(folder, 'index.js'));

  const outer = requireLazily(require, 'outer', [
    { name: 'heavy' },
    { of: 'inner', name: 'unused' },
    { name: 'missing' },
    { of: 'missing', name: 'light' },
  ]);

  expect(loaded).toEqual(['light', 'inner']);
  expect(outer).toMatchObject({ light: 'light' });
  expect((outer as { look(): unknown }).look()).toEqual(['heavy', 9]);
  expect(loaded).toEqual(['light', 'inner', 'heavy']);
  expect(require('heavy')).toMatchObject({ name: 'heavy', default: { weight: 9 } });
  require('unused');
  expect(loaded).toEqual(['light', 'inner', 'heavy', 'unused']);
  Reflect.deleteProperty(globalThis, 'loaded');
});

test('a dependency that is loaded already is left alone', () => {
  writePackage('early', `exports.mark = Symbol();`);
  writePackage('late', `exports.early = require('early');`);
  const require = createRequire(join(folder, 'index.js'));
  const early = require('early');
  expect(requireLazily(require, 'late', [{ name: 'early' }])).toEqual({ early });
  expect(require('early')).toBe(early);
});
