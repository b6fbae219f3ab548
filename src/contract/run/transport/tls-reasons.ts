// Why a TLS connection fails, in words: what the server said (its alert) or what this side found.

/** The alerts of TLS (RFC 8446, section 6) that a server sends because of its configuration or this side's, by number. */
const alerts: ReadonlyMap<number, string> = new Map([
  [40, 'no common TLS settings, or it requires a client certificate (--cert and --key)'],
  [42, 'it refuses the client certificate as bad'],
  [43, 'it does not support this type of client certificate'],
  [44, 'the client certificate is revoked'],
  [45, 'the client certificate has expired'],
  [46, 'it does not accept the client certificate'],
  [48, 'it does not know the authority of the client certificate (--cert)'],
  [49, 'it denies access to the client certificate'],
  [51, 'it cannot verify the client certificate: do --cert and --key belong together?'],
  [70, 'it supports only versions of TLS that are too old or too new'],
  [71, 'it requires stronger encryption'],
  [80, 'it has an internal TLS error; its log says more'],
  [112, 'it serves no certificate for this host name'],
  [116, 'it requires a client certificate; give --cert and --key'],
  [120, 'it does not offer HTTP/1.1 over TLS'],
]);

/** What OpenSSL finds on this side, by a part of its message. */
const problems: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [
    /wrong version number|packet length too long|record layer failure|http request|unknown protocol/,
    'it does not speak TLS; try http in place of https',
  ],
  [
    /unsupported protocol|no protocols available/,
    'it supports only versions of TLS that are too old',
  ],
  [/dh key too small|ee key too small|ca md too weak|unsafe legacy/, 'its encryption is too weak'],
  [
    /bad decrypt|interrupted or cancelled|missing passphrase/i,
    'the key (--key) is encrypted; decrypt it first with openssl pkey',
  ],
  [/key values mismatch/, 'the key (--key) does not belong to the certificate (--cert)'],
];

/** Returns the reason of a failed TLS connection, or undefined if the message says nothing of TLS. */
export function tlsReason(message: string): string | undefined {
  const [, number] = /SSL alert number (\d+)/.exec(message) ?? [];
  if (number !== undefined) {
    return alerts.get(Number(number)) ?? `it ended TLS with alert ${number}`;
  }
  return problems.find(([pattern]) => pattern.test(message))?.[1];
}
