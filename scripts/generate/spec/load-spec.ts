// Loads the spec and checks the documents made from it.

import type { JsonObject } from '../../../src/shared/json.js';
import { checkIntegers, type Defect } from '../validate/check-integers.js';
import { checkOperations } from '../validate/check-operations.js';
import { lintStructure } from '../validate/lint-structure.js';
import { validateExamples } from '../validate/validate-examples.js';
import { bundle } from './bundle.js';
import { toCodegen } from './codegen.js';
import { toOpenApi31 } from './openapi-3.1.js';
import { applyOverlay } from './overlay.js';
import { readSpec, type Spec } from './read-spec.js';
import { type SourceMap, SpecError } from './source-map.js';

const NEWARCH = 'overlays/newarch.yaml';

/** The forms of the description. Each is valid OpenAPI with examples that match their schemas. */
export interface LoadedSpec {
  /** OpenAPI 3.0.3, the classic servers. */
  readonly document: JsonObject;
  /** The same in OpenAPI 3.1. */
  readonly document31: JsonObject;
  /** OpenAPI 3.0.3, the new architecture. */
  readonly next: JsonObject;
  /** Both for strict generators of code. */
  readonly codegen: JsonObject;
  readonly codegenNext: JsonObject;
  readonly sources: SourceMap;
}

/**
 * Reads, joins and checks the spec.
 * @param specRoot The folder with `openapi.yaml`.
 * @throws {SpecError} for every defect, with file and line.
 */
export async function loadSpec(specRoot: string): Promise<LoadedSpec> {
  const spec = readSpec(specRoot);
  const { sources } = spec;
  const document = bundle(spec);
  await check(document, sources);
  refuse(checkOperations(document), document, sources);
  const next = applyNewarch(document, spec);
  await check(next, sources);
  const document31 = toOpenApi31(document);
  refuse(await lintStructure(document31), document, sources);
  const [codegen, codegenNext] = [toCodegen(document), toCodegen(next)];
  for (const one of [codegen, codegenNext]) refuse(await lintStructure(one), document, sources);
  return { document, document31, next, codegen, codegenNext, sources };
}

/** Checks the structure first, because the other checks rely on it. */
async function check(document: JsonObject, sources: SourceMap): Promise<void> {
  refuse(await lintStructure(document), document, sources);
  refuse(checkIntegers(document), document, sources);
  refuse(validateExamples(document), document, sources);
}

function refuse(defects: readonly Defect[], document: JsonObject, sources: SourceMap): void {
  if (defects.length === 0) return;
  throw new SpecError(
    defects.map(({ pointer, message }) => ({
      location: sources.locate(document, pointer),
      message,
    })),
  );
}

function applyNewarch(document: JsonObject, spec: Spec): JsonObject {
  const overlay = spec.files.get(NEWARCH);
  if (overlay) return applyOverlay(document, overlay, spec.sources);
  const location = { file: `${spec.name}/${NEWARCH}`, line: 1 };
  const message = 'the overlay is missing: it is needed for openapi.newarch.json';
  throw new SpecError([{ location, message }]);
}
