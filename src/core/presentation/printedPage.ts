import { displayLanguage } from '../displayLanguage';
import { escapeHtml } from '../escape';

/** What a page to be printed is made of: `body` is HTML in which all text is escaped, `css` the text of its style, `nonce` a word that nobody can guess. */
export interface PrintedContent {
  readonly title: string;
  readonly body: string;
  readonly css: string;
  readonly nonce: string;
}

/** A whole page for a browser, which loads nothing, and opens the browser's own dialog to print it when it is there. */
export function printedPage({ title, body, css, nonce }: PrintedContent): string {
  return `<!DOCTYPE html>
<html lang="${displayLanguage()}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style nonce="${nonce}">
${css}</style>
</head>
<body>
${body}
<script nonce="${nonce}">addEventListener('load', () => print());</script>
</body>
</html>
`;
}
