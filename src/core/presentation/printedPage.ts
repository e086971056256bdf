import { displayLanguage } from '../displayLanguage';
import { escapeHtml } from '../escape';

/** The parts of a printable page: `body` is HTML with all text escaped, `css` the text of its style sheet, `nonce` an unguessable word. */
export interface PrintedContent {
  readonly title: string;
  readonly body: string;
  readonly css: string;
  readonly nonce: string;
}

/** A complete page for a browser, which loads no other resources and opens the print dialog once loaded. */
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
