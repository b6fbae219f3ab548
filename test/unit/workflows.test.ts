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
    const uses = read(path).match(/uses: (?!\.\/).*/g) ?? [];
    const pinned = /^uses: [\w-]+\/[\w/-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/;
    expect(uses.filter((line) => !pinned.test(line))).toEqual([]);
  },
);

test.each(workflows)('%s may only read, but for the jobs that say otherwise', (path) => {
  expect(parse(read(path)).permissions).toEqual({ contents: 'read' });
});

test('a release is published after its own checks and all of CI, as a package of the repository that publishes it', () => {
  const { check, ci, publish } = parse(read('.github/workflows/release.yml')).jobs;
  expect(publish.needs).toBe('ci');
  expect(ci).toEqual({ needs: 'check', uses: './.github/workflows/ci.yml' });
  expect(parse(read('.github/workflows/ci.yml')).on).toHaveProperty('workflow_call');
  expect(commandsOf(check)).toEqual(['npm ci', 'npm run release:check -- "$GITHUB_REF_NAME"']);
  expect(commandsOf(publish)).toEqual([
    'npm ci',
    'npm pkg set repository.type=git "repository.url=git+$GITHUB_SERVER_URL/$GITHUB_REPOSITORY.git"',
    'npm run build',
    'npm publish --provenance --access public',
    expect.stringContaining('gh release create'),
  ]);
});

function commandsOf({ steps }: { steps: { run?: string }[] }) {
  return steps.flatMap(({ run }) => run ?? []);
}

test('CI runs every part of .ci/run', () => {
  const { ci, generators } = parse(read('.github/workflows/ci.yml')).jobs;
  expect(commandsOf(ci)).toEqual([
    expect.stringMatching(/^bash \.ci\/run \$\{\{ matrix\.part \}\}$/),
  ]);
  expect(commandsOf(generators)).toEqual([
    'bash .ci/run generators',
    'npm run test:tools -- test/tools/workflows.test.ts',
  ]);
  expect(generators.steps.at(-2).env).toEqual({ REQUIRE_TOOLCHAINS: 'true' });
  const [, parts] = read('.ci/run').match(/^\[ \$# -gt 0 \] \|\| set -- (.+)$/m) ?? [];
  expect(parts?.split(' ').sort()).toEqual([...ci.strategy.matrix.part, 'generators'].sort());
});
