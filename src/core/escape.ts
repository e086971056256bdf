import { encodeWhole, wellFormed } from './wellFormed';

/**
 * Text escaped for Markdown, also at the start of a line and as the label of a link, with nothing left that Markdown (CommonMark
 * 0.31 with GFM, and marked 14 as VS Code has it) or HTML would read as markup, an address or an icon; line breaks become spaces. Brackets
 * and backticks become entities, since marked takes the backslash off them in labels and does not see it where emphasis ends. What can't be seen is shown (`visible`).
 */
export function escapeMarkdown(text: string): string {
  return visible(text)
    .replace(/\s+/g, ' ')
    .replace(/[\\*_|~&$@]/g, '\\$&')
    .replace(/[`[\]<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/(?<=https?|ftp):(?=\/\/)|(?<=www)\./gi, '\\$&')
    .replace(/^ ?[-+#=]/, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`)
    .replace(/^( ?\d+)(?=[.)])/, '$1\\');
}

/** Text as a code span of Markdown, on one line; backticks in it become apostrophes. */
export function codeSpan(text: string): string {
  const inside = visible(text).replace(/\s+/g, ' ').replace(/`/g, "'").trim();
  return inside === '' ? '' : `\`${inside}\``;
}

/** An address as the target of a Markdown link: what could end it early, or isn't part of an address (RFC 3986), is percent-encoded. */
export function linkTarget(url: string): string {
  return encodeAddress(url).replace(
    /[^\w.~:/?#@!$&'*+,;=%-]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** A URI with what it can't hold percent-encoded; half a surrogate pair, which `encodeURI` throws at, becomes U+FFFD. */
export function encodeAddress(url: string): string {
  return encodeWhole(url).replace(/%25(?=[\dA-Fa-f]{2})/g, '%');
}

/** Characters that are not seen and change how the text around them is: controls, directions, zero widths, tags. */
const UNSEEN =
  /[\p{Cc}\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|(?<![\p{L}\p{M}\p{Extended_Pictographic}])(?:\u200c|\u200d)|(?<=\p{Script=Latin})(?:\u200c|\u200d)/gu;

/** Text in which characters that can't be seen are shown by their number, `⟨U+202E⟩`; joiners within words of other scripts and in emoji stay. */
export function visible(text: string): string {
  return wellFormed(text).replace(UNSEEN, (sign) => {
    if (/\s/.test(sign) && sign !== '\ufeff') return sign;
    return `⟨U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}

declare const isShown: unique symbol;

/** Text that the editor may show as a plain label; `shown`, `withIcon` and `joined` make it. */
export type Shown = string & { readonly [isShown]: true };

/** What `shown` leaves as it is, in one look: letters of common scripts, and no icon. */
const PLAIN =
  /^(?:[ !"#%-~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u03ff\u0410-\u044f\u2010-\u2015\u2018-\u201f\u2026\u2192\u4e00-\u9fff]|\$(?!\())*$/;

/**
 * Text as a plain label of the editor, on one line: what can't be seen is shown (`visible`), and `$(name)`, of which some labels make an
 * icon, is kept apart by a word joiner, which has no width and which labels without icons do not show either. Twice is once.
 */
export function shown(text: string): Shown {
  if (PLAIN.test(text)) return text as Shown;
  const line = visible(text.replace(/\$\u2060+(?=\()/g, '$')).replace(/\s+/g, ' ');
  return line.replace(/\$(?=\()/g, '$\u2060') as Shown;
}

/** A label that begins with an icon of VS Code, by its name. */
export function withIcon(icon: string, text: string): Shown {
  return `$(${icon}) ${shown(text)}` as Shown;
}

/** Labels as one, with middle dots between them. */
export function joined(parts: readonly (Shown | undefined)[]): Shown {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ') as Shown;
}

/** Text of a notification or a status, where VS Code makes a link that runs any command of `[label](command:…)`; otherwise as `shown`. */
export function messageText(text: string): Shown {
  return shown(text).replace(/\]\(/g, '] (') as Shown;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as a page of Lectern’s own shows it in its HTML; what can't be seen is shown (`visible`). */
export function htmlText(text: string): string {
  return escapeHtml(visible(text));
}

/** Text escaped for HTML or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
