// Plays the requests of each recording against the sandbox of its release, in virtual time, and compares the responses.
import { expect, onTestFinished, test } from 'vitest';
import { play } from '../../scripts/record/play.js';
import { readRecording, recordingNames } from '../../scripts/record/recording.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { differences } from './compare.js';
import { knownDifferences } from './known-differences.js';

/** The recorded clusters had two captures, four tables, and no database on port 1. */
const cluster = {
  port: 0,
  clock: 'virtual',
  captures: 2,
  tables: ['test.t1', 'test.t2', 'test.t3', 'test.t4'],
  quirks: true,
  faults: [{ kind: 'sink-unreachable', host: '127.0.0.1:1' }],
} as const;

test.each(recordingNames)('the sandbox responds as the recorded server: %s', async (name) => {
  const { release, generation, entries } = readRecording(name);
  const sandbox = await startSandbox({ ...cluster, release, generation });
  onTestFinished(() => sandbox.close());

  const target = { url: sandbox.url, pass: (time: number) => sandbox.cluster.advance(time) };
  const recorded = new Map(entries.map((entry) => [entry.name, entry.response]));
  const different = new Map<string, string[]>();
  for await (const { name: entry, response } of play(target, entries)) {
    const real = recorded.get(entry);
    const lines = real === undefined ? ['not recorded'] : differences(real, response);
    if (lines.length > 0) different.set(entry, lines);
  }

  const known = knownDifferences[name];
  const unlisted = Object.fromEntries([...different].filter(([entry]) => !(entry in known)));
  const outdated = Object.keys(known).filter((entry) => !different.has(entry));
  const same = entries.length - different.size;
  process.stdout.write(`${name}: ${same} responses alike, ${different.size} different\n`);
  expect({ unlisted, outdated }).toEqual({ unlisted: {}, outdated: [] });
});
