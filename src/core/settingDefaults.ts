/** The defaults of all settings under `lectern.`, the only place that names all of them; a test compares package.json with it. */
export const settingDefaults = {
  'corpus.bundled': true as boolean,
  'library.files': [] as readonly string[],
  'bibliography.file': '' as string,
  'bibliography.addOnCite': true as boolean,
  'bibliography.dialect': 'auto' as 'auto' | 'bibtex' | 'biblatex',
  'citation.latexCommand': '' as string,
  'citation.latexCommands': [] as readonly string[],
  'citation.markdownForm': 'bracketed' as 'bracketed' | 'inText',
  'citationKey.pattern': '[auth:lower][year][veryshorttitle:lower]' as string,
  'reference.style': 'apa' as string,
  'completion.titles': true as boolean,
  'suggestions.learn': true as boolean,
  'hover.mentions': true as boolean,
  'diagnostics.undefinedKeys': true as boolean,
  'diagnostics.duplicateKeys': true as boolean,
  'diagnostics.brokenEntries': true as boolean,
  'diagnostics.missingFields': true as boolean,
  'diagnostics.references': true as boolean,
  'diagnostics.unusedEntries': false as boolean,
  'diagnostics.uncitedMentions': false as boolean,
  'preview.enabled': true as boolean,
  'codeLens.citationCounts': false as boolean,
  'online.services': {} as Readonly<Record<string, string>>,
  'online.email': '' as string,
  'zotero.enabled': true as boolean,
  'zotero.address': 'http://127.0.0.1:23119' as string,
};

export type Settings = typeof settingDefaults;
export type SettingName = keyof Settings;

/** Whether a value has the type of a default; an array must contain only texts. */
export function isLike<T>(value: unknown, example: T): value is T {
  if (Array.isArray(example)) return Array.isArray(value) && value.every((item) => typeof item === 'string');
  return typeof value === typeof example && value !== null && Array.isArray(value) === Array.isArray(example);
}
