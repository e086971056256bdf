import { environmentAt, walkCommands } from '../citation/latex/lexer';
import { knownLatexPackage } from '../citation/latex/packages';
import type { SyntaxName } from '../languages';
import type { TextEdit } from '../text';

/** The kind of text in which a bibliography is declared. */
export type DeclaringSyntax = SyntaxName;

/** How a LaTeX text is read: Sweave's chunks of code are passed over. */
interface LatexPlaces {
  /** The place after the line of the command that loads biblatex. */
  readonly biblatex?: number;
  /** Where `\end{document}` starts. */
  readonly end?: number;
  readonly commands: ReadonlySet<string>;
}

/** Reference styles of natbib's and apacite's own (their manuals); plain LaTeX's is the oldest one, which needs no package. */
const STYLES = { natbib: 'plainnat', apacite: 'apacite', plain: 'plain' } as const;
/** Classes that set a style themselves, by their manuals. */
const SETS_STYLE = /^(?:acmart|revtex4(?:-[12])?|mnras|aa|aastex\d*|sn-jnl|copernicus|agujournal\d*)$/;

/**
 * What declares the bibliography `path` in a document that names none, so that a build prints its references: `\bibliography` with a style
 * or `\addbibresource` with `\printbibliography`, `bibliography:` in the front matter, `#bibliography`. A LaTeX text without a class that is
 * compiled by itself becomes an article.
 */
export function declareBibliography(text: string, syntax: DeclaringSyntax, path: string): readonly TextEdit[] {
  if (syntax === 'typst') return [atEnd(text, `#bibliography("${path.replace(/[\\"]/g, '\\$&')}")`)];
  return syntax === 'latex' ? inLatex(text, path) : [inMarkdown(text, path)];
}

function atEnd(text: string, line: string): TextEdit {
  const eol = eolOf(text);
  const gap = text === '' || text.endsWith(`${eol}${eol}`) ? '' : text.endsWith('\n') ? eol : eol + eol;
  return { offset: text.length, length: 0, text: `${gap}${line}${eol}` };
}

function inMarkdown(text: string, path: string): TextEdit {
  const eol = eolOf(text);
  const line = `bibliography: ${/^[\w./-]+$/.test(path) ? path : JSON.stringify(path)}${eol}`;
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const closing = closingLine(text.slice(0, 100_000));
  if (closing !== undefined) return { offset: closing, length: 0, text: line };
  return { offset: start, length: 0, text: `---${eol}${line}---${eol}${text === '' ? '' : eol}` };
}

/** Where the line that closes the front matter starts; undefined for a text without one. */
function closingLine(text: string): number | undefined {
  const opening = /^\uFEFF?---[ \t]*\r?\n(?=[^\r\n])/.exec(text)?.[0].length;
  if (opening === undefined) return undefined;
  const at = text.slice(opening).search(/^(?:---|\.\.\.)[ \t]*\r?$/m);
  return at < 0 ? undefined : opening + at;
}

function inLatex(text: string, path: string): readonly TextEdit[] {
  const eol = eolOf(text);
  const { biblatex, end, commands } = placesIn(text);
  const known = knownLatexPackage(text) ?? 'plain';
  const list =
    known === 'biblatex' ? ['\\printbibliography'] : [...styleFor(text, known, commands), `\\bibliography{${path.replace(/\.bib$/, '')}}`];
  const block = list.filter((line) => line !== '\\printbibliography' || !commands.has('printbibliography')).join(eol);
  const resource =
    known !== 'biblatex'
      ? []
      : [
          {
            offset: biblatex ?? 0,
            length: 0,
            text: `${biblatex === undefined ? '' : eol}\\addbibresource{${path}}${biblatex === undefined ? eol : ''}`,
          },
        ];
  if (!commands.has('documentclass')) return [...resource, ...asArticle(text, block, eol)];
  if (block === '') return resource;
  if (end === undefined) return [...resource, atEnd(text, block)];
  const lineStart = text.slice(0, end).endsWith('\n');
  const isSetOff = /\n[ \t]*\r?\n$/.test(text.slice(0, end));
  return [...resource, { offset: end, length: 0, text: `${lineStart ? (isSetOff ? '' : eol) : eol + eol}${block}${eol}${eol}` }];
}

/** A text without a class is given the smallest frame that compiles. */
function asArticle(text: string, block: string, eol: string): readonly TextEdit[] {
  return [
    { offset: 0, length: 0, text: `\\documentclass{article}${eol}${eol}\\begin{document}${eol}${eol}` },
    { offset: text.length, length: 0, text: `${text.endsWith('\n') ? eol : eol + eol}${block}${eol}${eol}\\end{document}${eol}` },
  ];
}

function styleFor(text: string, known: keyof typeof STYLES, commands: ReadonlySet<string>): readonly string[] {
  const documentClass = /\\documentclass\s*(?:\[[^\]]{0,2000}\]\s*)?\{\s*([\w-]+)/.exec(text)?.[1] ?? '';
  if (commands.has('bibliographystyle') || SETS_STYLE.test(documentClass)) return [];
  return [`\\bibliographystyle{${STYLES[known]}}`];
}

function placesIn(text: string): LatexPlaces {
  const commands = new Set<string>();
  let biblatex: number | undefined;
  let last = 0;
  let indented: number | undefined;
  walkCommands(text, { start: 0, end: text.length }, false, (name, start, stop) => {
    commands.add(name);
    last = stop;
    if (name === 'end' && environmentAt(text, stop)?.name === 'document') indented = start;
    const loads = /usepackage|RequirePackage/.test(name)
      ? /^\s*(?:\[[^\]]{0,2000}\]\s*)?\{([^}]{0,2000})\}/.exec(text.slice(stop, stop + 4100))
      : null;
    if (loads !== null && /\bbiblatex/.test(loads[1] ?? '')) biblatex ??= stop + loads[0].length;
  });
  // The walk ends at one that begins its line, so that after its last command only a comment can hold another.
  const rest = [...text.slice(last).matchAll(/\\end\s{0,99}\{document\}|\\[^]|%.*/g)];
  const ending = rest.find(([match]) => match.startsWith('\\end'));
  const end = ending === undefined ? indented : last + ending.index;
  return { commands, ...(biblatex !== undefined && { biblatex }), ...(end !== undefined && { end }) };
}

function eolOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
