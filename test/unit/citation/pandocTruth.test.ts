import { deepEqual } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { syntaxFor } from '../../../src/core/citation/forLanguage';
import { pandocSyntax } from '../../../src/core/citation/markdown/pandoc';

/** Texts in which pandoc itself says what is cited. */
const CASES: readonly string[] = [
  '@a says',
  '[@a]',
  '[-@a]',
  '[see @a, pp. 33-35; also @b, ch. 1]',
  '[see @a, and @b; @c]',
  'As [@a, p. 3; -@b; see @c] says',
  '@a [p. 33]',
  '@a [p. 33; @b]',
  '@a [see @b]',
  '@a[p. 3] and @b [-@c]',
  '@a\n[p. 33; @b]',
  '@a [p. 3; nothing]',
  '@a [text](url)',
  '[foo; @a]',
  '[@a; foo]',
  '[@a;]',
  '[@a](http://x.org)',
  '[see @a](http://x.org) [@b]',
  '[@a]{.mark}',
  'note^[see @a, and [@b]]',
  '![see @a](img.png)',
  '@a_b-c:d.e/f, @g. @h: @i; @j? (@k) "@l" *@m* **@n** _@o_',
  '@a--b and @c-- and @d...',
  '@doi:10.1000/182 [@DBLP:conf/nips/VaswaniSPUJGKP17]',
  '@{a b} @{x/y,z} @{a.} [@{https://x.org/?a=b}, p. 3]',
  '@_x @1999 @é2020 @王2020 @{王}',
  'a@b.org a.@b x_@y foo-@bar (a@b)',
  '\\@a \\\\@b @\\_c',
  '`@a` ``x ` @b`` @c',
  '`@a unclosed @b',
  '```\n@a\n```\n\n@b',
  '~~~ {.r}\n@a\n~~~\n@b',
  '````\n```\n@a\n````\n@b',
  'text\n\n    @code\n\n@b',
  '- item @a\n\n    still the item @b\n',
  '[^1]: note @a\n\n    more @b\n\ntext[^1]',
  '<!-- @a --> @b <!-- [@c]\n\n@d --> @e',
  '<a href="x@y">@a</a> <m@n.org>',
  '$@a$ $x$ @b costs $5 and $6 @c $$@d$$',
  '\\footnote{@a} \\emph{see [@b]} @c',
  '\\begin{equation}\n@a\n\\end{equation}\n\n@b',
  '---\ntitle: T\nnocite: |\n  @b, @c\n---\n\n@d',
  "---\nnocite: '@*'\n---\n\n[@d]",
  '# Heading @a {#id}\n\n> quote [@b]\n\n| @c | d |\n|----|---|\n| @e | f |\n',
  '(@good) An example.\n\nAs @good shows, and @a.',
  '[@a] [@b]',
  '[[@a]]',
  '[see [x] @a]',
  '[@a, p. [3]]',
  '[@a {iv, vi}, {32}]',
  '[@a, p. 3 \\; 4; @b]',
  '[@a\n; @b]',
  '[@a; @b',
  '[ @a ; @b ]',
  '[*see* @a, **p. 3**]',
  '[@a `x;y`; @b]',
  '[@a $x;y$; @b]',
  'Smith[@a].[@b]',
  '@a; @b, @c and @d',
  "@a's theorem",
  '@a\\ b @c^2^ @d~2~',
  '# Title {x="@a"}\n\n## Other @b {#id .c y="@d"}\n\n# With {@e}',
  '<pre>\n@a\n\n@b\n</pre>\n\n@c',
  '<script>\n@a\n</script>\n<style>@b</style>\n<textarea>@c</textarea>\n\n<pre>\n\n@d',
  '[a]\n\n[a]: http://x.org/@a "@b"\n[b]: <y> (@c)\n\n@d',
  'see \\verb|@a| and \\verb+@b, \\verb|@c',
  '`@a`{=html} `@b`{.r x="@c"} [@d]{.x y="@e"}',
  '```{=latex}\n@a\n```\n\n``` {.r x="@b"}\n@c\n```\n',
  'Term @a\n:   Definition @b\n\n| line @c\n| line\n\n: Caption @d\n\n| a |\n|---|\n| b |',
  '::: {.x y="@a"}\n@b\n:::\n\n![cap @c](a.png){fig-alt="@d"}',
  'sum \\(@a\\) and \\[@b\\] and \\\\(@c\\\\)',
  '---\ntitle: "On @a"\nabstract: see @b\n---\n\n@c',
];

/** Texts as R Markdown has pandoc read them: with tex_math_single_backslash. */
const IN_R_MARKDOWN: readonly string[] = [
  'sum \\(@a\\), \\(x @b',
  '\\[\n@a + [@b]\n\\]\n\n@c',
  'see \\[@a\\] and [@b] and \\\\(@c\\\\)',
  '[\\(x;y\\) @a; @b]',
  '\\(a\n\n@b\\)',
];

/** Where pandoc 2 and 3 read alike but call a key in a suffix one in the text, which is of the bracket's citation here. */
const IN_SUFFIX = new Set(['[see @a, and @b; @c]']);

function pandocSays(text: string, format = 'markdown'): string[] | undefined {
  const run = spawnSync('pandoc', ['-f', format, '-t', 'json'], { input: text, encoding: 'utf8' });
  if (run.status !== 0) return undefined;
  const found: string[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const child of node) walk(child);
    else if (typeof node === 'object' && node !== null) {
      if ('citationId' in node && 'citationMode' in node) found.push(`${String(node.citationId)} ${modeOf(node.citationMode)}`);
      for (const child of Object.values(node)) walk(child);
    }
  };
  const document: unknown = JSON.parse(run.stdout);
  walk(document);
  return found.sort();
}

function modeOf(mode: unknown): string {
  return typeof mode === 'object' && mode !== null && 't' in mode ? String(mode.t) : '';
}

function lecternSays(text: string, syntax = pandocSyntax()): string[] {
  const found = syntax.citations(text).flatMap((citation) =>
    citation.keys.map(({ key, start }, index) => {
      const dash = text.slice(citation.start, start).replace(/\{$/, '').endsWith('-@');
      const inText = !text.startsWith('[', citation.start) && index === 0;
      if (citation.form === 'nocite') return `${key} AuthorInText`;
      return `${key} ${dash ? 'SuppressAuthor' : inText ? 'AuthorInText' : 'NormalCitation'}`;
    }),
  );
  return found.sort();
}

describe('pandoc citations are those that pandoc finds', () => {
  for (const text of CASES) {
    it(JSON.stringify(text), function () {
      const truth = pandocSays(text);
      if (truth === undefined) this.skip();
      const keysOnly = (says: readonly string[]): readonly string[] =>
        IN_SUFFIX.has(text) ? says.map((s) => s.split(' ')[0] ?? '') : says;
      deepEqual(keysOnly(lecternSays(text)), keysOnly(truth));
    });
  }

  for (const text of IN_R_MARKDOWN) {
    it(`in R Markdown, and where the metadata asks for it: ${JSON.stringify(text)}`, function () {
      const truth = pandocSays(text, 'markdown+tex_math_single_backslash');
      if (truth === undefined) this.skip();
      deepEqual(lecternSays(text, syntaxFor('rmd')), truth);
      deepEqual(lecternSays(`---\nfrom: markdown+tex_math_single_backslash\n---\n\n${text}`), truth);
      deepEqual(lecternSays(`---\nmd_extensions: -tex_math_single_backslash\n---\n\n${text}`, syntaxFor('rmd')), pandocSays(text));
    });
  }
});
