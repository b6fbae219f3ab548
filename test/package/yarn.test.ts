// Tests the mock under Yarn Plug'n'Play, with the lines that the guide gives for it.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { type Packed, pack, root, run } from './installed.js';

const yarnVersion = '4.18.1';
const settings = 'enableGlobalCache: false\nenableTelemetry: false\nenableScripts: false\n';
const program = `
  const { startMock } = await import('ticdc-openapi/mock');
  const mock = await startMock({ port: 0 });
  console.log((await fetch(mock.url + '/api/v1/changefeeds/test1')).status);
  await mock.close();
`;

let packed: Packed;
beforeAll(async () => {
  packed = await pack();
});
afterAll(() => packed?.remove());

/** The lines for `.yarnrc.yml` in docs/mock.md. */
function documentedLines(): string {
  const guide = readFileSync(`${root}docs/mock.md`, 'utf8');
  expect(guide).toContain(`tested with Yarn ${yarnVersion}`);
  return /```yaml\n(packageExtensions:\n[\s\S]*?)```/.exec(guide)?.[1] ?? '';
}

test("the mock runs under Yarn Plug'n'Play with the documented lines, and not without", async (context) => {
  const { folder, tarball } = packed;
  const app = `${folder}/app`;
  mkdirSync(app, { recursive: true });
  const yarnPackage = `@yarnpkg/cli-dist@${yarnVersion}`;
  const noYarn = await run('npm', ['install', '--prefix', folder, yarnPackage]).then(
    () => undefined,
    (error: unknown) => `Yarn cannot be installed: ${String(error).slice(0, 300)}`,
  );
  if (noYarn !== undefined && process.env.CI) throw new Error(noYarn);
  context.skip(noYarn !== undefined, noYarn);

  const yarn = (...args: string[]) =>
    run(process.execPath, [`${folder}/node_modules/@yarnpkg/cli-dist/bin/yarn.js`, ...args], app);
  const dependencies = {
    'ticdc-openapi': `file:${tarball}`,
    '@stoplight/prism-http': packageJson.devDependencies['@stoplight/prism-http'],
  };
  writeFileSync(`${app}/package.json`, JSON.stringify({ private: true, dependencies }));
  writeFileSync(`${app}/yarn.lock`, '');
  writeFileSync(`${app}/program.mjs`, program);

  writeFileSync(`${app}/.yarnrc.yml`, settings + documentedLines());
  await yarn('install', '--no-immutable');
  expect(await yarn('node', 'program.mjs')).toBe('200\n');

  writeFileSync(`${app}/.yarnrc.yml`, settings);
  await yarn('install', '--no-immutable');
  await expect(yarn('node', 'program.mjs')).rejects.toThrow('@stoplight/types');
});
