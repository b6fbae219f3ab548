// Runs docs/getting-started.md as it is written, in an empty folder, and the commands of the home page.
import { mkdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Packed, pack, root, run } from './installed.js';
import {
  type Block,
  blocksOf,
  freePort,
  runProgram,
  saidOutput,
  startServer,
} from './written-page.js';

const servers: { stop(): Promise<void> }[] = [];
let packed: Packed;
let project: string;
let page: string;

/** What is not as written: the package comes from this repository, and the ports may be in use. */
beforeAll(async () => {
  packed = await pack();
  project = `${packed.folder}/project`;
  const [sandbox, mock] = [await freePort(), await freePort()];
  // The sandbox of the first section, which still runs, has the three ports from 8300 on.
  const written = readFileSync(`${root}docs/getting-started.md`, 'utf8');
  expect(written).not.toMatch(/830[12]/);
  page = written
    .replace('npm install ticdc-openapi', `npm install ${packed.tarball}`)
    .replace('npx ticdc-openapi sandbox', `npx ticdc-openapi sandbox --port ${sandbox}`)
    .replaceAll('8300', String(sandbox))
    .replaceAll('8310', String(mock));
  mkdirSync(project);
  for (const block of blocksOf(page, '')) await shell(block.code);
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  packed?.remove();
});

const shell = (command: string) => run('sh', ['-ec', command], project);
const serve = async (command: string) => servers.push(await startServer(command, project));
const section = (name: string): Block[] => {
  const blocks = blocksOf(page, name);
  expect(blocks.length).toBeGreaterThan(0);
  return blocks;
};

test("the client's program prints what its comments say, with the sandbox in another terminal", async () => {
  const [sandbox, program] = section('The client');
  await serve(sandbox?.code ?? '');
  expect(program?.language).toBe('js');
  if (program) expect(await runProgram(program, project)).toBe(saidOutput(program));
});

test('the mock starts after its package is installed, and responds to the curl lines', async () => {
  const [start, curl] = section('The mock');
  const [install = '', mock = '', ...more] = start?.code.trim().split('\n') ?? [];
  expect(more).toEqual([]);
  await shell(install);
  await serve(mock);
  const printed = await shell(curl?.code ?? '');
  expect(printed).toContain('"checkpoint_tso": 426921294362574849,');
  expect(printed).toContain('"error_code": "CDC:ErrChangeFeedNotExists"');
});

test("the sandbox's program prints what its comments say", async () => {
  const [program] = section('The sandbox');
  if (program) expect(await runProgram(program, project)).toBe(saidOutput(program));
});

test('the check finds that the sandbox conforms', async () => {
  const [check] = section('The check');
  expect(await shell(check?.code ?? '')).toContain('Conforms to the contract: 0 errors');
});

test('the description lies where the home page copies it from', async () => {
  const home = readFileSync(`${root}docs/index.md`, 'utf8');
  const [copy] = blocksOf(home, 'A description for every generator');
  await shell(copy?.code ?? '');
  expect(readFileSync(`${project}/openapi.yaml`, 'utf8')).toContain('18446744073709551615');
});
