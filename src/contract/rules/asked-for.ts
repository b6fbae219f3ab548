// How findings name a list of changefeeds by its filter. The line that asks for it again is found by these words.
import type { Filter } from '../scenario/steps/read.js';

/** `with state=normal`, or `without state`. */
export function askedFor(filter: Filter): string {
  if (filter === undefined) return 'without state';
  return `with state=${filter.replace(', then ', ', the first of two, before ')}`;
}
