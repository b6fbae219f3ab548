// Makes the script of the reference pages from Redoc's: one classic script for all languages, which also works from file://.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Label, labels } from './labels.js';
import { exactStringifyScript, noCookieScript, wholePageScript } from './page-scripts.js';

/** An expected piece of Redoc's script, and what stands in its place. */
interface Edit {
  readonly found: string;
  readonly wanted: string;
  /** How often \`found\` occurs; once if not given. */
  readonly times?: number;
}

/** Labels for what has no words in Redoc: the switch of colours is called by the present ones, extensions by their keys. */
const ownLabels = [
  'Change color mode',
  'successor',
  'releases',
  'undocumented',
  'Show {}',
  'Hide {}',
];

/** The function that looks up a label; defined by `labelScript`. */
const lookUp = (english: string) => `redocLabel(\`${english}\`)`;

/** A label that Redoc does not look up, together with the code around it that makes it unique. */
const literal = (before: string, english: string, after: string): Edit => ({
  found: `${before}\`${english}\`${after}`,
  wanted: `${before}${lookUp(english)}${after}`,
});

/** Code for "Show 3 variables": other languages have the verb behind. */
const withVerb = (verb: 'Show' | 'Hide', what: string) =>
  `${lookUp(`${verb} {}`)}.replace(\`{}\`,${what})`;

/** The label of a link to a heading, whose words are in a variable. */
const anchorLabel = (variable: string, times: number): Edit => ({
  found: `\`link to \${${variable}}\``,
  wanted: `redocLabel(\`link to {}\`).replace(\`{}\`,${variable})`,
  times,
});

const edits: readonly Edit[] = [
  // Redoc's interface for translations: it returns the default, which is the English label.
  {
    found: 'useTranslate:()=>({translate:(e,t)=>(typeof t==`string`?t:t?.defaultValue)||e||``})',
    wanted:
      'useTranslate:()=>({translate:(e,t)=>redocLabel((typeof t==`string`?t:t?.defaultValue)||e||``)})',
  },
  literal('`p`,{children:', 'API docs by', '}'),
  literal('alt:', 'redocly logo', ''),
  literal('placeholder:', 'Search docs...', ','),
  literal('children:', 'No results', '}'),
  literal('children:', 'Search endpoints, schemas, and more...', '}'),
  literal('text:', 'to navigate', '}'),
  literal('text:', 'to select', '}'),
  literal('text:', 'to exit', '}'),
  literal('onClick:e,children:', 'Cancel', '}'),
  literal('"aria-label":', 'Response status', ','),
  literal('"aria-label":', 'Open in new tab', ','),
  literal('"aria-label":', 'Copy', ','),
  { found: 'children:[t.substring(2),`: `]', wanted: 'children:[redocLabel(t.substring(2)),`: `]' },
  // A list of examples is called by the chosen one, which it shows.
  { found: '"aria-label":`Example`,', wanted: '' },
  literal('"aria-label":', 'Collapse all', ','),
  literal('"aria-label":', 'collapse', ','),
  {
    found: 'n(e)},"aria-label":t,size:`small`',
    wanted: 'n(e)},"aria-label":redocLabel(`Change color mode`),size:`small`',
  },
  {
    found: '"aria-label":e?`Close navigation menu`:`Open navigation menu`',
    wanted: `"aria-label":e?${lookUp('Close navigation menu')}:${lookUp('Open navigation menu')}`,
  },
  {
    found: '"aria-label":n?`Show sidebar`:`Hide sidebar`',
    wanted: `"aria-label":n?${lookUp('Show sidebar')}:${lookUp('Hide sidebar')}`,
  },
  anchorLabel('e', 4),
  anchorLabel('t', 1),
  anchorLabel('p', 1),
  anchorLabel('w', 2),
  anchorLabel('u', 1),
  anchorLabel('n', 1),
  { found: 'children:`Array [`', wanted: `children:${lookUp('Array [')}`, times: 4 },
  literal('{key:LI,lang:`json`,title:', 'Payload', '}'),
  literal('{key:`payload`,label:', 'Payload', ','),
  literal('n(Kb(', 'characters', ','),
  literal('n(Kb(', 'items', ','),
  literal('return t===1?', 'non-empty', ':'),
  literal('e.uniqueItems&&t.push(', 'unique', ')'),
  literal('(i+=', ' or null', ')'),
  {
    found: `{return\`\${e?.startsWith(\`Array\`)?\`Items \`:\`\`}\${t===1?\`Value:\`:\`Enum:\`}\`}`,
    wanted: `{return t===1?${lookUp('Value:')}:${lookUp('Enum:')}}`,
  },
  literal('{label:', 'Enum:', ','),
  {
    found: 'Kb(r===1&&i===1?`property`:`properties`,r,i)',
    wanted: `Kb(${lookUp('properties')},r,i)`,
  },
  { found: 'r=`Array of `', wanted: `r=${lookUp('Array of ')}`, times: 2 },
  // The buttons that show and hide the variables of a server, and the properties of an object.
  {
    found: `a=\`\${r||\`\`} \${t(i,i)}\``,
    wanted: `a=\`\${r||\`\`}\${redocLabel(\` \`)}\${t(i,i)}\``,
  },
  {
    found: `expandText:\`\${t(\`actions.show\`,\`Show\`)} \${a}\`,hideText:\`\${t(\`actions.hide\`,\`Hide\`)} \${a}\``,
    wanted: `expandText:${withVerb('Show', 'a')},hideText:${withVerb('Hide', 'a')}`,
  },
  {
    found: `if(!a)return\`\${i} \${r?r(\`details\`,\`details\`):\`details\`}\``,
    wanted: `if(!a)return ${withVerb('Show', lookUp('details'))}`,
  },
  { found: 'u=[i];return o!==1&&', wanted: 'u=[];return o!==1&&' },
  {
    found: 'u.push(l),u.join(` `)}',
    wanted: `u.push(l),${withVerb('Show', 'u.join(redocLabel(` `))')}}`,
  },
  // The name of properties that a schema does not name.
  { found: '||`property name`)+`*`', wanted: `||${lookUp('property name')})+\`*\`` },
  { found: '(r[`property name*`]=', wanted: `(r[${lookUp('property name')}+\`*\`]=` },
  // Without a worker, which would need `unsafe-eval`. Chinese and Japanese have no spaces, so their words are found inside of runs.
  {
    found: 'function ZDe(){if(typeof window>`u`',
    wanted: 'function ZDe(){return!1;if(typeof window>`u`',
  },
  {
    found: 'tokenize:`forward`,context:{depth:2,resolution:9}',
    wanted: '...globalThis.redocSearch??{tokenize:`forward`,context:{depth:2,resolution:9}}',
  },
  // The operations of all groups are shown, not of the opened one alone: for printing, and for the browser's own search.
  { found: 'shouldRenderOps:e.sectionId===u||', wanted: 'shouldRenderOps:!0||e.sectionId===u||' },
  { found: '{return t?t===e||t.startsWith(e+`/`):!1}', wanted: '{return!0}' },
  // So the button that opens a group has no effect, and the list of its operations may be whole.
  { found: '!s&&d&&(0,V.jsxs)(FU,', wanted: '!1&&(0,V.jsxs)(FU,' },
  { found: 'var GF=8,', wanted: 'var GF=1/0,' },
  // Paths in that list may break before each slash.
  {
    found: '(0,V.jsx)(XF,{children:e.title}),e.badges',
    wanted:
      '(0,V.jsx)(XF,{children:e.title.split(/(?=\\/)/).flatMap(e=>[(0,V.jsx)(`wbr`,{},e),e])}),e.badges',
  },
];

/** Replaces the image from Redocly's servers in the link to its site. */
const logo = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="46" height="12"><text y="10" font-family="sans-serif" font-size="11" fill="#767b85">Redocly</text></svg>',
)}`;
const logoAddresses = /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(?:-full)?\.svg/g;

/** What is known to modules alone. The code that uses it starts workers, which the pages do not. */
const moduleFacts = /import\.meta\.(?:url|dirname)/g;

const exported = /export\{RedocStandalone,hydrate,init\};\s*$/;

const labelScript = 'globalThis.redocLabel=(english)=>globalThis.redocLabels?.[english]??english;';

/** Reads Redoc's script from @redocly/cli and makes the script of the pages. It defines `Redoc.hydrate`. */
export async function redocScript(): Promise<string> {
  const manifest = createRequire(import.meta.url).resolve('@redocly/cli/package.json');
  const file = join(dirname(manifest), 'lib/chunks/redoc.standalone.js');
  return editRedoc(await readFile(file, 'utf8'), labels);
}

/**
 * Returns Redoc's script with all edits.
 * @throws {Error} if the script has not the expected pieces, or not each label.
 */
export function editRedoc(script: string, known: readonly Label[]): string {
  const absent = known.filter(
    ({ en }) => !ownLabels.includes(en) && !script.includes(`\`${en.replace('{}', '')}`),
  );
  if (absent.length > 0) {
    throw changed(`the labels ${absent.map(({ en }) => JSON.stringify(en)).join(', ')}`);
  }
  if (!exported.test(script)) throw changed(`the end ${exported.source}`);
  const edited = edits.reduce((text, { found, wanted, times = 1 }) => {
    const parts = text.split(found);
    if (parts.length === times + 1) return parts.join(wanted);
    throw changed(`${JSON.stringify(found)} ${times} times, not ${parts.length - 1}`);
  }, script);
  const page = edited
    .replaceAll(logoAddresses, logo)
    .replaceAll(moduleFacts, 'document.baseURI')
    .replace(exported, 'globalThis.Redoc={hydrate};');
  return [exactStringifyScript, noCookieScript, wholePageScript, labelScript, `{${page}}`].join(
    '\n',
  );
}

function changed(expected: string): Error {
  return new Error(
    `Redoc's script has changed: expected ${expected}. ` +
      'Adapt scripts/site/reference/ to the version of @redocly/cli in package.json.',
  );
}
