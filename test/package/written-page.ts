// The code blocks of a page, run as a reader runs them: programs are saved under the name that the text gives them, servers stay up.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { run } from './installed.js';

/** A block of a page: what it is written in, its code, and the text before it. */
export interface Block {
  readonly language: string;
  readonly code: string;
  readonly before: string;
}

/** Returns the code blocks of the section of a page, or of what precedes the first section for ''. */
export function blocksOf(page: string, section: string): Block[] {
  const [start = '', ...sections] = page.split(/^## /m);
  const text = section === '' ? start : sections.find((part) => part.startsWith(`${section}\n`));
  if (text === undefined) throw new Error(`Expected a section "${section}".`);
  const parts = text.split(/^```/m);
  return parts.flatMap((part, index) => {
    const [language = '', ...lines] = part.split('\n');
    return index % 2 === 1
      ? [{ language, code: lines.join('\n'), before: parts[index - 1] ?? '' }]
      : [];
  });
}

/** Saves a program under the name in "Save this as `name`", and runs the command in "run it with `command`". Returns its output. */
export async function runProgram({ code, before }: Block, folder: string): Promise<string> {
  const [, name] = before.match(/[Ss]ave this as `([\w.]+)`/) ?? [];
  const [, command] = before.match(/run it with `([^`]+)`/) ?? [];
  if (name === undefined || command === undefined) throw new Error(`Expected a name in: ${before}`);
  writeFileSync(`${folder}/${name}`, code);
  return run('sh', ['-c', command], folder);
}

/** What a program says that it prints: the comments after its `console.log`, one line each. */
export function saidOutput({ code }: Block): string {
  const said = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)];
  return said.map(([, words]) => `${words}\n`).join('');
}

/** Starts a command that serves until it is stopped. Resolves when it has printed its first line. */
export async function startServer(command: string, folder: string) {
  const server = spawn('sh', ['-c', command], { cwd: folder, detached: true });
  const exit = once(server, 'exit');
  let errors = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const ended = exit.then(([code]) => {
    throw new Error(`"${command}" ended with ${code}: ${errors}`);
  });
  await Promise.race([once(server.stdout, 'data'), ended]);
  ended.catch(() => {});
  return {
    stop: async () => {
      if (server.pid !== undefined && server.exitCode === null)
        process.kill(-server.pid, 'SIGTERM');
      await exit;
    },
  };
}

/** Returns a port on loopback that no process used a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
