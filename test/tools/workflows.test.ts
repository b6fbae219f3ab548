// Lints the workflows and the composite action's callers with actionlint, which is written in Go.
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { root } from '../package/installed.js';

const actionlint = 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12';
const hasGo = spawnSync('go', ['version']).status === 0;

if (!hasGo) process.stderr.write('The workflows are not linted: there is no Go toolchain.\n');

test.skipIf(!hasGo)('actionlint finds nothing in the workflows', () => {
  const { status, stdout, stderr } = spawnSync('go', ['run', actionlint], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, GOFLAGS: '-mod=mod' },
  });
  expect(stdout).toBe('');
  expect(status, stderr).toBe(0);
});
