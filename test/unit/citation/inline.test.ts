import assert from 'node:assert/strict';
import { inlineTokens } from '../../../src/core/citation/markdown/inline';

const raw = String.raw;

/** The tokens of a text, zones as their kind and text, others as their sign. */
function read(text: string, backslashMath = false, start = 0, end = text.length): string {
  const paragraph = { start, end };
  return (backslashMath ? inlineTokens(text, paragraph, true) : inlineTokens(text, paragraph))
    .map((token) => (token.type === 'zone' ? `${token.zone.kind}:${text.slice(token.zone.start, token.zone.end)}` : text.charAt(token.at)))
    .join(' ');
}

function check(rows: Readonly<Record<string, string>>, backslashMath = false): void {
  for (const [text, expected] of Object.entries(rows)) assert.equal(read(text, backslashMath), expected, JSON.stringify(text));
}

describe('the parts of a paragraph that are not prose', () => {
  it('are code between as many backticks, or the backticks themselves', () => {
    check({
      'a `b @c` @d': 'code:`b @c` @',
      '``a ` b`` @': 'code:``a ` b`` @',
      '`a`` @ ``b`': 'code:`a`` @ ``b`',
      '`` a @': 'code:`` @',
      '`a` `b` @': 'code:`a` code:`b` @',
      '```a`` b` @': 'code:``` code:`` code:` @',
      '`\\`@': 'code:`\\` @',
    });
  });

  it('are math by pandoc’s rules', () => {
    check({
      'a $x@y$ @': 'math:$x@y$ @',
      '$x$1 @': 'math:$ @',
      '$ x$ @': 'math:$ @',
      '$x $ @': 'math:$ @',
      '$$ @': '@',
      '$$x@$y$$ @': 'math:$$x@$y$$ @',
      '$$x\\$$ @$$ @': 'math:$$x\\$$ @$$ @',
      '$a\\$@b$ @': 'math:$a\\$@b$ @',
      '$5 and @a': '@',
      '$5 and $6 @a': 'math:$ @',
      'a $b @c $d$': 'math:$ @ math:$d$',
      '\\$a$ @': '@',
    });
    check({ [raw`\(a@b\) @`]: '@ @', [raw`\[a@b\] @`]: '@ @' });
    check(
      {
        [raw`\(a@b\) @`]: raw`math:\(a@b\) @`,
        [raw`\[a@b\] @`]: raw`math:\[a@b\] @`,
        [raw`\(a @ \[b\] @`]: raw`@ math:\[b\] @`,
        [raw`\[a @ \(b\) @`]: raw`@ math:\(b\) @`,
        [raw`\(a\] @ b\) @`]: raw`math:\(a\] @ b\) @`,
        [raw`\(a @ \(b`]: '@',
      },
      true,
    );
  });

  it('are commands of LaTeX with their arguments', () => {
    check({
      [raw`\cite[a@]{b@} @`]: raw`tex:\cite[a@]{b@} @`,
      [raw`\cite*{b@}{c} {d} @`]: raw`tex:\cite*{b@}{c} @`,
      [raw`\cite {b@}`]: raw`tex:\cite @`,
      [raw`\a{b{c}@}d @`]: raw`tex:\a{b{c}@} @`,
      [raw`\a{b\}@}d @`]: raw`tex:\a{b\}@} @`,
      [raw`\a{b @`]: raw`tex:\a @`,
      [raw`\a[{]}] @`]: raw`tex:\a[{]}] @`,
      [raw`\a b] @`]: raw`tex:\a ] @`,
      [raw`\a[b} @`]: raw`tex:\a [ @`,
      [raw`\verb|a@| @`]: raw`tex:\verb|a@| @`,
      [raw`\verb*+a@+ @`]: raw`tex:\verb*+a@+ @`,
      [raw`\verb|a@`]: '@',
      [raw`\verba|a@|`]: raw`tex:\verba @`,
      [raw`\1 @`]: '@',
      [raw`\@ \[ \] @`]: '@',
      [raw`\\@`]: '@',
    });
    assert.equal(read(`\\a{${'b'.repeat(20_000)}@}`).split(' ').length, 2);
    assert.equal(read(`\\a${'{'.repeat(200)}@${'}'.repeat(200)}`), 'tex:\\a @');
  });

  it('are tags, comments and addresses', () => {
    check({
      '<a href="@x"> @': 'html:<a href="@x"> @',
      '</a> <?x@?> <!x@> @': 'html:</a> html:<?x@?> html:<!x@> @',
      '<@a> <1@> < a@>': '@ @ @',
      '<a @b <c>': '@ html:<c>',
      '<a @b': '@',
      '<!-- @a > --> @b': 'html:<!-- @a > --> @',
      '<!-- @a > @b': '@ @',
      '<!-- @a <!-- @b': '@ @',
      'https://a.org/@b @c': 'link:://a.org/@b @',
      'https://a.org/@b) @c': 'link:://a.org/@b @',
      'https:// @c': 'link::// @',
      ': //@c': '@',
      '://@c': '@',
      '1://@c': '@',
      'a:/@c': '@',
      '<https://a.org/@b> @': 'html:<https://a.org/@b> @',
    });
    assert.equal(read(`<a${'b'.repeat(20_000)}> @`), '@');
  });

  it('are the addresses of links and their definitions', () => {
    check({
      '[a](b@c) @': '[ ] link:(b@c) @',
      '[a](b(@)c) @': '[ ] link:(b(@)c) @',
      '[a](b\\)@c) @': '[ ] link:(b\\)@c) @',
      '[a](b @c': '[ ] @',
      '[a] (b@c)': '[ ] @',
      'a](b@)c) @': '] link:(b@) @',
      '[a]: b@c "d@" @e': '[ ] @ @ @',
      '[a]: b  "d@"': '[ ] link:: b  "d@"',
      '[a]: b@c "d@"': '[ ] link:: b@c "d@"',
      "[a]: <b @c> 'd@'\n@": "[ ] link:: <b @c> 'd@' @",
      '[a]: b (c@)  \nd': '[ ] link:: b (c@)  ',
      '   [a]:b@': '[ ] link::b@',
      '    [a]:b@': '[ ] @',
      'x [a]: b@': '[ ] @',
      '[a] b [c]: d@': '[ ] [ ] @',
      'x\n[a]: b@': '[ ] link:: b@',
      '[@a]: b@': '[ @ ] @',
      '[^a]: b@': '[ ] @',
      '[]: b@': '[ ] @',
      '[a] : b@': '[ ] @',
      '[a]:': '[ ]',
      '[a]: <b': '[ ]',
      'a: b@': '@',
    });
    assert.equal(read(`[${'a'.repeat(201)}]: b@`), '[ ] link:: b@');
    assert.equal(read(`[${'a'.repeat(202)}]: b@`), '[ ] @');
    assert.equal(read(`](${'('.repeat(200)}@`), '] @');
    assert.equal(read('[a]: b@\nc', false, 0, 6), '[ ] link:: b');
  });

  it('are shortcodes and attributes', () => {
    check({
      '{{< video @a >}} @': 'code:{{< video @a >}} @',
      '{{% video @a %}} @': 'code:{{% video @a %}} @',
      '{{< video @a %}} @': '@ @',
      '{{ @a }}': '@',
      '[a]{.b c="@d"} @': '[ ] code:{.b c="@d"} @',
      '[a]{#b @c} @': '[ ] code:{#b @c} @',
      '[a]{b-c=@d} @': '[ ] code:{b-c=@d} @',
      '[a]{ .b@} @': '[ ] code:{ .b@} @',
      '[a]{b @c}': '[ ] @',
      '[a] {.b @c}': '[ ] @',
      '[a]{x {.b} @c}': '[ ] @',
      'a{.b @c}': '@',
      '[a]{.b @c': '[ ] @',
      '[a](b){.c @d} @': '[ ] link:(b) code:{.c @d} @',
      '`a`{.c @d} @': 'code:`a` code:{.c @d} @',
      '::: {.a @b} @': 'code:{.a @b} @',
      ':::{.a @b} @': 'code:{.a @b} @',
      'x\n  ::::: {#a @b} @': 'code:{#a @b} @',
      ':: {.a @b}': '@',
      'x ::: {.a @b}': '@',
      '::: x {.a @b}': '@',
      '# A {.b @c} @': 'code:{.b @c} @',
      '###### A {#b @c} @': 'code:{#b @c} @',
      '####### A {#b @c}': '@',
      '#A {#b @c}': '@',
      '# A{#b @c}': '@',
      'x\n## A @b {#c @d}': '@ code:{#c @d}',
      'x # A {#b @c}': '@',
    });
    assert.equal(read(`# ${'a'.repeat(490)} {#b @c}`), 'code:{#b @c}');
    assert.equal(read(`# ${'a'.repeat(510)} {#b @c}`), '@');
  });

  it('are looked for within the paragraph alone', () => {
    const text = 'x` $a <b> [c](d) \\e{f} `y $ > ) }';
    assert.equal(read(text, false, 2, 6), '');
    assert.equal(read('a`b @c` d', false, 2, 9), '@ code:`');
    assert.equal(read('a <b @c> d', false, 0, 6), '@');
    assert.equal(read('a $b @c$ d', false, 0, 6), '@');
    assert.equal(read('a \\b{c @d} e', false, 0, 9), 'tex:\\b @');
    assert.equal(read('a ](b @c) d', false, 0, 7), '] @');
    assert.equal(read('a https://b@c d', false, 0, 12), 'link:://b@');
    assert.equal(read('a <!-- @b --> d', false, 0, 10), '@');
    assert.equal(read('a {{< @b >}} d', false, 0, 10), '@');
    assert.equal(read('https://b@c', false, 5), '@');
    assert.equal(read('x]{.a @b}', false, 2), '@');
    assert.equal(read('\\verb|a@b|c', false, 0, 9), '@');
    assert.equal(read('@ $a$', false, 0, 4), '@');
    assert.equal(read('@ \\(a\\)', true, 0, 6), '@');
  });

  it('leave brackets, semicolons and marks of keys', () => {
    check({ '[@a; @b]': '[ @ ; @ ]', '\\[@a\\; \\@b\\]': '@', 'a@b': '@', '': '' });
  });
});
