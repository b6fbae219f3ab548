// `npm run bench:check`: the time that checks take, compared with the minimum on the same machine.
import { execFileSync } from 'node:child_process';
import { commandHead, measureCommand } from './bench/check/command.js';
import { fullHead, measureFull } from './bench/check/full-run.js';
import { listsHead, measureLists } from './bench/check/lists.js';
import { formatRows, type Row } from './bench/sandbox/figures.js';

const say = (line: string) => process.stderr.write(`${line}\n`);

function show(title: string, head: readonly string[], rows: readonly Row[]): void {
  process.stdout.write(`${title}\n\n${formatRows(head, rows)}\n`);
}

say('Building dist ...');
execFileSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 2, 2] });

say('The command ...');
show(`Read-only, Node ${process.version}`, commandHead, await measureCommand());

say('Full runs ...');
show(
  'All permissions, compared with the minimum that owner ticks and elections take',
  fullHead,
  await measureFull(),
);

say('Lists ...');
show('Read-only, by the number of changefeeds on the server', listsHead, await measureLists());
