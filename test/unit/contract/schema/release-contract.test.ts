// The contract of a release: which releases are newer than all that it describes.
import { expect, test } from 'vitest';
import { contractOf } from '../../../../src/contract/schema/release-contract.js';
import { readRelease } from '../../../../src/shared/release.js';

test.each([
  ['classic', '8.5.7', false],
  ['classic', '8.5.8', true],
  ['newarch', '8.5.7', false],
  ['newarch', '26.3.3', true],
] as const)('%s v%s is newer than the described releases: %s', (generation, release, isNewer) => {
  expect(contractOf(generation, readRelease(release)).isNewer).toBe(isNewer);
});

test('an unknown release is not newer', () => {
  expect(contractOf('classic').isNewer).toBe(false);
});
