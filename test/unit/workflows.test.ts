// The workflows and the composite action: every action is pinned, and no more is permitted than is needed.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const root = new URL('../../', import.meta.url);
const workflows = readdirSync(new URL('.github/workflows', root)).map(
  (name) => `.github/workflows/${name}`,
);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

test.each([...workflows, 'action.yml'])(
  '%s pins every action by its commit, with the version as a comment',
  (path) => {
    const uses = read(path).match(/uses: .*/g) ?? [];
    const pinned = /^uses: [\w-]+\/[\w/-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/;
    expect(uses.filter((line) => !pinned.test(line))).toEqual([]);
  },
);

test.each(workflows)('%s may only read, but for the jobs that say otherwise', (path) => {
  expect(parse(read(path)).permissions).toEqual({ contents: 'read' });
});

test('the release is published only after the checks, which compare tag, changelog and contract', () => {
  const { jobs } = parse(read('.github/workflows/release.yml'));
  expect(jobs.publish.needs).toBe('check');
  const steps: { run?: string }[] = jobs.check.steps;
  expect(steps.map(({ run }) => run)).toEqual([
    undefined,
    'npm ci',
    'npm run release:check -- "$GITHUB_REF_NAME"',
    'bash .ci/run',
  ]);
});

test('CI runs every part of .ci/run', () => {
  const { ci, generators } = parse(read('.github/workflows/ci.yml')).jobs;
  const commands: (string | undefined)[] = [ci, generators].map(({ steps }) => steps.at(-1).run);
  expect(commands).toEqual([
    expect.stringMatching(/^bash \.ci\/run \$\{\{ matrix\.part \}\}$/),
    'bash .ci/run generators',
  ]);
  const [, parts] = read('.ci/run').match(/^\[ \$# -gt 0 \] \|\| set -- (.+)$/m) ?? [];
  expect(parts?.split(' ').sort()).toEqual([...ci.strategy.matrix.part, 'generators'].sort());
});
