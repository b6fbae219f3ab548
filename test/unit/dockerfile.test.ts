// The Dockerfile and the page about it use options that the commands have, and packages of the versions that are tested.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { run as runMock } from '../../src/cli/mock.js';
import { run as runSandbox } from '../../src/cli/sandbox.js';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('every command of the Dockerfile and of its page is understood', async () => {
  const pages = read('Dockerfile') + read('docs/containers.md');
  const lines = [...pages.matchAll(/ ticdc-openapi (sandbox|mock) (.*)/g)];
  expect(lines.length).toBe(4);
  for (const [, command, options = ''] of lines) {
    const run = command === 'mock' ? runMock : runSandbox;
    await expect(run([...options.split(' '), '--help']), options).resolves.toBe(0);
  }
});

test('the image runs as a user without privileges, and installs the tested Prism', () => {
  const text = read('Dockerfile');
  expect(text).toMatch(/^USER 1000:1000$/m);
  expect(text).toContain(`require('./package.json').devDependencies['@stoplight/prism-http']`);
});
