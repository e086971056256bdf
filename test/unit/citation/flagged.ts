import assert from 'node:assert/strict';
import { provesUndefined } from '../../../src/core/bibliography/certainty';
import { findBibliographies } from '../../../src/core/bibliography/findBibliographies';
import { aliases } from '../../../src/core/bibtex/meaning/inherit';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import { syntaxFor } from '../../../src/core/citation/forLanguage';
import { labelsIn } from '../../../src/core/citation/labels';
import { importLibrary } from '../../../src/core/import/importLibrary';
import { indexEntries, referencesOf } from '../../../src/core/library/manuscriptReferences';
import { keySuggester } from '../../../src/core/library/nearestKeys';

const languages: Readonly<Record<string, string>> = { tex: 'latex', md: 'markdown', qmd: 'quarto', Rmd: 'rmd', typ: 'typst' };
const languageOf = (name: string): string => languages[name.split('.').at(-1) ?? ''] ?? '';
const base = 'file:///w/';

/** The keys of a document's manuscript, a project in memory, that would be reported as undefined. */
export async function flaggedIn(project: Readonly<Record<string, string>>, name: string): Promise<readonly string[]> {
  const pathOf = (uri: string): string => decodeURIComponent(uri.slice(base.length));
  const files = {
    read: async (uri: string) => project[pathOf(uri)],
    exists: async (uri: string) => pathOf(uri) in project,
    list: async (folder: string) =>
      Object.keys(project)
        .map((one) => base + encodeURI(one))
        .filter((uri) => uri.slice(0, uri.lastIndexOf('/')) === folder),
  };
  const document = { uri: base + encodeURI(name), languageId: languageOf(name), text: project[name] ?? '' };
  const found = await findBibliographies(document, files, { workspaceFolders: ['file:///w'] });
  const texts = found.bibliographies.flatMap(({ uri, exists }) => (exists ? [[uri, project[pathOf(uri)] ?? ''] as const] : []));
  const entries = texts.flatMap(([uri, text]) =>
    uri.endsWith('.bib')
      ? parseBibtex(text).entries.map((entry) => ({ key: entry.key, aliases: aliases(entry) }))
      : importLibrary(text, uri).papers.map(({ citationKey: key }) => ({ key, aliases: [] })),
  );
  const inMyst = found.bibliographies.some(
    ({ from, by }) => /\/myst\.ya?ml$/.test(from?.uri ?? '') || (by === 'project' && 'myst.yml' in project),
  );
  const uris = [...new Set([document.uri, ...found.includedFiles.map(({ uri }) => uri)])];
  const citing = uris.map((uri) => {
    const syntax = syntaxFor(languageOf(uri), uri) ?? assert.fail(`no syntax for ${uri}`);
    const text = project[pathOf(uri)] ?? '';
    const labels = labelsIn(syntax.id, text);
    return {
      uri,
      citations: syntax.citations(text),
      ...(syntax.id !== 'latex' && { labels: labels.names, open: labels.open || inMyst }),
    };
  });
  const near = keySuggester(entries.map(({ key }) => key));
  const references = referencesOf(citing, indexEntries(entries), {
    inlineKeys: found.inlineKeys.map(({ key }) => key),
    nocite: found.nocite,
    foldCase: found.dialect === 'bibtex',
    labelKinds: found.labelKinds ?? [],
    isNear: (key) => near(key, 1).length > 0,
  });
  const isSure = provesUndefined(found, new Set(texts.map(([uri]) => uri)));
  return isSure ? references.undefined.map(({ key }) => key) : [];
}
