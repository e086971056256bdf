import type { CitationForm } from '../syntax';
import { skipBlank } from './arguments';
import { walkCommands } from './lexer';

/** Whose cite commands a document uses; `plain` has LaTeX's own `\cite` alone. */
export type LatexPackage = 'natbib' | 'biblatex' | 'apacite' | 'plain';

/** Classes and conference styles that load natbib themselves. */
const LOADS_NATBIB = [
  /^natbib$/,
  /^(?:acmart|elsarticle|cas-[sd]c|revtex4(?:-[12])?|mnras|aa|aastex\d*|sn-jnl|copernicus|agujournal\d*|tmlr|jmlr(?:2e)?)$/,
  /^(?:acl\d*|acl_natbib|emnlp\d*|naacl\d*)$/,
  /^(?:neurips|nips|icml|iclr|colm|aistats|corl|collas|rlc)[_-]?\d*(?:_\w+)?$/,
];

/** Commands that only one of the packages has, for chapters that have no preamble. */
const TELLS: ReadonlyMap<LatexPackage, RegExp> = new Map([
  ['natbib', /^[cC]ite(?:p|t|alp|alt|yearpar|palias|talias)$/],
  ['biblatex', /^(?:[pP]aren|[tT]ext|[aA]uto|[sS]mart|[fF]oot|super|footfull)cites?$|^addbibresource$|^printbibliography$/],
  ['apacite', /^(?:short|full|mask)?cite(?:A|NP|ANP|yearNP)$/],
]);

/**
 * The package that the text loads or, where it has no preamble, that its cite commands belong to; `plain` for a preamble
 * that loads none of them, undefined when nothing says which. Looks at no text after the first command that does.
 */
export function knownLatexPackage(text: string, chunks = false): LatexPackage | undefined {
  let loaded: LatexPackage | undefined;
  let used: LatexPackage | undefined;
  let preamble = false;
  let body = false;
  walkCommands(text, { start: 0, end: text.length }, chunks, (name, _start, end) => {
    if (LOADING.test(name) && !body) {
      preamble ||= name === 'documentclass';
      loaded ??= namedPackage(text, end);
    } else if (name === 'begin') body ||= text.startsWith('{document}', end);
    else used ??= packageOfCommand(name);
  });
  return loaded ?? used ?? (preamble ? 'plain' : undefined);
}

/** The package whose cite commands the document uses; `plain` where nothing shows it. */
export function latexPackage(text: string): LatexPackage {
  return knownLatexPackage(text) ?? 'plain';
}

/** The package that alone has this command. */
export function packageOfCommand(name: string): LatexPackage | undefined {
  for (const [latexPackage, tells] of TELLS) if (tells.test(name)) return latexPackage;
  return undefined;
}

const LOADING = /usepackage|RequirePackage|documentclass|LoadClass/;

function namedPackage(text: string, at: number): LatexPackage | undefined {
  const argument = /(?:\[[^\]]{0,2000}\])?\s*\{([^}]{0,2000})\}/y;
  argument.lastIndex = skipBlank(text, at) ?? at;
  const names = argument.exec(text)?.[1]?.split(',') ?? [];
  for (const name of names.map((n) => n.trim())) {
    if (name.startsWith('biblatex')) return 'biblatex';
    if (name === 'apacite') return 'apacite';
    if (LOADS_NATBIB.some((style) => style.test(name))) return 'natbib';
  }
  return undefined;
}

/** The command (with its star) that writes each form; a form that a package lacks is absent. Sources: the packages' manuals. */
export const COMMANDS: Readonly<Record<LatexPackage, Readonly<Partial<Record<CitationForm, string>>>>> = {
  natbib: {
    parenthetical: 'citep',
    textual: 'citet',
    suppressAuthor: 'citeyearpar',
    full: 'bibentry',
    author: 'citeauthor',
    year: 'citeyear',
    nocite: 'nocite',
  },
  biblatex: {
    parenthetical: 'parencite',
    textual: 'textcite',
    suppressAuthor: 'parencite*',
    full: 'fullcite',
    author: 'citeauthor',
    year: 'citeyear',
    nocite: 'nocite',
  },
  apacite: {
    parenthetical: 'cite',
    textual: 'citeA',
    suppressAuthor: 'citeyear',
    author: 'citeauthor',
    year: 'citeyearNP',
    nocite: 'nocite',
  },
  plain: { parenthetical: 'cite', nocite: 'nocite' },
};
