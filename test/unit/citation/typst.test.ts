import { deepEqual, equal } from 'node:assert/strict';
import type { WriteOptions } from '../../../src/core/citation/syntax';
import { typstSyntax } from '../../../src/core/citation/typst/typstSyntax';
import { checkAcceptance, checkChanges, checkCitations, checkContexts, checkInsertions, checkRemovals } from './table';

const typst = typstSyntax();

describe('Typst citations', () => {
  checkCitations(typst, [
    ['@a says', 'parenthetical: a'],
    ['@a[p. 3] and @b.', 'parenthetical: a', 'parenthetical: b'],
    ['@smith:2020_a-b.c: and (@d)', 'parenthetical: smith:2020_a-b.c', 'parenthetical: d'],
    ['#cite(<a>)', 'cite: a'],
    ['#cite(<a>, form: "prose", supplement: [p. 3])', 'cite: a'],
    ['#cite( <a> , supplement: [see @b])', 'cite: a', 'parenthetical: b'],
    ['#cite(label("A (b), c"))', 'cite: A (b), c'],
    ['#cite(label("a\\"b\\\\c\\u{e9}"))', 'cite: a"b\\cé'],
    ['#cite(<!--)\\cite> '],
    ['// @a\n@b // @c', 'parenthetical: b'],
    ['/* @a /* @b */ @c */ @d', 'parenthetical: d'],
    ['https://x.org/@a @b', 'parenthetical: b'],
    ['`@a` ```\n@b\n``` ``@c', 'parenthetical: c'],
    ['````\n```\n@a\n````\n@b', 'parenthetical: b'],
    ['$x_@a$ @b', 'parenthetical: b'],
    ['$x #[see @a] "@no" #f($y$)[@b] \\$ @no$ @c', 'parenthetical: a', 'parenthetical: b', 'parenthetical: c'],
    ['$x #[@a$ @b', 'parenthetical: a', 'parenthetical: b'],
    ['a@b.org \\@c'],
    ['"@a" is quoted', 'parenthetical: a'],
    ['#link("mailto:@a")[@b]', 'parenthetical: b'],
    ['#let x = "@a"\n@b', 'parenthetical: b'],
    ['#let f(x) = {\n  let y = "@a"\n  [@b]\n}\n@c', 'parenthetical: b', 'parenthetical: c'],
    ['#set text(lang: "@a")\n#show "x": [@b]\n@c', 'parenthetical: b', 'parenthetical: c'],
    ['#figure(\n  image("a@b.png"),\n  caption: [From @c],\n) <fig>', 'parenthetical: c'],
    ['#if x [@a] else [@b] and @c', 'parenthetical: a', 'parenthetical: b', 'parenthetical: c'],
    ['#for x in y { cite(<a>) }', 'cite: a'],
    ['#footnote[See @a.] #text(red)[@b] #x.y @c', 'parenthetical: a', 'parenthetical: b', 'parenthetical: c'],
    ['#{ cite(<a>); [@b] } @c', 'cite: a', 'parenthetical: b', 'parenthetical: c'],
    ['#show: doc.with(\n  title: [On @a],\n  author: "x@y",\n)\n\n@b', 'parenthetical: a', 'parenthetical: b'],
    ['= Heading @a <sec>\n- item @b', 'parenthetical: a', 'parenthetical: b'],
    ['[@a] [[@b]] ] @c', 'parenthetical: a', 'parenthetical: b', 'parenthetical: c'],
    ['#cite(<a>'],
    ['@ and @. and @-'],
    ['如@a 王 @王', 'parenthetical: a', 'parenthetical: 王'],
    ['#bibliography("refs.bib", style: "@a") @b', 'parenthetical: b'],
    ['#cite("a") #xcite(<a>) #cite (<b>) cite(<c>)'],
    ['#cite( label( "a" ) ) #cite(label("b\\u{zz}"))', 'cite: a', 'cite: b\\u{zz}'],
    ['@a.b. @a:b: c @a..b @a- @-a', 'parenthetical: a.b', 'parenthetical: a:b', 'parenthetical: a..b', 'parenthetical: a-'],
    ['#text[#if x] See @a', 'parenthetical: a'],
    ['#cite(label("a\\u{10ffff}\\u{110000}"))', 'cite: a\u{10ffff}\\u{110000}'],
    ['#cite(label("\\u{d7ff}\\u{d800}\\u{dfff}\\u{e000}"))', 'cite: \ud7ff\\u{d800}\\u{dfff}\ue000'],
    ['@a[@b [c] @d] @e[x', 'parenthetical: a', 'parenthetical: b', 'parenthetical: d', 'parenthetical: e'],
  ]);
});

describe('typing a Typst citation', () => {
  checkContexts(typst, [
    ['@|', ['', '']],
    ['@fl|', ['fl', 'fl']],
    ['@fl|ash.', ['fl', 'flash']],
    ['@a @b|', ['b', 'b', 'a']],
    ['#cite(<|', ['', '']],
    ['#cite(<fla|sh>)', ['fla', 'flash']],
    ['#cite(<flash att|>)', ['flash att', 'flash att']],
    ['#cite(label("x y|"))', ['x y', 'x y']],
    ['#cite(label("x\\"y|z"))', ['x\\"y', 'x\\"yz']],
    ['#cite(<a>, form: |)', undefined],
    ['#figure(caption: [@f|])', ['f', 'f']],
    ['// @f|', undefined],
    ['/* @f|', undefined],
    ['`@f|`', undefined],
    ['#let x = "@f|', undefined],
    ['$@f|$', undefined],
    ['a@b|', undefined],
    ['\\@f|', undefined],
    ['= Heading <f|', undefined],
    ['@a b|', undefined],
    ['@a @b @c|', ['c', 'c', 'a', 'b']],
    ['@a, @c|', ['c', 'c']],
    ['@a\n@c|', ['c', 'c', 'a']],
    ['@a\n\n@c|', ['c', 'c']],
    ['#cite(<a>) @b|', ['b', 'b', 'a']],
    ['#cite(  <a|', ['a', 'a']],
    ['#cite(label( "a|', ['a', 'a']],
    ['#cite(label("a\n|', undefined],
    ['#xcite(<a|', undefined],
    ['@a|.b', ['a', 'a.b']],
    ['@a|: b', ['a', 'a']],
    ['@a[see @b|]', ['b', 'b']],
    [`@a${' '.repeat(120)}@b|`, ['b', 'b', 'a']],
  ]);
  checkAcceptance(typst, [
    ['@fl|', 'dao2022', '@dao2022'],
    ['@fl|', 'DBLP/x', '#cite(label("DBLP/x"))'],
    ['#cite(<fl|>)', 'dao2022', '#cite(<dao2022>)'],
    ['#cite(<fl|', 'dao2022', '#cite(<dao2022>'],
    ['#cite(<fl|>)', 'a/b', '#cite(label("a/b"))'],
    ['#cite(label("fl|"))', 'a"b', '#cite(label("a\\"b"))'],
  ]);
});

describe('citing in Typst', () => {
  checkInsertions(typst, [
    ['word|', 'a', 'word @a'],
    ['|A phrase.|', 'a b', 'A phrase @a @b.'],
    ['word|', 'a', 'word #cite(<a>, form: "prose")', { form: 'textual' }],
    ['word|', 'a', 'word @a[p. 3]', { postnote: 'p. 3' }],
    ['@x|', 'a x', '@x @a'],
    ['@x| @y', 'a', '@x @y @a'],
    ['@x[p. 3|] says', 'a', '@x[p. 3] @a says'],
    ['#cite(<x>, form: "prose"|)', 'a', '#cite(<x>, form: "prose") #cite(<a>, form: "prose")'],
    ['@|', 'a b', '@a @b'],
    ['#cite(<|>)', 'a', '#cite(<a>)'],
    ['#cite(<|>)', 'a b', '#cite(<a>) @b'],
    ['word| @x', 'a', 'word @x @a'],
    ['@x|(y)', 'a', '@x @a (y)'],
    ['#cite(<|)', 'a', '#cite(<a>)'],
    ['#cite(<|)', 'a b', '#cite(<a>) @b'],
    ['#f(cite(<|>))', 'a', '#f(cite(<a>))', { prenote: 'see' }],
  ]);
  it('fills a call that nothing closes yet', () => {
    deepEqual(typst.insert('#cite(<', { start: 7, end: 7 }, ['a', 'b']), [{ offset: 7, length: 0, text: 'a>' }]);
  });
  const check = (expected: string, keys: readonly string[], options: WriteOptions = {}): void => {
    it(`writes ${expected}`, () => equal(typst.write(keys, options), expected));
  };
  check('#cite(label("a/b")) @c', ['a/b', 'c']);
  check('#cite(<a>, form: none)', ['a'], { form: 'nocite' });
  check('#cite(<a>, form: "year")', ['a'], { form: 'suppressAuthor' });
  for (const key of ['a.', 'a:', '.a', ':a', '-a']) check(`#cite(<${key}>)`, [key]);
  for (const key of ['a.b', 'a-', '_a', 'a:b-c']) check(`@${key}`, [key]);
  check('@a[\\== x]', ['a'], { postnote: '== x' });
  check('12\\. x @a[3\\. y]', ['a'], { prenote: '12. x', postnote: '3. y' });
  check('see @a[p. 3]', ['a'], { prenote: 'see', postnote: 'p. 3' });
  check('@a[\\#1 \\[x\\]]', ['a'], { postnote: '#1 [x]' });
  checkChanges(typst, [
    ['@a[p. 3]|', 'textual', '#cite(<a>, form: "prose", supplement: [p. 3])'],
    ['#cite(<a>, form: "prose", supplement: [p. 3]|)', 'parenthetical', '@a[p. 3]'],
    ['#cite(<a>, supplement: "S. 8-9"|)', 'parenthetical', undefined],
    ['#cite(<a>, form: "year", supplement: "S. 8-9"|)', 'parenthetical', '@a[S. 8-9]'],
    ['#cite(label("a\\"b")|)', 'author', '#cite(label("a\\"b"), form: "author")'],
    ['#cite(label("a/b")|)', 'author', '#cite(label("a/b"), form: "author")'],
    ['#{ cite(<a>|) }', 'full', '#{ cite(<a>, form: "full") }'],
    ['#{ cite(<a>, form: "full"|) }', 'parenthetical', undefined],
    ['@a|', 'parenthetical', undefined],
    ['@a[x]|', 'full', '#cite(<a>, form: "full", supplement: [x])'],
    ['@a|', 'suppressAuthor', undefined],
    ['#cite(<a>|, supplement : [p. 3])', 'full', '#cite(<a>, form: "full", supplement: [p. 3])'],
    ['#cite(<a>|, supplement:  [p. [3]])', 'full', '#cite(<a>, form: "full", supplement: [p. [3]])'],
    ['#cite(<a>|, supplement:[p. 3], f(x), form:none)', 'full', '#cite(<a>, form: "full", supplement: [p. 3])'],
    ['@a|', 'nocite', '#cite(<a>, form: none)'],
    ['#cite(<a>|, form:"year")', 'year', undefined],
    ['#cite(<a>|, form: "odd")', 'parenthetical', undefined],
    ['#cite(<a>|, supplement: [form: "full"])', 'full', '#cite(<a>, form: "full", supplement: [form: "full"])'],
    ['#cite(<a>|, supplement: "x", form: "prose")', 'textual', undefined],
    ['none|', 'textual', undefined],
  ]);
  checkRemovals(typst, [
    ['word @a[p. 3|].', 'word.'],
    ['word #cite(<a>|) next', 'word next'],
    ['none|', undefined],
  ]);
});
