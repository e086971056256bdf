import * as vscode from 'vscode';
import { aliases } from '../../core/bibtex/meaning/inherit';
import { placesOf } from '../../core/bibtex/meaning/keyPlaces';
import { languageWithId, manuscriptGlob } from '../../core/languages';
import type { Span } from '../../core/text';
import type { Bibliographies } from '../bibliography/bibliographies';
import type { BibliographyFile } from '../bibliography/bibliographyFiles';
import type { Access } from '../files/access';
import { isBibliographyDocument } from '../files/documents';
import { filesMatching } from '../files/matching';
import { openText } from '../files/opening';
import { positionsIn } from '../files/positions';
import { throwIfCancelled } from '../window/cancellation';
import type { Manuscript, Manuscripts } from './manuscripts';

/** A place of a key: an entry's own key or an alias (`entry` is that entry's place), a reference from another entry, or a citation. */
export interface Occurrence {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
  readonly entry?: vscode.Range;
}

/** Most manuscript files searched for uses of an entry. */
const mostFiles = 2000;

/** Finds all places of a key: in a document's manuscript, and in every other manuscript of the workspace whose bibliographies define it. */
export class KeyUses {
  constructor(
    private readonly bibliographies: Bibliographies,
    private readonly manuscripts: Manuscripts,
  ) {}

  /** The places of one key, spelt exactly so. */
  async of(document: vscode.TextDocument, key: string, token?: vscode.CancellationToken): Promise<Occurrence[]> {
    return this.places(await this.scope(document, [key], token), [key]);
  }

  /** The places of a key and of the entry's other keys (biblatex's `ids`). */
  async ofEntry(document: vscode.TextDocument, key: string, token?: vscode.CancellationToken): Promise<Occurrence[]> {
    const files = await this.bibliographiesOf(document);
    const entries = files.flatMap((file) =>
      placesOf(key, file.entries, file.text ?? '').flatMap(({ role, entry }) => (role === 'pointer' ? [] : [entry])),
    );
    const keys = [...new Set([key, ...entries.flatMap((entry) => [entry.key, ...aliases(entry)])])];
    return this.places(await this.scope(document, keys, token), keys);
  }

  /** The entries that a key means in a document. */
  async definitions(document: vscode.TextDocument, key: string): Promise<Occurrence[]> {
    const isEntry = ({ entry }: Occurrence): boolean => entry !== undefined;
    const own = (await placesIn(await this.bibliographiesOf(document), [key], this.bibliographies.access)).filter(isEntry);
    // A reference may lead to an entry in another file of the same manuscript.
    return own.length > 0 || !isBibliographyDocument(document)
      ? own
      : (await placesIn(await this.bibliographies.files(), [key], this.bibliographies.access)).filter(isEntry);
  }

  /** The main key of the entry that a key means in a document, which differs if the key is one of the entry's `ids`. */
  async entryKey(document: vscode.TextDocument, key: string): Promise<string> {
    const files = await this.bibliographiesOf(document);
    if (files.some((file) => file.entryByKey.has(key))) return key;
    const places = files.flatMap((file) => (file.hasAliases ? placesOf(key, file.entries, file.text ?? '') : []));
    return places.find(({ role }) => role === 'alias')?.entry.key ?? key;
  }

  /** Whether the key `by` is taken by another entry in any manuscript that uses the entry of `key`. */
  async isTaken(document: vscode.TextDocument, key: string, by: string, token?: vscode.CancellationToken): Promise<boolean> {
    const { files } = await this.scope(document, [key], token);
    return files.some((file) => placesOf(by, file.entries, file.text ?? '').some(({ role }) => role !== 'pointer'));
  }

  /** The manuscripts in the workspace and open documents that contain one of the keys and use one of these bibliography files. */
  async using(files: ReadonlySet<string>, keys: ReadonlySet<string>, token?: vscode.CancellationToken): Promise<Manuscript[]> {
    const { access } = this.bibliographies;
    const isNamed = namesAny(keys);
    const uris = await filesMatching(manuscriptGlob, {
      exclude: '**/node_modules/**',
      most: mostFiles,
      ...(token === undefined ? {} : { token }),
    });
    const open = new Map(
      vscode.workspace.textDocuments
        .filter((document) => languageWithId(document.languageId) !== undefined)
        .map((document) => [document.uri.toString(), document]),
    );
    const found: Manuscript[] = [];
    const covered = new Set<string>();
    for (const uri of new Set([...open.keys(), ...uris.map(String)])) {
      throwIfCancelled(token);
      if (covered.has(uri)) continue;
      const text = open.get(uri)?.getText() ?? (await access.readText(uri, access.reach(uri))) ?? '';
      if (!isNamed(text)) continue;
      const manuscript = await this.manuscripts.of(open.get(uri) ?? (await openText(vscode.Uri.parse(uri, true))));
      for (const file of manuscript.files) covered.add(file.uri);
      if (manuscript.bibliographies.files.some((file) => files.has(file.uri))) found.push(manuscript);
    }
    return found;
  }

  /** The manuscripts to search for keys: the document's own, and those that cite one of the keys from the same bibliographies. */
  private async scope(
    document: vscode.TextDocument,
    keys: readonly string[],
    token: vscode.CancellationToken | undefined,
  ): Promise<{ readonly manuscripts: readonly Manuscript[]; readonly files: readonly BibliographyFile[] }> {
    const own = isBibliographyDocument(document) ? [] : [await this.manuscripts.of(document)];
    const files = await this.bibliographiesOf(document);
    const holding = files
      .filter((file) => keys.some((key) => placesOf(key, file.entries, file.text ?? '').length > 0))
      .map((file) => file.uri);
    const others = holding.length === 0 ? [] : await this.using(new Set(holding), new Set(keys), token);
    const manuscripts = [...own, ...others];
    const all = [...files, ...manuscripts.flatMap(({ bibliographies }) => bibliographies.files)];
    return { manuscripts, files: [...new Map(all.map((file) => [file.uri, file])).values()] };
  }

  private async places({ manuscripts, files }: Awaited<ReturnType<KeyUses['scope']>>, keys: readonly string[]): Promise<Occurrence[]> {
    const found = await placesIn(files, keys, this.bibliographies.access);
    const citing = new Map(manuscripts.flatMap((manuscript) => manuscript.files.map((file) => [file.uri, file])));
    for (const { uri, citations } of citing.values()) {
      const cited = citations.flatMap((citation) => citation.keys).filter(({ key }) => keys.includes(key));
      found.push(
        ...(await occurrences(
          uri,
          cited.map((span) => ({ span })),
          this.bibliographies.access,
        )),
      );
    }
    return found;
  }

  private async bibliographiesOf(document: vscode.TextDocument): Promise<readonly BibliographyFile[]> {
    if (!isBibliographyDocument(document)) return (await this.bibliographies.of(document)).files;
    return [await this.bibliographies.file(document.uri.toString())].filter((file) => file !== undefined);
  }
}

/** Up to this many keys are searched for one by one. */
const fewKeys = 8;

/** Returns a cheap test for whether a text contains one of the keys, cited or not, which spares opening most files. */
function namesAny(keys: ReadonlySet<string>): (text: string) => boolean {
  if (keys.size <= fewKeys) return (text) => [...keys].some((key) => holdsWord(text, key));
  return (text) =>
    text.split(/[\s,;{}()[\]@<>"'`\\]+/).some((word) => keys.has(word) || keys.has(word.replace(/(?<![^\p{L}\p{N}])[^\p{L}\p{N}]+$/u, '')));
}

/** Whether a key occurs in a text without a letter or digit on either side. */
function holdsWord(text: string, key: string): boolean {
  const isWord = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
  for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1))
    if (!isWord(text[at - 1]) && !isWord(text[at + key.length])) return true;
  return false;
}

async function placesIn(files: readonly BibliographyFile[], keys: readonly string[], access: Access): Promise<Occurrence[]> {
  const found = files.map((file) => {
    const places = keys.flatMap((key) => placesOf(key, file.entries, file.text ?? ''));
    return occurrences(
      file.uri,
      places.map((span) => ({
        span,
        ...(span.role === 'pointer' ? {} : { entry: { start: span.entry.offset, end: span.entry.offset + span.entry.length } }),
      })),
      access,
    );
  });
  return (await Promise.all(found)).flat();
}

async function occurrences(
  uri: string,
  places: readonly { readonly span: Span; readonly entry?: Span }[],
  access: Access,
): Promise<Occurrence[]> {
  if (places.length === 0) return [];
  const position = await positionsIn(uri, access);
  const rangeOf = ({ start, end }: Span): vscode.Range => new vscode.Range(position(start), position(end));
  const once = new Map(places.map((place) => [place.span.start, place]));
  return [...once.values()].map(({ span, entry }) => ({
    uri: vscode.Uri.parse(uri),
    range: rangeOf(span),
    ...(entry === undefined ? {} : { entry: rangeOf(entry) }),
  }));
}
