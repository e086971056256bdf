/**
 * Text as it stands inside Markdown, also at the start of a line and as the label of a link, with nothing left that Markdown (CommonMark
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

/** An address as the target of a Markdown link: what could end it early, or is no part of an address (RFC 3986), is percent-encoded. */
export function linkTarget(url: string): string {
  return encodeAddress(url).replace(
    /[^\w.~:/?#@!$&'*+,;=%-]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** A URI with what it can't hold percent-encoded; half a surrogate pair, which `encodeURI` throws at, becomes U+FFFD. */
export function encodeAddress(url: string): string {
  return encodeURI(wellFormed(url)).replace(/%25(?=[\dA-Fa-f]{2})/g, '%');
}

/** Text in which half a surrogate pair is U+FFFD. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
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

/** Text as a label or a detail of a pick, where VS Code reads `$(name)` as an icon; what can't be seen is shown (`visible`). */
export function pickText(text: string): string {
  return visible(text).replace(/\$\(/g, '\\$(');
}

/** Text of a notification, where VS Code makes a link that runs any command of `[label](command:…)`; what can't be seen is shown (`visible`). */
export function messageText(text: string): string {
  return visible(text).replace(/\]\(/g, '] (');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it stands inside HTML or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
