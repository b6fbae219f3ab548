// `npm run bench:client`: size and speed of the client beside openapi-fetch alone and the clients that hey-api and orval generate.
// CALLS=1000 sends fewer calls.
import { callsHead, measureCalls } from './bench/client/calls.js';
import { codecHead, measureCodec } from './bench/client/codec.js';
import { generateOthers } from './bench/client/others.js';
import { measureSizes, sizeHead } from './bench/client/size.js';
import { formatRows } from './bench/sandbox/figures.js';

const calls = Number(process.env.CALLS ?? 10_000);
const say = (line: string) => process.stderr.write(`${line}\n`);
const show = (text: string) => process.stdout.write(text);

say('Generating the other clients ...');
generateOthers();
show('Bundled for a browser, minified, gzipped\n\n');
show(formatRows(sizeHead, await measureSizes()));
say('Codec ...');
show(`\nThe codec, medians, Node ${process.version}\n\n`);
show(formatRows(codecHead, await measureCodec()));
say(`${calls} calls of each client ...`);
show('\nCalls, medians, keep-alive, a sandbox without latency\n\n');
show(formatRows(callsHead, await measureCalls(calls)));
