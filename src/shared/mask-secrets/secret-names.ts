// The names that secrets have, what replaces a secret, and what stands for one.

/** Replaces a secret. */
export const mask = 'xxxxx';

const secretNames =
  /(?:authorization|bearer|cookie|jwt|pass(?:word|wd|phrase|code)|(?:^|db|user|root|admin|sql|sasl)pass|pwd|secret|sessionid|token|signature|^sig|credentials?|(?:access|account|api|auth|client|encryption|master|private|s(?:as|ecret|ession|hared|igning|sl|torage|ubscription)|tls)key)(?:hash|confirm(?:ation)?)?\d*$/;

/** Returns whether the values of a name are secret: a query parameter, JSON field, setting or header, also percent-encoded. */
export function isSecretName(name: string): boolean {
  const decoded = name.replace(/%([\da-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return secretNames.test(decoded.toLowerCase().replace(/[^a-z\d]/g, ''));
}

/** Returns whether a header may hold a secret. Its name says less than that of a setting, so more names count. */
export function isSecretHeader(name: string): boolean {
  return /auth|cookie|token|secret|key|pass|credential|signature/i.test(name);
}

/** Returns whether a value only stands for a secret: `$TICDC_PASSWORD`, `${TICDC_PASSWORD}`, `<secret>`, or a mask. */
export function isPlaceholder(value: string): boolean {
  return /^\$\{?[A-Z][A-Z_]*\}?$|^<[\w -]+>$|^x+$/.test(value);
}
