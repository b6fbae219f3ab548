// The escapes of JSON strings.

/** The characters after a backslash, except `u`, and what they stand for. */
export const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
