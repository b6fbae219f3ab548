// Ranges of releases, in the semver notation of `x-releases`: `>=6.5.3 <6.6.0 || >=7.1.0`.
import { compareReleases, type Release, readRelease } from './release.js';

/**
 * Returns whether a release is in a range.
 *
 * A range has one or more alternatives, separated by `||`. An alternative has one or more comparators, separated by spaces,
 * which must all hold. A comparator is `>`, `>=`, `<`, `<=` or `=` with a release such as `6.5.3`: `>=5.2.0 <=8.5.7`
 * contains 8.5.7.
 *
 * @throws {SyntaxError} if the range has another form.
 */
export function isInRange(release: Release, range: string): boolean {
  return readRange(range).some((comparators) =>
    comparators.every(({ operator, bound }) => holds(operator, compareReleases(release, bound))),
  );
}

/**
 * Returns whether a release is newer than every release of a range. If the range has no upper end, no release is.
 *
 * @throws {SyntaxError} as `isInRange` does.
 */
export function isBeyond(release: Release, range: string): boolean {
  return readRange(range).every((comparators) =>
    comparators.some(({ operator, bound }) => {
      const comparison = compareReleases(release, bound);
      return operator === '=' ? comparison > 0 : isUpper(operator) && !holds(operator, comparison);
    }),
  );
}

/**
 * Returns whether a release may have something that the releases of a range have. If the release is unknown, or the range is
 * not limited, it may.
 *
 * @throws {SyntaxError} as `isInRange` does.
 */
export function isPossible(release: Release | undefined, range: string | undefined): boolean {
  return release === undefined || range === undefined || isInRange(release, range);
}

type Operator = '<' | '<=' | '=' | '>=' | '>';

interface Comparator {
  readonly operator: Operator;
  readonly bound: Release;
}

function readRange(range: string): readonly (readonly Comparator[])[] {
  return range.split('||').map((alternative) =>
    alternative
      .trim()
      .split(/\s+/)
      .map((comparator) => {
        const [, operator = '', version = ''] =
          /^([<>]=?|=)(\d+\.\d+\.\d+)$/.exec(comparator) ?? [];
        const bound = readRelease(version);
        if (bound === undefined || !isOperator(operator)) {
          throw new SyntaxError(
            `Expected a range of releases such as ">=6.5.3 <6.6.0 || >=7.1.0", got "${range}"`,
          );
        }
        return { operator, bound };
      }),
  );
}

function isOperator(text: string): text is Operator {
  return ['<', '<=', '=', '>=', '>'].includes(text);
}

function isUpper(operator: Operator): boolean {
  return operator === '<' || operator === '<=';
}

function holds(operator: Operator, comparison: number): boolean {
  switch (operator) {
    case '<':
      return comparison < 0;
    case '<=':
      return comparison <= 0;
    case '=':
      return comparison === 0;
    case '>=':
      return comparison >= 0;
    case '>':
      return comparison > 0;
  }
}
