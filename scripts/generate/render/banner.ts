// The sentence that marks every generated file.

export const banner =
  'Generated from spec/openapi.yaml by scripts/generate.ts. Do not edit: change the spec and run "npm run generate".';
