// Files of certificates. The server that is played has none of the files that a request names.
import { type Refusal, wrapped } from '../refusal.js';
import type { RefusalTraits } from '../traits.js';

/** Paths; empty if not given. */
export interface CertificateFiles {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/** Returns the error about the first file that servers open. */
export function missingCertificate(traits: RefusalTraits, files: CertificateFiles): Refusal {
  const { ca, cert, key } = files;
  const opensPair = traits.keyPairFirst && cert !== '' && key !== '';
  const cause = opensPair
    ? `could not load client key pair: ${notFound(cert)}`
    : `could not read ca certificate: ${notFound(ca)}`;
  return wrapped(traits, 'CDC:ErrToTLSConfigFailed', 'generate tls config failed', cause);
}

/** Returns Go's error about a file that does not exist. */
export function notFound(path: string): string {
  return `open ${path}: no such file or directory`;
}
