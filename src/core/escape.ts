/**
 * Text as it stands inside Markdown, also at the start of a line, with nothing left that Markdown (CommonMark 0.31 with GFM) or HTML
 * would read as markup; line breaks become spaces. What is no markup stays, so that it reads well as it is.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>|~&$@]/g, '\\$&')
    .replace(/^ ?[-+#=]/, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`)
    .replace(/^( ?\d+)(?=[.)])/, '$1\\');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it stands inside HTML or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
