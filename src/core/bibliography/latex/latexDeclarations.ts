import * as l10n from '@vscode/l10n';
import type { FilePlace } from '../account';
import { type Bibliography, formatOf } from '../bibliography';
import { filesIn } from '../candidates';
import { accountPath, type Search } from '../manuscriptSearch';
import { missingBibliography } from '../missing';
import { dirnameUri, isUri, joinUri } from '../uriPath';
import { matchesGlob } from './glob';
import { optionIn } from './latexArguments';
import { expandPath } from './latexMacros';
import { firstExisting, jobnameOf, type LatexDeclaration, type LatexWalk } from './latexWalk';

/** Placeholders of pandoc's templates (`$bibliography$`), Jinja's and jtex's (`[- … -]`, `{{ … }}`) and ERB's. */
const TEMPLATE = /\$[\w.-]{1,60}\$|\[-|\{\{|<%/;
/** Files of TeX Live's own tree: IEEEtran's abbreviations, which define strings alone, and examples. */
const ABBREVIATIONS = /^IEEE(?:abrv|full)\.bib$/;
const EXAMPLES = /^(?:biblatex-examples|xampl|IEEEexample)\.bib$/;

/** The bibliographies that a root's files declare, in the order of the text; what is skipped is accounted for. */
export async function latexBibliographies(search: Search, walk: LatexWalk): Promise<Bibliography[]> {
  const found: Bibliography[] = [];
  for (const declaration of walk.declarations) {
    if (TEMPLATE.test(declaration.event.value)) {
      search.account.miss(l10n.t('{0} is filled in from a template.', written(declaration)), place(declaration));
      continue;
    }
    for (const path of pathsIn(search, walk, declaration)) found.push(...(await resolve(search, walk, declaration, path)));
  }
  return found;
}

/** The paths that a declaration names once macros are replaced: a macro may stand for several. */
function pathsIn(search: Search, walk: LatexWalk, declaration: LatexDeclaration): string[] {
  const { event } = declaration;
  const declaredAs = written(declaration);
  if (event.command === 'externalcitedocument') {
    search.account.miss(l10n.t('{0} may name a bibliography that Lectern does not see.', declaredAs), place(declaration));
    return [];
  }
  const listed = (text: string): string[] => (event.command.startsWith('add') ? [text] : text.split(','));
  const paths: string[] = [];
  for (const name of listed(event.value)) {
    const expanded = expandPath(name, walk.macros, jobnameOf(walk.root));
    if (optionIn(event.options, 'location') === 'remote' || isUri(name.trim())) {
      search.account.miss(l10n.t('{0} is a remote resource, which Lectern does not fetch.', declaredAs), declaration);
    } else if ('failure' in expanded) {
      search.account.fault('unknown-macro-in-path', l10n.t('{0} is skipped: {1}.', declaredAs, expanded.failure), place(declaration));
      search.account.miss(l10n.t('{0} may name a bibliography that Lectern does not see.', declaredAs), place(declaration));
    } else paths.push(...listed(expanded.path).map((path) => path.trim()));
  }
  // `#1` is the parameter of a macro that declares what it is given.
  return paths.filter((path) => path !== '' && !path.includes('#'));
}

async function resolve(search: Search, walk: LatexWalk, declaration: LatexDeclaration, path: string): Promise<Bibliography[]> {
  const { event, folders } = declaration;
  const declaredAs = written(declaration);
  const from = place(declaration);
  const bibliography = (uri: string, exists: boolean): Bibliography => ({
    uri,
    exists,
    format: format(event.options, uri),
    by: 'document',
    from,
    declaredAs,
    parts: [partOf(walk, declaration)],
  });
  if (path.includes('*') && optionIn(event.options, 'glob') !== undefined)
    return (await globbed(search, walk, path)).map((uri) => bibliography(uri, true));
  const names = fileNames(path);
  const found = await firstExisting(folders, names, search.reader);
  if (found !== undefined) {
    const aside = joinUri(folders[0] ?? '', names[0] ?? '') === found ? '' : l10n.t(', found as {0}', accountPath(search, found));
    search.account.say(l10n.t('{0} declares {1}{2}.', declaredAs, path, aside), from);
    return [bibliography(found, true)];
  }
  const expected = joinUri(folders[0] ?? dirnameUri(walk.root), names[0] ?? path);
  const self = walk.written.find(({ name }) => names.includes(name));
  const name = names[0] ?? path;
  if (self === undefined && ABBREVIATIONS.test(name)) {
    search.account.say(l10n.t('{0} takes {1} from TeX’s own tree; it only defines abbreviations.', declaredAs, name), from);
    return [];
  }
  if (self === undefined && EXAMPLES.test(name))
    search.account.say(l10n.t('{0} takes {1} from TeX’s own tree, which Lectern does not see.', declaredAs, name), from);
  else if (self !== undefined)
    search.account.say(l10n.t('{0} is written by filecontents; compiling creates it, and its keys count.', self.name), place(self));
  else
    await missingBibliography(
      search,
      expected,
      declaredAs,
      from,
      folders,
      l10n.t('TeX also looks in BIBINPUTS and in its own tree, which Lectern does not see.'),
    );
  return [bibliography(expected, false)];
}

const UNITS: ReadonlySet<string> = new Set(['putbib', 'refsection', 'newrefsection', 'btSect']);

/** The part of the manuscript that a declaration serves: a unit, a section, a chapter with chapterbib or a list of multibib's has references of its own. */
function partOf({ root, loads, declarations }: LatexWalk, declaration: LatexDeclaration): string {
  const { command } = declaration.event;
  if (UNITS.has(command)) return `${root} ${declarations.indexOf(declaration)}`;
  const isByChapter = command === 'bibliography' && loads.some(({ event }) => /\bchapterbib\b/.test(event.value));
  return `${root} ${isByChapter ? declaration.uri : /^bibliography./.test(command) ? command : ''}`;
}

/** BibTeX adds the ending, biber wants it written; people leave it out or put it in both. */
function fileNames(path: string): string[] {
  return /\.(?:bib|bibtex|json|xml|ris)$/i.test(path) ? [path] : [`${path}.bib`, path];
}

/** biblatex's option `glob` with `*` and `?` in the file's name. */
async function globbed(search: Search, walk: LatexWalk, path: string): Promise<string[]> {
  const slash = path.lastIndexOf('/');
  const folder = joinUri(dirnameUri(walk.root), path.slice(0, slash + 1));
  const glob = path.slice(slash + 1);
  return filesIn(folder, { test: (name) => matchesGlob(name, glob) }, search.reader);
}

function format(options: string, uri: string): Bibliography['format'] {
  return optionIn(options, 'datatype') === 'ris' ? 'ris' : formatOf(uri);
}

function written({ event }: LatexDeclaration): string {
  if (event.command === 'putbib' || event.command === 'newrefsection') return `\\${event.command}[${event.value}]`;
  if (event.command === 'refsection') return `\\begin{refsection}[${event.value}]`;
  return `\\${event.command}${event.options === '' ? '' : `[${event.options}]`}{${event.value}}`;
}

function place({ uri, line }: FilePlace): FilePlace {
  return { uri, line };
}
