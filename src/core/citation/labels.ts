import { isCrossReference } from './markdown/key';
import type { CitationSyntax } from './syntax';

/** What a text defines that a reference written like a citation can name, and what may be defined where Lectern doesn't look. */
export interface Labels {
  readonly names: ReadonlySet<string>;
  /** Whether a package that the text loads may define more of them. */
  readonly open: boolean;
}

const NONE: Labels = { names: new Set(), open: false };

/** The labels of a text by its syntax; what is in a comment counts too, since a name too many costs nothing. Linear in the text. */
export function labelsIn(syntax: CitationSyntax['id'], text: string): Labels {
  if (syntax === 'typst') return typstLabels(text);
  return syntax === 'latex' ? NONE : { names: markdownLabels(text), open: false };
}

/**
 * Typst: `<x>`, and every string that could be a label, since functions make labels of strings (`label("x")`, glossaries). A package that
 * is imported may define more, as may a file that is read and a label that is computed.
 */
function typstLabels(text: string): Labels {
  const names = new Set<string>();
  for (const [, label, string] of text.matchAll(/<([\p{L}\p{N}\p{M}\p{Pc}.:-]{1,200})>|"([\p{L}\p{N}\p{M}\p{Pc}.:-]{1,200})"/gu))
    names.add(label ?? string ?? '');
  for (const [, key] of text.matchAll(DICTIONARY_KEY)) names.add(key ?? '');
  return { names, open: OPEN.test(text) };
}

/** A package, a file that is read, a label that is computed: `label("R" + str(n))`, or a file that is included under a name made so. */
const OPEN =
  /(?:#|=>\s{0,9}|[{(]\s{0,9})include\s{1,9}(?:[\p{L}_(]|"[^"\n]{0,200}"\s{0,9}\+)|#import\s{1,9}"@|(?<![\p{L}\p{N}_.-])(?:(?:yaml|json|toml|csv|read)\(|label\(\s{0,9}(?:"[^"\n]{0,200}"\s{0,9}\+|[\p{L}_][\p{L}\p{N}_.-]{0,60}\s{0,9}[+(]))/u;

/** Terms as the keys of a dictionary, as glossy takes them: `html: (short: "HTML")`. */
const DICTIONARY_KEY = /(?<![\p{L}\p{N}_.:-])([\p{L}_][\p{L}\p{N}_-]{0,100}):\s{0,9}(?=[("[])/gu;

/** Attributes `{#x .c}`, HTML's `id="x"`, chunk labels `#| label: x` and `{r fig-x}`, MyST's targets `(x)=`, options `:label: x` and equations `$$ (x)`, bookdown's `(\#fig:x)`. */
const MARKDOWN_LABEL = new RegExp(
  [
    /\{#([^\s{}]{1,200})/,
    /^[ \t]{0,20}\(([^()\n]{1,200})\)=/,
    /^[ \t]{0,20}:(?:label|name):[ \t]{0,9}(\S{1,200})/,
    /^[ \t]{0,20}(?:#\|[ \t]{0,9})?(?:label|name):[ \t]{0,9}["']?([^\s"']{1,200})/,
    /^[ \t]{0,20}`{3,9}\{\w{1,20}[ ,]{1,3}([\w:-]{1,200})/,
    /\(\\#([\w:-]{1,200})\)/,
    /\$\$[ \t]{0,9}\(([^()\s]{1,200})\)[ \t]*$/,
    /<[a-z][\w-]{0,30}(?:\s[^<>]{0,300}?)?\s(?:id|name)=["']?([^\s"'<>]{1,200})/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gmu',
);

function markdownLabels(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const match of text.matchAll(MARKDOWN_LABEL)) for (const name of match.slice(1)) if (name !== undefined) names.add(name);
  for (const [, heading] of text.matchAll(/^ {0,3}#{1,6}[ \t]{1,9}(\S[^\n]*)/gm)) names.add(slugOf(heading ?? ''));
  names.delete('');
  return names;
}

/** The identifier that MyST gives a heading (`createHtmlId` of mystmd): small letters and digits, all else as single hyphens. */
function slugOf(heading: string): string {
  return heading
    .replace(/\{[^{}]*\}\s*$|[`*_'‘’"“”]/g, '')
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^(?=[0-9-])/, 'id-')
    .replace(/-+/g, '-')
    .replace(/-$/, '');
}

/** Prefixes of pandoc-crossref (its README, "General options") and of bookdown (its manual, "Cross-references" and "Theorems and proofs"). */
const PREFIXED = /^(?:fig|tbl|tab|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|hyp|rem|sol|proof):/i;

/** Whether a key of running Markdown has the form of a cross-reference of Quarto, pandoc-crossref or bookdown, which their filters resolve, or of one of the `kinds` that a project declares. */
export function looksLikeCrossReference(key: string, kinds: readonly string[] = []): boolean {
  return kinds.some((kind) => key.startsWith(`${kind}-`)) || isCrossReference(key) || PREFIXED.test(key);
}
