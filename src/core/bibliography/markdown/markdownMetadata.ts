import * as l10n from '@vscode/l10n';
import type { Bibliography, InlineKey } from '../bibliography';
import { formatOf } from '../bibliography';
import { firstExisting } from '../latex/latexWalk';
import { accountPath, type Search } from '../manuscriptSearch';
import { missingBibliography } from '../missing';
import { dirnameUri, isUri, joinUri } from '../uriPath';
import { type Located, readYaml, type YamlText } from './yamlText';

/** YAML that may speak of references: front matter, a project file, a metadata file. */
export interface MetadataSource {
  readonly uri: string;
  readonly yaml: YamlText;
  readonly by: 'document' | 'project';
  /** Where `bibliography:`, `csl:`, `lang:` and `nocite:` may be: the paths of the maps that hold them, `*` for any key. */
  readonly within: readonly (readonly string[])[];
  /** Where relative paths may start, in this order. */
  readonly folders: readonly string[];
  /** Where paths that start with a slash start in Quarto. */
  readonly projectFolder?: string;
}

/** What one source says. */
export interface Metadata {
  readonly bibliographies: readonly Bibliography[];
  readonly dialect: 'bibtex' | 'biblatex' | undefined;
  readonly csl: string | undefined;
  readonly language: string | undefined;
  readonly nocite: readonly string[];
  readonly inlineKeys: readonly InlineKey[];
  /** Kinds of cross-references of Quarto's that the source declares (`crossref: custom:`). */
  readonly labelKinds: readonly string[];
}

/** Reads the YAML at `uri`, reporting where it is malformed. */
export function yamlAt(search: Search, uri: string, text: string, firstLine = 1): YamlText {
  const yaml = readYaml(text, firstLine);
  const [error] = yaml.errors;
  if (error !== undefined) {
    const what = error.message.replace(/[.。]$/, '');
    const message = l10n.t('The YAML of {0} is malformed here ({1}); Lectern reads what it can of it.', accountPath(search, uri), what);
    search.account.fault('malformed-yaml', message, { uri, line: error.line });
  }
  return yaml;
}

/** The references that a source declares, its metadata files' after its own. */
export async function metadataOf(search: Search, source: MetadataSource, seen: ReadonlySet<string> = new Set()): Promise<Metadata> {
  const at = (name: string) => source.within.flatMap((path) => source.yaml.strings([...path, name]));
  const bibliographies: Bibliography[] = [];
  for (const listed of at('bibliography')) bibliographies.push(...(await listedBibliography(search, source, listed, 'bibliography')));
  const inlineKeys = source.within.flatMap((path) => inlineKeysAt(source, path));
  const [first] = inlineKeys;
  if (first !== undefined)
    search.account.say(
      l10n.t('The references are in {0} itself, under references: ({1}).', accountPath(search, source.uri), inlineKeys.length),
      first,
    );
  const own: Metadata = {
    bibliographies,
    dialect: dialectOfMethods(search, source, [...at('cite-method'), ...at('citation_package')]),
    csl: await styleOf(search, source, at('csl')[0]),
    language: at('lang')[0]?.value,
    nocite: at('nocite')
      .flatMap(({ value }) => value.match(/@(?:\*|[\p{L}\p{N}_][^\s,;\]]*)/gu) ?? [])
      .map((key) => key.slice(1)),
    inlineKeys,
    labelKinds: source.within.flatMap((path) => source.yaml.itemsOf([...path, 'crossref', 'custom'], 'key')).map(({ value }) => value),
  };
  return withMetadataFiles(search, source, own, [...at('metadata-files'), ...at('metadata-file')], seen);
}

/** Several sources as one: all of their bibliographies, and the first that names a style or dialect. */
export function joinMetadata(parts: readonly Metadata[]): Metadata {
  return {
    bibliographies: parts.flatMap((part) => part.bibliographies),
    dialect: parts.find((part) => part.dialect !== undefined)?.dialect,
    csl: parts.find((part) => part.csl !== undefined)?.csl,
    language: parts.find((part) => part.language !== undefined)?.language,
    nocite: parts.flatMap((part) => part.nocite),
    inlineKeys: parts.flatMap((part) => part.inlineKeys),
    labelKinds: parts.flatMap((part) => part.labelKinds),
  };
}

async function withMetadataFiles(
  search: Search,
  source: MetadataSource,
  own: Metadata,
  listed: readonly Located[],
  seen: ReadonlySet<string>,
): Promise<Metadata> {
  const parts = [own];
  for (const { value, line } of listed) {
    const uri = await firstExisting(foldersFor(source, value), [pathIn(source, value)], search.reader);
    const text = uri === undefined || seen.has(uri) ? undefined : await search.reader.read(uri);
    if (uri === undefined || text === undefined) {
      search.account.say(
        l10n.t(
          'The metadata file {0} is not read: {1}.',
          value,
          uri === undefined ? l10n.t('there is no such file') : l10n.t('it was read already'),
        ),
        { uri: source.uri, line },
      );
      continue;
    }
    search.account.say(l10n.t('{0} includes the metadata file {1}.', accountPath(search, source.uri), accountPath(search, uri)), {
      uri: source.uri,
      line,
    });
    const folders = [...new Set([dirnameUri(uri), ...source.folders])];
    const inner: MetadataSource = { ...source, uri, yaml: yamlAt(search, uri, text), within: [[]], folders };
    parts.push(await metadataOf(search, inner, new Set([...seen, source.uri, uri])));
  }
  return joinMetadata(parts);
}

/** The bibliography that one value names; `word` is the YAML key it is under. */
export async function listedBibliography(
  search: Search,
  source: MetadataSource,
  { value, line }: Located,
  word: string,
): Promise<Bibliography[]> {
  const declaredAs = `${word}: ${value}`;
  const from = { uri: source.uri, line };
  if (isUri(value) && /^https?:/i.test(value)) {
    search.account.miss(l10n.t('{0} is on the web, and Lectern does not fetch it.', declaredAs), from);
    return [];
  }
  if (/`r |\$\{(?!\.\})/.test(value)) {
    search.account.miss(
      l10n.t('{0} is computed when the document is rendered, so Lectern does not see which file it means.', declaredAs),
      from,
    );
    return [];
  }
  const path = pathIn(source, value);
  const folders = foldersFor(source, value);
  const found = await firstExisting(folders, [path], search.reader);
  const uri = found ?? joinUri(folders[0] ?? dirnameUri(source.uri), path);
  if (found === undefined) await missingBibliography(search, uri, declaredAs, from, folders);
  else search.account.say(l10n.t('{0} declares {1}.', accountPath(search, source.uri), declaredAs), from);
  return [{ uri, exists: found !== undefined, format: formatOf(uri), by: source.by, from, declaredAs }];
}

/** The folder of a pandoc defaults file, as paths in it write it. */
const OWN_FOLDER = /^\$\{\.\}\//;

/** People on Windows write backslashes. */
function pathIn(source: MetadataSource, value: string): string {
  const path = value.trim().replaceAll('\\', '/').replace(OWN_FOLDER, '');
  return source.projectFolder !== undefined && path.startsWith('/') ? path.slice(1) : path;
}

function foldersFor(source: MetadataSource, value: string): readonly string[] {
  if (source.projectFolder !== undefined && value.trim().startsWith('/')) return [source.projectFolder, joinUri(source.projectFolder, '/')];
  return OWN_FOLDER.test(value) ? [dirnameUri(source.uri)] : source.folders;
}

async function styleOf(search: Search, source: MetadataSource, listed: Located | undefined): Promise<string | undefined> {
  if (listed === undefined) return undefined;
  const { value, line } = listed;
  const from = { uri: source.uri, line };
  if (isUri(value)) return value;
  const path = pathIn(source, value);
  const found = await firstExisting(foldersFor(source, value), path.endsWith('.csl') ? [path] : [path, `${path}.csl`], search.reader);
  search.account.say(
    found === undefined
      ? l10n.t('The style {0} is no file here; it may be one that Lectern or pandoc knows by name.', value)
      : l10n.t('The style is {0}.', accountPath(search, found)),
    from,
  );
  return found ?? value;
}

function dialectOfMethods(search: Search, source: MetadataSource, methods: readonly Located[]): Metadata['dialect'] {
  for (const { value, line } of methods) {
    const dialect = value === 'biblatex' ? 'biblatex' : value === 'natbib' ? 'bibtex' : undefined;
    if (dialect === undefined) continue;
    search.account.say(l10n.t('Citations are made with {0}.', value), { uri: source.uri, line });
    return dialect;
  }
  return undefined;
}

function inlineKeysAt(source: MetadataSource, path: readonly string[]): InlineKey[] {
  return source.yaml.itemsOf([...path, 'references'], 'id').map(({ value, line }) => ({ key: value, uri: source.uri, line }));
}
