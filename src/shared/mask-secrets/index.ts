// Masking of secrets in texts that leave the program: logs, reports, journals and error messages.
export { maskSecrets } from './mask-secrets.js';
export { isSecretHeader } from './secret-names.js';
