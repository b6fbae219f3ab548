// Puts JSON into scripts with every digit.

/** Converts JSON text to a JavaScript expression. Integers that a double may not hold become `bigint`. */
export function exactLiteral(json: string): string {
  return json
    .replaceAll(jsonToken, (token) => (isUnsafeInteger(token) ? `${token}n` : token))
    .replaceAll(
      unsafeInScript,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}

const jsonToken = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const unsafeInScript = /[<\u2028\u2029]/g;

function isUnsafeInteger(token: string): boolean {
  return /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token));
}
