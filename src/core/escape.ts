import { encodeWhole, wellFormed } from './wellFormed';

/**
 * Escapes text for Markdown, also at the start of a line and in a link's label, so that neither Markdown (CommonMark 0.31 with GFM, and
 * marked 14 as used by VS Code) nor HTML reads markup, an address or an icon in it. Line breaks become spaces. Brackets and backticks
 * become entities, since marked removes their backslashes in labels and ignores them where emphasis ends. Invisible characters are shown
 * (`visible`).
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

/** Text as a Markdown code span on one line, with backticks as apostrophes; '' for blank text. */
export function codeSpan(text: string): string {
  const inside = visible(text).replace(/\s+/g, ' ').replace(/`/g, "'").trim();
  return inside === '' ? '' : `\`${inside}\``;
}

/**
 * An address as the target of a Markdown link; characters that could end it, or aren't allowed in an address (RFC 3986), are
 * percent-encoded.
 */
export function linkTarget(url: string): string {
  return encodeAddress(url).replace(
    /[^\w.~:/?#@!$&'*+,;=%-]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** A URI with disallowed characters percent-encoded; lone surrogates, for which `encodeURI` throws, become U+FFFD. */
export function encodeAddress(url: string): string {
  return encodeWhole(url).replace(/%25(?=[\dA-Fa-f]{2})/g, '%');
}

/** Invisible characters that change how the text around them appears: controls, directions, zero widths, tags. */
const UNSEEN =
  /[\p{Cc}\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|(?<![\p{L}\p{M}\p{Extended_Pictographic}])(?:\u200c|\u200d)|(?<=\p{Script=Latin})(?:\u200c|\u200d)/gu;

/** Text with invisible characters shown by their number, `⟨U+202E⟩`; joiners within words of other scripts and in emoji are kept. */
export function visible(text: string): string {
  return wellFormed(text).replace(UNSEEN, (sign) => {
    if (/\s/.test(sign) && sign !== '\ufeff') return sign;
    return `⟨U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}

declare const isShown: unique symbol;

/** Text that is safe as a plain label of the editor; made by `shown`, `withIcon` and `joined`. */
export type Shown = string & { readonly [isShown]: true };

/** Text that `shown` returns unchanged, found in one test: letters of common scripts, and no icon. */
const PLAIN =
  /^(?:[ !"#%-~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u03ff\u0410-\u044f\u2010-\u2015\u2018-\u201f\u2026\u2192\u4e00-\u9fff]|\$(?!\())*$/;

/**
 * Text as a plain label of the editor, on one line. Invisible characters are shown (`visible`), and `$(name)`, which some labels turn into
 * an icon, is split by a word joiner, which is invisible. Idempotent.
 */
export function shown(text: string): Shown {
  if (PLAIN.test(text)) return text as Shown;
  const line = visible(text.replace(/\$\u2060+(?=\()/g, '$')).replace(/\s+/g, ' ');
  return line.replace(/\$(?=\()/g, '$\u2060') as Shown;
}

/** A label that begins with the VS Code icon of this name. */
export function withIcon(icon: string, text: string): Shown {
  return `$(${icon}) ${shown(text)}` as Shown;
}

/** Joins labels with middle dots; undefined and empty ones are skipped. */
export function joined(parts: readonly (Shown | undefined)[]): Shown {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ') as Shown;
}

/**
 * Text for a notification or status, where VS Code makes links that can run any command from `[label](command:…)`; otherwise like `shown`.
 */
export function messageText(text: string): Shown {
  return shown(text).replace(/\]\(/g, '] (') as Shown;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text escaped for HTML pages of Lectern, with invisible characters shown (`visible`). */
export function htmlText(text: string): string {
  return escapeHtml(visible(text));
}

/** Text escaped for HTML, including quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
