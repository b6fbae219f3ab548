// `npm start`: serves the mock on port 8300 and the documentation on port 8080, until Ctrl-C.
import { join } from 'node:path';
import { start } from './site/start.js';

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

process.exitCode = await start(
  process.argv.slice(2),
  join(import.meta.dirname, '..'),
  stop.signal,
  {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  },
);
