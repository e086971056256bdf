import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { aliases } from '../../core/bibtex/meaning/inherit';
import type { Entry, Field } from '../../core/bibtex/reading/entry';
import { normaliseArxivId, normaliseDoi } from '../../core/corpus/identity';
import { grouped } from '../../core/displayLanguage';
import { encodeAddress } from '../../core/escape';
import { byline } from '../../core/presentation/facts';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import type { BibliographyFile } from '../../host/bibliography/bibliographyFiles';
import { bibliographySelector, isBibliographyDocument, rangeOf } from '../../host/files/documents';
import { inSlices } from '../../host/files/slices';
import type { LibraryService } from '../../host/library/windowLibrary';
import type { KeyUses } from '../../host/manuscript/keyUses';
import { throwIfCancelled } from '../../host/window/cancellation';
import { onSettingChange, setting } from '../../host/window/settings';
import { documentSymbol, registerLenses, workspaceSymbol } from '../../host/window/shownLabels';

interface Services {
  readonly library: LibraryService;
  readonly bibliographies: Bibliographies;
  readonly keyUses: KeyUses;
}

/** Most symbols, folds, links and lenses per file: the editor handles all at once, and more would delay typing. */
const most = 4000;

type OfEntries = <T>(
  document: vscode.TextDocument,
  token: vscode.CancellationToken,
  make: (entry: Entry, file: BibliographyFile) => readonly T[],
) => Promise<T[]>;

/** Editor features for bibliographies: symbols, folding, links on DOIs, arXiv ids and files, and lenses with citation counts. */
export function registerBibliographyOutline(services: Services): vscode.Disposable {
  const { bibliographies } = services;
  const ofEntries: OfEntries = async (document, token, make) => {
    const file = isBibliographyDocument(document) ? await bibliographies.file(document.uri.toString()) : undefined;
    return file === undefined ? [] : inSlices(firstOf(file, token, make));
  };
  return vscode.Disposable.from(
    vscode.languages.registerDocumentSymbolProvider(bibliographySelector, {
      async provideDocumentSymbols(document, token) {
        const symbols = await ofEntries(document, token, (entry, file) => [symbol(document, entry, file)]);
        const file = symbols.length < most ? undefined : await bibliographies.file(document.uri.toString());
        return file === undefined ? symbols : [...symbols, ...restOf(document, file)];
      },
    }),
    vscode.languages.registerFoldingRangeProvider(bibliographySelector, {
      provideFoldingRanges: (document, _, token) =>
        ofEntries(document, token, ({ offset, length }) => [
          new vscode.FoldingRange(document.positionAt(offset).line, document.positionAt(offset + length).line),
        ]),
    }),
    vscode.languages.registerDocumentLinkProvider(bibliographySelector, {
      provideDocumentLinks: (document, token) => ofEntries(document, token, (entry) => linksOf(document, entry)),
    }),
    vscode.languages.registerWorkspaceSymbolProvider(workspaceSymbols(services)),
    registerLenses(bibliographySelector, countLenses(services, ofEntries)),
    onSettingChange(
      ['codeLens.citationCounts'],
      // The command doesn't exist where nothing shows lenses.
      () => void vscode.commands.executeCommand('editor.action.codeLens.refresh').then(undefined, () => undefined),
    ),
  );
}

/** Above each entry, how often the workspace's manuscripts cite it. */
function countLenses({ bibliographies, keyUses }: Services, ofEntries: OfEntries): vscode.CodeLensProvider {
  return {
    async provideCodeLenses(document, token) {
      if (!setting('codeLens.citationCounts', document) || !isBibliographyDocument(document)) return [];
      const counts = new Map<string, number>();
      const file = await bibliographies.file(document.uri.toString());
      const keys = new Set(file?.entries.flatMap((entry) => (file.hasAliases ? [entry.key, ...aliases(entry)] : [entry.key])));
      for (const { references } of await keyUses.using(new Set([document.uri.toString()]), keys, token)) {
        for (const { key, entry, uses } of references.cited) {
          const name = entry?.key ?? key;
          counts.set(name, (counts.get(name) ?? 0) + uses.length);
        }
      }
      return ofEntries(document, token, (entry) => [lens(document, entry, counts.get(entry.key) ?? 0)]);
    },
  };
}

/** The entries of all bibliographies, found as the library finds their papers. */
function workspaceSymbols({ library, bibliographies }: Services): vscode.WorkspaceSymbolProvider {
  return {
    async provideWorkspaceSymbols(query, token) {
      if (query.trim().length < 2) return [];
      const files = await bibliographies.files();
      throwIfCancelled(token);
      return (await library.search(query, { limit: 50 })).flatMap(({ paper }) =>
        files.flatMap((file) => {
          const entry = paper.sources.includes(file.uri) ? file.entryByKey.get(paper.citationKey) : undefined;
          if (entry === undefined) return [];
          const place = new vscode.Location(vscode.Uri.parse(file.uri), new vscode.Position(entry.line - 1, 0));
          return workspaceSymbol(`${paper.citationKey}: ${paper.title}`, byline(paper), vscode.SymbolKind.Constant, place);
        }),
      );
    },
  };
}

/** The results of `make` for a file's entries, up to `most`; yields after each. */
function* firstOf<T>(
  file: BibliographyFile,
  token: vscode.CancellationToken,
  make: (entry: Entry, file: BibliographyFile) => readonly T[],
): Generator<void, T[]> {
  const found: T[] = [];
  for (const entry of file.entries) {
    if (token.isCancellationRequested || found.length >= most) break;
    found.push(...make(entry, file));
    yield;
  }
  return found;
}

function symbol(document: vscode.TextDocument, entry: Entry, { byKey }: BibliographyFile): vscode.DocumentSymbol {
  const paper = byKey.get(entry.key);
  const range = rangeOf(document, { start: entry.offset, end: entry.offset + entry.length });
  return documentSymbol(
    {
      name: entry.key || l10n.t('(no key)'),
      detail: paper === undefined ? entry.type : [byline(paper), paper.title].filter((part) => part !== '').join(' · '),
    },
    vscode.SymbolKind.Constant,
    range,
    keyRange(document, entry),
  );
}

/** One symbol for all entries after the first `most`. */
function restOf(document: vscode.TextDocument, { entries }: BibliographyFile): vscode.DocumentSymbol[] {
  const [first, last] = [entries[most], entries.at(-1)];
  if (first === undefined || last === undefined) return [];
  const range = rangeOf(document, { start: first.offset, end: last.offset + last.length });
  const count = grouped(entries.length - most);
  return [
    documentSymbol(
      { name: l10n.t('… {0} more', count), detail: l10n.t('found by Go to Symbol in Workspace') },
      vscode.SymbolKind.Namespace,
      range,
      keyRange(document, first),
    ),
  ];
}

function keyRange(document: vscode.TextDocument, { keyOffset, key }: Entry): vscode.Range {
  return rangeOf(document, { start: keyOffset, end: keyOffset + key.length });
}

function lens(document: vscode.TextDocument, entry: Entry, count: number): vscode.CodeLens {
  const range = keyRange(document, entry);
  const title = count === 0 ? l10n.t('not cited') : count === 1 ? l10n.t('cited once') : l10n.t('cited {0} times', count);
  const command =
    count === 0 ? { title, command: '' } : { title, command: 'editor.action.goToReferences', arguments: [document.uri, range.start] };
  return new vscode.CodeLens(range, command);
}

function linksOf(document: vscode.TextDocument, entry: Entry): vscode.DocumentLink[] {
  return entry.fields.flatMap((field) => {
    const target = targetOf(document, entry, field);
    if (target === undefined) return [];
    const start = field.valueOffset + 1;
    return [new vscode.DocumentLink(rangeOf(document, { start, end: Math.max(start, field.valueOffset + field.valueLength - 1) }), target)];
  });
}

function targetOf(document: vscode.TextDocument, entry: Entry, { name, value }: Field): vscode.Uri | undefined {
  if (name === 'doi') {
    const doi = normaliseDoi(value);
    return doi === undefined ? undefined : vscode.Uri.parse(`https://doi.org/${encodeAddress(doi)}`);
  }
  if (name === 'eprint') {
    const archive = entry.fields.find((field) => field.name === 'archiveprefix' || field.name === 'eprinttype')?.value.toLowerCase();
    const id = archive === undefined || archive === 'arxiv' ? normaliseArxivId(value) : undefined;
    return id === undefined ? undefined : vscode.Uri.parse(`https://arxiv.org/abs/${id}`);
  }
  if (name !== 'file') return undefined;
  // Zotero and JabRef write `description:path:type`, separated by semicolons; the first one is linked.
  const path = /^(?:[^:;]*:)?((?:[A-Za-z]\\?:)?[^:;]+\.[A-Za-z0-9]+)(?::[^:;]*)?(?:;|$)/.exec(value)?.[1]?.replace(/\\([:;_&])/g, '$1');
  if (path === undefined) return undefined;
  return path.startsWith('/') || /^[A-Za-z]:/.test(path) ? vscode.Uri.file(path) : vscode.Uri.joinPath(document.uri, '..', path);
}
