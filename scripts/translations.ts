// `npm run translations`: checks the Japanese and Chinese translations of the description and the guides.
import { join } from 'node:path';
import { runTranslations } from './site/translation/command.js';

process.exitCode = runTranslations(process.argv.slice(2), join(import.meta.dirname, '..'), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
