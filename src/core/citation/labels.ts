import { isCrossReference } from './markdown/key';
import type { CitationSyntax } from './syntax';

/** What a text defines that a reference written like a citation can name, and what may be defined where Lectern doesn't look. */
export interface Labels {
  readonly names: ReadonlySet<string>;
  /** Whether a package that the text loads may define more of them. */
  readonly open: boolean;
}

const NONE: Labels = { names: new Set(), open: false };

/** The labels of a text by its syntax; what stands in a comment counts too, since a name too many costs nothing. Linear in the text. */
export function labelsIn(syntax: CitationSyntax['id'], text: string): Labels {
  if (syntax === 'typst') return typstLabels(text);
  return syntax === 'latex' ? NONE : { names: markdownLabels(text), open: false };
}

/**
 * Typst: `<x>`, and every string that could be a label, since functions make labels of strings (`label("x")`, glossaries). A package that
 * is imported may define more, as may the keys of a dictionary that it reads.
 */
function typstLabels(text: string): Labels {
  const names = new Set<string>();
  for (const [, label, string] of text.matchAll(/<([\p{L}\p{N}\p{M}\p{Pc}.:-]{1,200})>|"([\p{L}\p{N}\p{M}\p{Pc}.:-]{1,200})"/gu))
    names.add(label ?? string ?? '');
  return { names, open: /#import\s{1,9}"@/.test(text) };
}

/** Attributes `{#x .c}`, chunk labels `#| label: x` and `{r fig-x}`, MyST's targets `(x)=` and options `:label: x`, bookdown's `(\#fig:x)`. */
const MARKDOWN_LABEL = new RegExp(
  [
    /\{#([^\s{}]{1,200})/,
    /^[ \t]{0,20}\(([^()\n]{1,200})\)=/,
    /^[ \t]{0,20}:(?:label|name):[ \t]{0,9}(\S{1,200})/,
    /^[ \t]{0,20}(?:#\|[ \t]{0,9})?(?:label|name):[ \t]{0,9}["']?([^\s"']{1,200})/,
    /^[ \t]{0,20}`{3,9}\{\w{1,20}[ ,]{1,3}([\w:-]{1,200})/,
    /\(\\#([\w:-]{1,200})\)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gmu',
);

function markdownLabels(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const match of text.matchAll(MARKDOWN_LABEL)) for (const name of match.slice(1)) if (name !== undefined) names.add(name);
  return names;
}

/** pandoc-crossref's prefixes (its README, "General options"). */
const PANDOC_CROSSREF = /^(?:fig|tbl|sec|eq|lst):/i;

/** Whether a key of running Markdown has the form of a cross-reference of Quarto or pandoc-crossref, which their filters resolve. */
export function looksLikeCrossReference(key: string): boolean {
  return isCrossReference(key) || PANDOC_CROSSREF.test(key);
}
