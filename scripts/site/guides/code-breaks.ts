// Where code in the text may break on narrow pages: between the parts of long names, never within a word or behind the hyphens of an option.

/** Code of this many characters or fewer stays on one line: in a table this is a column of about 150 pixels. */
const longestWhole = 20;

/** A name that would make a column too wide. */
const longName = /[^\s<>&]{21,}/g;

/** Where a path may break. */
const jointOfPath = /(?<=[\w}])(?=\/)/g;

/** Where an error code such as `CDC:ErrChangeFeedNotExists` may break: its words begin with capitals. */
const jointOfCode = /(?<=:)|(?<=[a-z])(?=[A-Z][a-z])/g;

/** Where other names may break: after `_` and `.`. */
const joint = /(?<=[\w\]]_)(?=\w)|(?<=[A-Za-z\]]\.)(?=[A-Za-z])/g;

/** Where JSON without spaces may break: before a text that is a key or a value. */
const jointOfJson = /(?<=[,:])(?=&quot;)/g;

/** An option such as `--type-mappings`: browsers would break it after its first hyphens. */
const option = /(?<![\w-])--[\w-]{1,30}/g;

/** An option behind a Japanese word or a full-width mark: a line may not begin with a hyphen by itself. */
const optionBehindWord =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー、。，；：])(?=<code[^>]*>-)/gu;

/** Returns rendered HTML in which short code and options stay whole, and long names may break at their joints. */
export function withCodeBreaks(html: string): string {
  return html
    .replaceAll(optionBehindWord, '<wbr>')
    .replaceAll(
      /<pre[\s>].*?<\/pre>|<code(?: v-pre(?:="")?)?>([^<]*)<\/code>/gs,
      (found, text?: string) => {
        if (text === undefined) return found.replaceAll(/>[^<]+</g, withWholeOptions);
        const isWhole = text.replaceAll(/&\w+;/g, '.').length <= longestWhole;
        return isWhole
          ? `<code v-pre class="whole">${text}</code>`
          : `<code v-pre>${withWholeOptions(text.replaceAll(jointOfJson, '<wbr>').replaceAll(longName, withJoints))}</code>`;
      },
    );
}

function withJoints(name: string): string {
  const place = name.includes('/') ? jointOfPath : name.includes(':Err') ? jointOfCode : joint;
  return name.replaceAll(place, '<wbr>');
}

function withWholeOptions(text: string): string {
  return text.replaceAll(option, '<span class="whole">$&</span>');
}
