// Sandboxes of several releases for one test file of the facts.
import { expect } from 'vitest';
import type { SandboxOptions } from '../../../src/sandbox/index.js';
import { classicReleases } from '../../fixtures/played-releases.js';
import { type Exchange, useSandbox } from '../support.js';

export { classicReleases as releases };

/** Starts a sandbox of each release, and returns the one of a release. */
export function useReleases(
  names: readonly string[] = classicReleases,
  options: SandboxOptions = {},
) {
  const sandboxes = new Map(names.map((release) => [release, useSandbox({ release, ...options })]));
  return (release: string) => {
    const sandbox = sandboxes.get(release);
    if (sandbox === undefined) throw new Error(`Expected a release of this file, got ${release}`);
    return sandbox;
  };
}

export const json = 'application/json; charset=utf-8';
export const plain = 'text/plain; charset=utf-8';
export const sink_uri = 'blackhole://';

/** Status, `Content-Type` and body of a response. */
export function told({ status, type, text }: Exchange) {
  return { status, type, text };
}

/** A response without a body. */
export function empty(status: number) {
  return { status, type: null, text: '' };
}

/** TiCDC's error, to the byte. `code` is the `error_code`; the message has its own in front. */
export function error(status: number, message: string, code: string, type: string = json) {
  const text = `{\n    "error_msg": ${goText(message)},\n    "error_code": ${goText(code)}\n}`;
  return { status, type, text };
}

/** An error whose `error_code` stands in front of its message too. */
export function refusal(status: number, code: string, text: string, type: string = json) {
  return error(status, `[${code}]${text}`, code, type);
}

/** 400, as most refusals are. */
export const refused = (code: string, text: string) => refusal(400, code, text);

/** Fails unless the response is this one, to the byte. */
export function expectResponse(response: Exchange, expected: ReturnType<typeof told>): void {
  expect(told(response)).toEqual(expected);
}

/** As Go's encoding/json writes a string of a page. */
function goText(text: string): string {
  return JSON.stringify(text).replace(
    /[<>&]/g,
    (character) => `\\u00${character.charCodeAt(0).toString(16)}`,
  );
}
