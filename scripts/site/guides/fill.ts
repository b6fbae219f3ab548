// What the marks in the guides stand for: tables from the description and from docs/data/, and pictures.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { JsonObject } from '../../../src/shared/json.js';
import type { Language } from '../languages.js';
import { readDescriptions, readTranslations } from '../translation/command.js';
import { translate } from '../translation/overlay.js';
import { textsOf } from '../translation/texts.js';
import { overviewPicture } from './pictures/overview.js';
import { statesPicture } from './pictures/states.js';
import type { Fill } from './stage.js';
import { type ErrorAdvice, errorTable } from './tables/errors.js';
import { fieldTable, operationTable, type V2Changes } from './tables/migration.js';
import { releaseTable } from './tables/releases.js';

/** Returns the function that fills marks, with the descriptions and data of the repository. */
export function fillMark(root: string): Fill {
  const [english = {}, newarch = {}] = readDescriptions(root);
  const descriptionIn = (language: Language): JsonObject =>
    language === 'en' ? english : translate(english, readTranslations(root, language), textsOf);
  const errors: ErrorAdvice = readData(root, 'errors.yaml');
  const changes: V2Changes = readData(root, 'v2.yaml');
  const marks: Readonly<Record<string, (language: Language) => string>> = {
    overview: overviewPicture,
    states: statesPicture,
    errors: (language) => errorTable([english, newarch], errors, language),
    releases: (language) => releaseTable(descriptionIn(language), language),
    'v2-operations': (language) => operationTable(descriptionIn(language), changes, language),
    'v2-fields': (language) => fieldTable(changes, language),
  };
  return (mark, language) => (Object.hasOwn(marks, mark) ? marks[mark]?.(language) : undefined);
}

function readData(root: string, name: string) {
  return parse(readFileSync(join(root, 'docs/data', name), 'utf8'));
}
