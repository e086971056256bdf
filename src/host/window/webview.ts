import * as vscode from 'vscode';
import { displayLanguage } from '../../core/displayLanguage';
import { escapeHtml, shown } from '../../core/escape';

export interface WebviewContent {
  /** Names `media/NAME.css` and `media/NAME.js`. */
  readonly name: string;
  readonly title: string;
  /** HTML in which all text is escaped. */
  readonly body: string;
  /** Texts that the script shows, by name. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** A complete page that loads only its own style and script: no inline code, no network. */
export function webviewPage(webview: vscode.Webview, extensionUri: vscode.Uri, { name, title, body, texts = {} }: WebviewContent): string {
  const file = (ending: string): string => webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'media', `${name}.${ending}`)).toString();
  const nonce = randomWord();
  return `<!DOCTYPE html>
<html lang="${displayLanguage()}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'; font-src ${webview.cspSource}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${file('css')}">
<title>${escapeHtml(shown(title))}</title>
</head>
<body data-texts="${escapeHtml(JSON.stringify(texts))}">
${body}
<script nonce="${nonce}" src="${file('js')}"></script>
</body>
</html>`;
}

/** 32 unguessable letters and digits. */
export function randomWord(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
