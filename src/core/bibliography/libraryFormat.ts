import { extensionOf } from './uriPath';

/** What a library file can be written in; a listing is a capture of a web page. */
export type LibraryFormat = 'bibtex' | 'csl-json' | 'csl-yaml' | 'ris' | 'listing';

/** The one table of formats with the endings of their files. */
const endings: Readonly<Record<LibraryFormat, readonly string[]>> = {
  bibtex: ['bib'],
  'csl-json': ['json', 'csljson'],
  'csl-yaml': ['yaml', 'yml'],
  ris: ['ris'],
  listing: ['txt'],
};

/** Endings of the files that can be imported, without the dot. */
export const libraryEndings: readonly string[] = Object.values(endings).flat();

/** The format that a name's ending stands for; undefined for any other. */
export function formatByEnding(name: string): LibraryFormat | undefined {
  const [path = ''] = name.split(/[?#]/, 1);
  const ending = extensionOf(path).slice(1);
  return (Object.keys(endings) as LibraryFormat[]).find((format) => endings[format].includes(ending));
}

/** The format of a library file: `.bib` and `.json` are what they are called, of others the text decides, which is asked for only then. */
export function formatOfLibrary(name: string, textOf: () => string): LibraryFormat {
  const named = formatByEnding(name);
  if (named === 'bibtex' || named === 'csl-json') return named;
  const text = textOf();
  if (named === 'ris' || (/^[\s\uFEFF]*[A-Z][A-Z\d] {0,2}- /.test(text) && /^TY {0,2}- /m.test(text.slice(0, 4000)))) return 'ris';
  if (/^[\s\uFEFF]*[[{]/.test(text)) return 'csl-json';
  if (named === 'csl-yaml') return named;
  return named === 'listing' && !/^[ \t]*@[ \t]*\w+\s*[{(]/m.test(text) ? 'listing' : 'bibtex';
}
