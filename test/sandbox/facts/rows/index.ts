// Every row of the facts about real servers that the sandbox is held to, by section. A row is the name that tests carry:
// `facts 1.6, sink_uri empty: ...`.
import { section1 } from './section-1.js';
import { section2 } from './section-2.js';
import { section3 } from './section-3.js';
import { section4 } from './section-4.js';
import { section5 } from './section-5.js';
import { section8 } from './section-8.js';

export const rows: readonly string[] = [
  ...section1,
  ...section2,
  ...section3,
  ...section4,
  ...section5,
  ...section8,
];
