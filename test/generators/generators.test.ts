// Generates clients in other languages, compiles them and calls the sandbox, up to the widest TSO, and a server that is newer than the
// description. Skips what has no tool chain here, or fails with REQUIRE_TOOLCHAINS=true.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { folderOf, languages } from '../../scripts/site/languages.js';
import { startSandbox } from '../../src/sandbox/index.js';
import type { Generator } from './generators/generator.js';
import { go } from './generators/go.js';
import { jvm } from './generators/jvm.js';
import { python } from './generators/python.js';
import { rust } from './generators/rust.js';
import { withTable } from './guides.js';
import { make, run } from './make.js';
import { newerCode, startNewerServer } from './newer-server.js';
import { findToolchain } from './toolchains.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const generators = [...go, ...jvm, ...python, ...rust];
const passed = new Set<Generator>();

const printed = [
  'list changefeed-test1,test1,test2',
  'start_ts 426919038970232833',
  'create 202',
  'target_ts 18446744073709551615',
  'pause 202',
];

const titled = generators.map(
  (one) => [`${one.language}, ${one.name} ${one.version}`, one] as const,
);

test.concurrent.for(titled)(
  '%s: the client calls a server exactly',
  async ([, generator], { expect, skip, onTestFinished }) => {
    const found = generator.needs.map(findToolchain);
    for (const one of found) {
      if (!('missing' in one)) continue;
      expect(process.env.REQUIRE_TOOLCHAINS, one.missing).not.toBe('true');
      skip(one.missing);
    }
    const { language, name, description, files } = generator;
    const text = readFileSync(`${root}generated/${description}`, 'utf8');
    const folder = await make({
      name: `${language.toLowerCase()}-${name}`,
      versions: found.map((one) => JSON.stringify(one)),
      files: { ...files, [description]: text },
      commands: await generator.commands(),
    });
    const command = await generator.program(folder);
    const print = async (url: string) => (await run([...command, url])).trim().split('\n');
    const start = async () => {
      const sandbox = await startSandbox({ port: 0, clock: 'virtual', state: 'documented' });
      onTestFinished(() => sandbox.close());
      return sandbox.url;
    };
    expect(await print(await start())).toEqual([
      ...printed,
      'refused 400 CDC:ErrChangeFeedNotExists',
    ]);
    const newer = await startNewerServer(await start());
    onTestFinished(newer.close);
    expect(await print(newer.url)).toEqual([...printed, `refused 400 ${newerCode}`]);
    passed.add(generator);
  },
);

// Run `npm run test:generators -- -u` to write the tables.
test.for(languages)(
  'the guide lists the generators that passed: %s',
  async (language, { skip }) => {
    skip(passed.size < generators.length, 'not every generator passed here');
    const guide = `${root}docs/${folderOf(language)}generators.md`;
    const wanted = withTable(readFileSync(guide, 'utf8'), generators, language);
    await expect(wanted).toMatchFileSnapshot(guide);
  },
);
