import * as l10n from '@vscode/l10n';

/** The language of the texts that Lectern shows, as a BCP 47 tag: that of the translation that is used, which need not be VS Code's. */
export function displayLanguage(): string {
  return l10n.t({ message: 'en', comment: ['The BCP 47 tag of the language of these texts'] });
}

/** A number with its digits grouped as the display language does. */
export function grouped(count: number): string {
  return count.toLocaleString(displayLanguage());
}
