// `npm run record -- <url>`: records what a TiCDC server without changefeeds responds, as JSON on stdout.
import { setTimeout as sleep } from 'node:timers/promises';
import { maskSecrets } from '../src/shared/mask-secrets/index.js';
import { record } from './record/record.js';
import { printRecording, readRecording } from './record/recording.js';

const [url] = process.argv.slice(2);
if (url === undefined || !/^http:\/\//.test(url)) {
  process.stderr.write('Usage: npm run --silent record -- http://<host>:<port> > recording.json\n');
  process.exitCode = 2;
} else {
  const pass = async (milliseconds: number) => void (await sleep(milliseconds));
  try {
    const recording = await record({ url, pass }, readRecording('classic-8.5.7').entries);
    process.stdout.write(printRecording(recording));
  } catch (error) {
    process.stderr.write(
      `record: ${maskSecrets(error instanceof Error ? error.message : String(error))}\n`,
    );
    process.exitCode = 1;
  }
}
