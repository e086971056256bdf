import * as l10n from '@vscode/l10n';

/** The language of Lectern's texts as a BCP 47 tag: that of the translation in use, which may differ from VS Code's. */
export function displayLanguage(): string {
  return l10n.t({ message: 'en', comment: ['The BCP 47 tag of the language of these texts'] });
}

/** A number with its digits grouped as in the display language. */
export function grouped(count: number): string {
  return count.toLocaleString(displayLanguage());
}
