// docs/checks.md has a section for every check, and for nothing else.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { anchorOf, checks } from '../../../src/contract/finding/checks.js';
import { describeFinding, formatFinding } from '../../../src/contract/finding/describe.js';
import { finding } from '../../../src/contract/finding/finding.js';

const text = readFileSync(new URL('../../../docs/checks.md', import.meta.url), 'utf8');
const sections = text.split(/^### /m).slice(1);
const idOf = (section: string) => section.slice(0, section.indexOf('\n'));

test('the sections are the checks, in their order', () => {
  expect(sections.map(idOf)).toEqual(Object.keys(checks));
});

test.each(sections.map((section) => [idOf(section), section]))(
  '%s is asked, shown by an example finding, and answered',
  (id, section) => {
    expect(section).toMatch(/\?/);
    expect(section).toMatch(
      new RegExp(`^\`\`\`text\n\\S+ ${id}[ :].*expected .*, received.* `, 'm'),
    );
    expect(section).toMatch(/^\*\*What to do:\*\* /m);
  },
);

test('an anchor is the heading of its section', () => {
  expect(anchorOf('status-code')).toBe('docs/checks.md#status-code');
});

/** The finding of each example line, in the order of the page. */
const examples = [
  finding('unexpected-status', 'getChangefeed', {
    expected: [200],
    received: {
      status: 500,
      body: '{"error_msg":"[CDC:ErrOwnerNotFound]owner not found","error_code":"CDC:ErrOwnerNotFound"}',
    },
  }),
  finding('content-type', 'listCaptures', {
    expected: ['application/json'],
    received: 'text/html',
  }),
  finding('undocumented-header', 'getHealth', { received: { name: 'x-cache', value: 'HIT' } }),
  finding('wrong-type', 'getServerStatus', {
    pointer: '/is_owner',
    expected: { type: 'boolean' },
    received: '"yes"',
  }),
  finding('integer-not-plain', 'listChangefeeds', {
    pointer: '/0/checkpoint_tso',
    expected: { type: 'integer', format: 'uint64' },
    received: '4.2692129436257485e17',
  }),
  finding('duplicate-key', 'getServerStatus', { pointer: '/version' }),
  finding('undocumented-field', 'getServerStatus', {
    pointer: '/uptime',
    expected: 'uptime',
    received: '{"uptime":12}',
  }),
  finding('missing-release-field', 'getServerStatus', {
    pointer: '/liveness',
    expected: { name: 'liveness', release: 'v8.5.7' },
  }),
  finding('error-code-empty', 'getChangefeed', {
    pointer: '/error_code',
    expected: 'CDC:ErrChangeFeedNotExists',
  }),
  finding('one-owner', 'listCaptures', { received: { owners: 2, captures: 3 } }),
  finding('wrong-in-list', 'listChangefeeds', {
    subject: { changefeed: 'test2', filter: 'removed' },
    received: 'normal',
  }),
  finding('takes-effect', 'pauseChangefeed', {
    subject: { changefeed: 'orders' },
    expected: { words: 'is stopped', within: 30_000 },
    received: { isReadable: true, detail: { state: 'normal', targetTs: '0' } },
  }),
  finding('route-status', undefined, {
    expected: 404,
    received: '200: <!doctype html><title>Sign in</title>',
  }),
  finding('no-response', 'listProcessors', {
    received: 'the connection ended before a complete response arrived',
  }),
  finding('succeeds-once', 'getProcessor', {}),
  finding('named-check-applies', undefined, { check: 'rounding' }),
  finding('integers-rounded', undefined, {}),
  finding('coverage-floor', undefined, { expected: 0.9, received: 0.623 }),
];

test('every example line has the words of its rule; one that ends in dots is cut', () => {
  const lines = [...text.matchAll(/^```text\n(.*?)\n```$/gms)].flatMap(([, block = '']) =>
    block.split('\n'),
  );
  const words = examples.map((example) => formatFinding(describeFinding(example)));
  const cut = words.map((line, index) => {
    const shown = lines[index] ?? '';
    return shown.endsWith('...') ? `${line.slice(0, shown.length - 3)}...` : line;
  });
  expect(lines).toEqual(cut);
});
