// The speed of the codec beside JSON and lossless-json: a list of 10,000 changefeeds, and request bodies of 1,000 rules.
import { parse } from 'lossless-json';
import { calls } from '../../../generated/client.js';
import type { Row } from '../sandbox/figures.js';
import { importOurs } from './ours.js';
import { medians } from './side-by-side.js';

export const codecHead = ['', 'JSON', 'ours', 'ours / JSON', 'lossless-json / ours'];

const count = 10_000;
/** Encodings in one measurement: one is too short. */
const repeats = 20;

function list(stringifyJson: (value: unknown, options: { indent: number }) => string): string {
  const items = Array.from({ length: count }, (_, index) => ({
    upstream_id: 7165312876530000000n + BigInt(index),
    namespace: 'default',
    id: `changefeed-${index}`,
    state: 'normal',
    checkpoint_tso: 426921294362574849n + BigInt(index),
    checkpoint_time: '2021-08-10 14:04:54.242',
    error: null,
  }));
  return stringifyJson(items, { indent: 4 });
}

/** Measures decoding and encoding. */
export async function measureCodec(): Promise<Row[]> {
  const { parseJson, stringifyJson } = await importOurs();
  const text = list(stringifyJson);
  const shape = calls.listChangefeeds.success[200]?.shape;
  const decoded = await medians(61, {
    json: () => JSON.parse(text),
    ours: () => parseJson(text, shape),
    lossless: () => parse(text),
  });
  const ratio = decoded.ours / decoded.json;
  const faster = decoded.lossless / decoded.ours;
  const rows: Row[] = [
    {
      cells: [
        `decode ${count} changefeeds`,
        ms(decoded.json),
        ms(decoded.ours),
        ratio.toFixed(2),
        faster.toFixed(2),
      ],
      target: { text: 'at most 2, at least 1.5', met: ratio <= 2 && faster >= 1.5 },
    },
  ];
  const rules = Array.from({ length: 1_000 }, (_, index) => `shop_${index}.orders_${index}*`);
  const feed = { changefeed_id: 'a', sink_uri: 'blackhole://', start_ts: 1 };
  const dispatchers = rules.map((rule) => ({ matcher: [rule], dispatcher: 'ts' }));
  const bodies = {
    'filter rules': { ...feed, filter_rules: rules },
    dispatchers: { ...feed, sink_config: { dispatchers } },
  };
  for (const [name, body] of Object.entries(bodies)) {
    const times = (encode: () => string) => () => {
      for (let repeat = 0; repeat < repeats; repeat += 1) encode();
    };
    const { json, ours } = await medians(101, {
      json: times(() => JSON.stringify(body)),
      ours: times(() => stringifyJson(body, { shape: calls.createChangefeed.request })),
    });
    rows.push({
      cells: [
        `encode 1,000 ${name}`,
        ms(json / repeats),
        ms(ours / repeats),
        (ours / json).toFixed(2),
        '',
      ],
      target: { text: 'at most 2', met: ours / json <= 2 },
    });
  }
  return rows;
}

const ms = (milliseconds: number) => `${milliseconds.toPrecision(2)} ms`;
