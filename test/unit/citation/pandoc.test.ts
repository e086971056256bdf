import { equal } from 'node:assert/strict';
import { pandocSyntax } from '../../../src/core/citation/markdown/pandoc';
import type { WriteOptions } from '../../../src/core/citation/syntax';
import { checkChanges, checkCitations, checkInsertions, checkKeyRemovals, checkRemovals } from './table';

const pandoc = pandocSyntax();
const quarto = pandocSyntax({ crossReferences: true });

describe('pandoc citations', () => {
  checkCitations(pandoc, [
    ['[@a]', 'parenthetical: a'],
    ['[see @a, p. 3; -@b]', 'parenthetical: a b'],
    ['[-@a]', 'suppressAuthor: a'],
    ['-@a says', 'suppressAuthor: a'],
    ['@a [p. 33] says', 'textual: a'],
    ['@a [p. 33; see @b]', 'textual: a b'],
    ['@a [@b; @c]', 'textual: a b c'],
    ['@a.', 'textual: a'],
    ['@a: @b, @c; (@d)', 'textual: a', 'textual: b', 'textual: c', 'textual: d'],
    ['{{< video @a >}} @b {{% ref "@c" %}} {{< open @d', 'textual: b', 'textual: d'],
    ['@DBLP:conf/nips/V17 and @doi:10.1/x.', 'textual: DBLP:conf/nips/V17', 'textual: doi:10.1/x'],
    ['[@{a.}; @{x/y,z}]', 'parenthetical: a. x/y,z'],
    ['[@a](http://x.org)', 'textual: a'],
    ['[@a; nothing]', 'textual: a'],
    ['[@half typed; @b', 'textual: half', 'textual: b'],
    ['[@a; @]', 'textual: a'],
    ['a@b.org and <c@d.org> and x.@y'],
    ['\\@a \\[@b]', 'textual: b'],
    ['`@a` ``@b ` @c``'],
    ['```\n@a\n```'],
    ['```{r}\n#| label: @a\n```\n@b', 'textual: b'],
    ['```{r x, fig.cap="see `@a`"}\n@a\n```\n@b', 'textual: b'],
    ['```{asis, echo=TRUE}\n[@a]\n```\n@b', 'parenthetical: a', 'textual: b'],
    ['- a ` tick\n- @a\n- another `', 'textual: a'],
    ['[^1]:\n\n    Note @a.', 'textual: a'],
    ['~~~~\n~~~\n@a\n~~~~\n@b', 'textual: b'],
    ['```\n@a\nnever closed @b'],
    ['> ```\n> @a\n> ```\n> @b', 'textual: b'],
    ['text\n\n    @a\n\n@b', 'textual: b'],
    ['1. item\n\n    @a', 'textual: a'],
    ['[^n]: Note.\n\n    More, after [@a].', 'parenthetical: a'],
    ['<!-- [@a] --> @b', 'textual: b'],
    ['<!-- [@a]\n\n@b --> @c', 'textual: c'],
    ['<!-- never closed @a', 'textual: a'],
    ['---\nauthor: a @b\n---\n\n@c', 'textual: c'],
    ['---\nnocite: |\n  @a, @b\n...\n\n@c', 'nocite: a b', 'textual: c'],
    [
      '---\nmy-nocite: @a\nacknowledgment: @b\nacknowledgement: @c\nacknowledgements: @d\nmy-title: @e\n---\n',
      'textual: b',
      'textual: c',
      'textual: d',
    ],
    ["---\nnocite: '@*'\nauthor: x @no\n---\n", 'nocite: *'],
    ['---\nabstract: |\n  As @a says,\n\n  [@b] too.\nauthor: "@no"\ntitle: On @c\n---\n', 'textual: a', 'parenthetical: b', 'textual: c'],
    ['Good are *A*\n(@a) and *B*\n(@b) too, [@b].', 'textual: a', 'textual: b', 'parenthetical: b'],
    ['(@x) One.\n(@y) Two.\n\nAs @x, @y and @a.', 'textual: a'],
    ['---\ntitle: x\n---\n\n---\nnocite: "[@a]"\n---\n\n@b', 'nocite: a', 'textual: b'],
    ['text\n\n---\n\n@a\n\n---\n', 'textual: a'],
    ['$x@y$ and $$\n@a\n$$ @b', 'textual: b'],
    ['\\begin{align}\n@a\n\\end{align}\n@b', 'textual: b'],
    ['\\footnote{@a} @b', 'textual: b'],
    ['https://medium.com/@user [x](mailto:a@b) @c', 'textual: c'],
    ['see ![@a](x.png) and [text](http://x/@y)', 'textual: a'],
    ['note^[see @a] and ^[[@b]]', 'textual: a', 'parenthetical: b'],
    ['(@ex) An example.\n\nAs @ex shows @a.', 'textual: a'],
    ['| @a | [@b] |', 'textual: a', 'parenthetical: b'],
    ['*see @a* **[@b]** "@c"', 'textual: a', 'parenthetical: b', 'textual: c'],
    ['[@a, §3 [see [1]]; @b]', 'parenthetical: a b'],
    ['@fig-a', 'textual: fig-a'],
    ['@a!/b @{a{bc}de}', 'textual: a', 'textual: a{bc}de'],
    ['(@good) As (@a) says.', 'textual: a'],
    ['[@a [@b; @c], p. 4]', 'parenthetical: a', 'parenthetical: b c'],
    ['@a [@b; p. 3]', 'textual: a', 'textual: b'],
    ['[@a [p. 3]; @b]', 'parenthetical: a b'],
    ['@{a{b}c} @{a{ }c}', 'textual: a{b}c'],
    ['---\nnocite: |\n  @a\n\n  @b\nauthor: "@c"\n---\n', 'nocite: a b'],
    ['---\nfrom: markdown+tex_math_single_backslash\n---\n\n\\(@a\\) \\[@b\\) @c\\] @d', 'textual: d'],
    ['@ and @, and -@ and [@]'],
    ['@müller_2020; 王@a, @王', 'textual: müller_2020', 'textual: 王'],
    ['::: {.note}\n[@a]\n:::', 'parenthetical: a'],
    ['```{note}\n[@a]\n```\n@b', 'parenthetical: a', 'textual: b'],
    ['\r\n[@a]\r\n\r\n```\r\n@b\r\n```\r\n@c', 'parenthetical: a', 'textual: c'],
  ]);
  checkCitations(quarto, [
    ['@fig-a [@b] @tbl-c @sec-d @eq-e @thm-f @Fig-g', 'parenthetical: b'],
    ['[@fig-a; @b]', 'parenthetical: b'],
    ['@figure2020 @section-x', 'textual: figure2020', 'textual: section-x'],
  ]);
});

describe('citing in pandoc Markdown', () => {
  checkInsertions(pandoc, [
    ['word|', 'a', 'word [@a]'],
    ['word | next', 'a', 'word [@a] next'],
    ['|A phrase.| Next', 'a b', 'A phrase [@a; @b]. Next'],
    ['|', 'a', '[@a]'],
    ['word|.', 'a', 'word [@a].'],
    ['see |this', 'a', 'see [@a] this'],
    ['(|)', 'a', '([@a])'],
    ['word|', 'a', 'word @a', { form: 'textual' }],
    ['word|', 'a b', 'word @a; @b [p. 3]', { form: 'textual', postnote: 'p. 3' }],
    ['|says', 'a', '@a says', { form: 'textual' }],
    ['word|', 'a', 'word [-@a]', { form: 'suppressAuthor' }],
    ['word|', 'a', 'word [see @a, p. 3]', { prenote: 'see', postnote: 'p. 3' }],
    ['word|', 'x y', 'word [@x; @y]'],
    ['[@|]', 'a b', '[@a; @b]'],
    ['@|', 'a', '@a'],
    ['[@x|]', 'a x', '[@x; @a]'],
    ['[see @x, p. 3|]', 'a', '[see @x, p. 3; @a]'],
    ['[|@x]', 'a', '[@x; @a]'],
    ['[@x]|', 'a', '[@x; @a]'],
    ['word| [@x]', 'a', 'word [@x; @a]'],
    ['[@x; |]', 'a', '[@x; @a]'],
    ['@x| says', 'a', '@x; @a says'],
    ['@x [p. 3|] says', 'a', '@x [p. 3]; @a says'],
    ["---\nnocite: '@x|'\n---\n", 'a', "---\nnocite: '@x, @a'\n---\n"],
    ["---\nnocite: '@x'\n---\n\n|", 'a', "---\nnocite: '@x'\n---\n\n[@a]"],
    ['[@x|  ]', 'a', '[@x; @a  ]'],
    ['@x,  @y| say', 'a', '@x,  @y; @a say'],
    ['@x| @y', 'a', '@x; @a @y'],
    ['[@x;\t|]', 'a', '[@x;\t@a]'],
    ['@x| [@y] and', 'a', '@x [@y]; @a and'],
    ['[@x|]', 'a', '[@x; -@a]', { form: 'suppressAuthor' }],
    ['[@x|]', 'a', '[@x; @a]', { form: 'textual' }],
  ]);
});

describe('writing a pandoc citation', () => {
  const check = (expected: string, keys: readonly string[], options: WriteOptions = {}): void => {
    it(`writes ${expected}`, () => equal(pandoc.write(keys, options), expected));
  };
  check('[@{a,b}; @{x.}]', ['a,b', 'x.']);
  check('[@a_b:c/d]', ['a_b:c/d']);
  check('[@{a--b}]', ['a--b']);
  check('[@a, p. 3\\; 4 \\@x]', ['a'], { postnote: 'p. 3; 4 @x' });
  check('[@a, [3]]', ['a'], { postnote: '[3]' });
  check('[@a, 3\\]]', ['a'], { postnote: '3]' });
  check('[@a]', ['a'], { form: 'full' });
  check('[-@a]', ['a'], { form: 'year' });
});

describe('changing a pandoc citation', () => {
  checkChanges(pandoc, [
    ['[@a|]', 'textual', '@a'],
    ['[see @a, p. 3|]', 'textual', 'see @a [p. 3]'],
    ['[@a; @b|]', 'textual', '@a; @b'],
    ['[see @a, p. 3; -@b|]', 'textual', 'see @a [p. 3]; @b'],
    ['@a; @b| say', 'parenthetical', '[@a; @b] say'],
    ['@a [p. 3|]; @b say', 'parenthetical', '[@a, p. 3; @b] say'],
    ['@a; @b| say', 'suppressAuthor', '[-@a; -@b] say'],
    ['[@a; see @b|]', 'suppressAuthor', '[-@a; see -@b]'],
    ['[-@a; -@b|]', 'parenthetical', '[@a; @b]'],
    ['[-@a, 3|]', 'textual', '@a [3]'],
    ['@a|', 'parenthetical', '[@a]'],
    ['@a [p. 3|]', 'parenthetical', '[@a, p. 3]'],
    ['@a [p. 3; @b|]', 'parenthetical', '[@a, p. 3; @b]'],
    ['@a [@b|]', 'parenthetical', '[@a; @b]'],
    ['@a|', 'suppressAuthor', '[-@a]'],
    ['-@a|', 'textual', '@a'],
    ['@{a.}|', 'parenthetical', '[@{a.}]'],
    ['@a| [ ]', 'parenthetical', '[@a]'],
    ['@a or; @b| say', 'parenthetical', '@a or; [@b] say'],
    ['@a; or @b| say', 'parenthetical', '@a; or [@b] say'],
    ['[@a , p. 3|]', 'textual', '@a [p. 3]'],
    ['-@a|-b', 'textual', '@a-b'],
    ['---\nnocite: "@a|"\n---\n', 'textual', undefined],
    ['[@a|]', 'full', undefined],
    ['[@a|]', 'parenthetical', undefined],
    ['none|', 'textual', undefined],
  ]);
  checkRemovals(pandoc, [
    ['word [@a|].', 'word.'],
    ['@a| says', 'says'],
    ['@a|; @b say', '@b say'],
    ['@a; @b| say', '@a say'],
    ['@a; @b|; @c say', '@a; @c say'],
    [`@a${' '.repeat(100)}[p. 3|] next`, 'next'],
    [`@a${' '.repeat(101)}[p. 3|] next`, undefined],
    ['@a\n  [p. 3|]', ''],
    ['@a\nx[p. 3|]', undefined],
    ['@a [^1]|', undefined],
    ['word @a [p. 3|] next', 'word next'],
    ["---\nnocite: '@a|'\n---\n", undefined],
    ['none|', undefined],
  ]);
  checkKeyRemovals(pandoc, [
    ['[@a|; @b; @c]', '[@b; @c]'],
    ['[@a; @b|; @c]', '[@a; @c]'],
    ['[@a; @b; @c|]', '[@a; @b]'],
    ['[see @a|, p. 3; @b]', '[@b]'],
    ['[@a; see -@b|, p. 3]', '[@a]'],
    ['@a [p. 3; see @b|] says', '@a [p. 3] says'],
    ['@a [@b|] says', '@a says'],
    ['@a| [@b] says', undefined],
    ['[@a|;  @b]', '[@b]'],
    ['[ @a|; @b]', '[ @b]'],
    ['---\nnocite: "@a, @b|"\n---\n', '---\nnocite: "@a"\n---\n'],
    ['---\nnocite: "@a|, @b"\n---\n', '---\nnocite: "@b"\n---\n'],
    ['---\nnocite: "@a and @b|"\n---\n', undefined],
    ['[@a|]', undefined],
    ['[see| @a; @b]', undefined],
    ["---\nnocite: '@a, @b|, @c'\n---\n", "---\nnocite: '@a, @c'\n---\n"],
    ['---\nnocite:\n  - "@a|"\n  - "@b"\n---\n', undefined],
  ]);
});
