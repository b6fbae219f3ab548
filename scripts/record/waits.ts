// What must hold before a recorded request is sent, by the name of its entry. Data.

/** One thing to wait for. Times are in milliseconds. */
export type Wait =
  /** Time passes. */
  | { readonly for: number }
  /** The changefeed has one of the states, at the latest after `atMost`. */
  | { readonly changefeed: string; readonly state: readonly string[]; readonly atMost: number }
  /** The changefeed is normal and its checkpoint has moved. */
  | { readonly advances: string }
  /** The changefeed is no longer found. */
  | { readonly gone: string }
  /** Tables of the changefeed are placed. Remembers one of them and a capture that does not have it. */
  | { readonly placed: string }
  /** The remembered table is on the remembered capture. */
  | { readonly moved: string }
  /** There is an owner again: which capture has which role is read anew. */
  | 'owner';

const state = (id: string, ...states: string[]): Wait => ({
  changefeed: id,
  state: states,
  atMost: 30_000,
});

const running = (id: string): readonly Wait[] => [
  { for: 300 },
  state(id, 'normal'),
  { advances: id },
  { for: 500 },
];

const stopped = (id: string): readonly Wait[] => [{ for: 300 }, state(id, 'stopped'), { for: 500 }];

const opened = (id: string): Wait => ({
  changefeed: id,
  state: ['normal', 'warning', 'failed'],
  atMost: 10_000,
});

/** The changefeeds that are created with odd spellings, by the name of the entries about them. */
const spellings: Readonly<Record<string, string>> = {
  case1: 'case1',
  trail1: 'trail1',
  dup1: 'dup1',
  null1: 'null1',
  bbbbbbbbb: 'b'.repeat(128),
  neg1: 'neg1',
  disp1: 'disp1',
  proto1: 'proto1',
  upper1: 'upper1',
  zone1: 'zone1',
  space1: 'space1',
  file1: 'file1',
  my1: 'my1',
  my2: 'my2',
};

const reelected: readonly Wait[] = [{ for: 6_000 }, 'owner', state('lc', 'normal'), { for: 1_000 }];

export const waits: Readonly<Record<string, readonly Wait[]>> = {
  'list with lc': running('lc'),
  'detail of lc after vain resume': [{ for: 500 }],
  'pause lc again': stopped('lc'),
  'detail of lc updated': [{ for: 500 }],
  'detail of lc resumed': running('lc'),
  ...Object.fromEntries(
    Object.entries(spellings).map(([name, id]) => [`detail of ${name}`, [opened(id)]]),
  ),
  'detail of case1': [{ for: 2_000 }, opened('case1')],
  'create tables': [{ gone: 'case1' }, { gone: 'trail1' }, { gone: 'dup1' }],
  'detail of tab1': [...running('tab1'), { placed: 'tab1' }],
  'detail of tab1 moved': [{ moved: 'tab1' }],
  'detail of tab1 rebalanced': [{ for: 2_000 }],
  'processor tab1 stopped, lc runs': stopped('tab1'),
  'drain no body': running('tab1'),
  'detail of fin1 finished': [
    { changefeed: 'fin1', state: ['finished'], atMost: 150_000 },
    { for: 500 },
  ],
  'detail of fin1 resumed': [{ for: 3_000 }],
  'delete fin1 again': [{ gone: 'fin1' }],
  'delete fin1 anew': running('fin1'),
  'resign with body': [{ gone: 'fin1' }],
  'list in the gap': [{ for: 20 }],
  'captures after resign': reelected,
  'captures after second resign': reelected,
  'status of the drained': [{ for: 3_000 }],
  'delete lc': [{ gone: 'tab1' }],
  'list at the end': [{ gone: 'lc' }],
};
