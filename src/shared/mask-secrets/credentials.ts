// Credentials of HTTP and of curl lines.
import { isPlaceholder, mask } from './secret-names.js';

/** `Basic dXNlcjpwdw==`, but not the words "basic authentication" and the challenge `Basic realm="..."`. */
const scheme =
  /\b(basic|bearer|digest|negotiate)(\s+)(?!auth|realm|scheme|token\b)((?:[\w+/.~:=-]*(?:basic|bearer|digest|negotiate)\s+)*[\w+/.~:=-]{4,})/gi;

/** `--user name:password`, in quotes or not. Spaces and `=` end before the value, so that no part is read twice. */
const userOption =
  /((?:^|\s)(?:-u|--user|-U|--proxy-user)[ =]*(?![ =]))(?:(["'])([^"':]*):([^"']+)|([^\s"':]*):([^\s"']+))/g;

/** Masks credentials wherever they stand in a text. */
export function maskCredentials(text: string): string {
  return text
    .replace(scheme, `$1$2${mask}`)
    .replace(
      userOption,
      (
        whole: string,
        option: string,
        quote: string | undefined,
        quotedUser: string | undefined,
        quoted: string | undefined,
        user: string | undefined,
        bare: string | undefined,
      ) =>
        isPlaceholder(quoted ?? bare ?? '')
          ? whole
          : `${option}${quote ?? ''}${quotedUser ?? user}:${mask}`,
    )
    .replace(scheme, `$1$2${mask}`);
}
