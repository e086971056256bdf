import assert from 'node:assert/strict';
import { typstCitations } from '../../../src/core/citation/typst/typstCitations';
import { scanTypst } from '../../../src/core/citation/typst/typstScan';

describe('what is live in a Typst text', () => {
  /** References and calls by where they are, and the brackets after them. */
  const visited = (text: string): string => {
    const events: string[] = [];
    scanTypst(text, text.length, {
      reference: (at) => {
        events.push(`@${at}`);
        return at + 1 + (/^\w+/.exec(text.slice(at + 1))?.[0].length ?? 0);
      },
      call: (at) => {
        events.push(`cite ${at}`);
        return at + 4;
      },
      closed: (open, close) => events.push(text.slice(open, close + 1)),
    });
    return events.join(' ');
  };
  const hidden = (text: string): string => {
    const pieces: string[] = [];
    scanTypst(text, text.length, {
      reference: () => undefined,
      call: () => undefined,
      hidden: (start, end) => {
        if (end > start) pieces.push(text.slice(start, end));
      },
    });
    return pieces.join('|');
  };
  for (const [text, events, pieces] of [
    ['a @b @c', '@2 @5', ''],
    ['\\@a @b', '@4', ''],
    ['// @a\n@b', '@6', '// @a'],
    ['/* @a /* @b */ @c */ @d', '@21', '/* @a /* @b */ @c */'],
    ['/* @a', '', '/* @a'],
    ['https://a.org/@b @c', '@17', '//a.org/@b'],
    ['http://a)@b', '@9', '//a'],
    ['http://a]@b', '@9', '//a'],
    ['http://a>@b', '@9', '//a'],
    ['http://a"@b', '@9', '//a'],
    ['a // @b', '', '// @b'],
    ['a / @b', '@4', ''],
    ['`@a` @b', '@5', '`@a`'],
    ['`@a', '@1', ''],
    ['`@a\n\n@b` @c', '@1 @5 @9', ''],
    ['``@a`` @b', '@2 @7', '``|``'],
    ['```@a``` @b', '@9', '```@a```'],
    ['```@a @b', '', '```@a @b'],
    ['``` `@a` ``` @b', '@13', '``` `@a` ```'],
    ['$@a$ @b', '@5', '@a$'],
    ['$ @a', '@2', ''],
    ['$a\\$@b$ @c', '@8', 'a\\$|@b$'],
    ['$ x #[@a] $ @b', '@6 @12', ' x #|[| $'],
    ['$ "@a$" $ @b', '@10', ' "@a$"| $'],
    ['$ // @a$\n$ @b', '@11', ' // @a$|\n$'],
    ['$ /* $ */ @a $ @b', '@15', ' /* $ */| @a $'],
    ['#let x = @a\n@b', '@12', '#let| x| = @a|\n'],
    ['#let x = [@a]; @b', '@10 @15', '#let| x| = [|;'],
    ['#set text(x); @a', '@14', '#set| text|(|x|)|;'],
    ['#show: x => [@a]\n@b', '@13 @17', '#show|: x| => [|\n'],
    ['#import "a": @b\n@c', '@16', '#import| "a"|: @b|\n'],
    ['#include "@a" @b', '', '#include| "@a"| @b'],
    ['#return @a\n@b', '@11', '#return| @a|\n'],
    ['#if x [@a] else [@b] @c', '@7 @17 @21', '#if| x| [| else| ['],
    ['#if x { @a } @b', '@13', '#if| x| {| @a| }'],
    ['#if x [@a] @b', '@7 @11', '#if| x| ['],
    ['#if (x) [@a] @b', '@9 @13', '#if| (|x|)| ['],
    ['#for x in y [@a] @b', '@13 @17', '#for| x| in| y| ['],
    ['#while x { [@a] } @b', '@12 @18', '#while| x| {| [| }'],
    ['#context [@a] @b', '@10 @14', '#context| ['],
    ['#context @a\n@b', '@12', '#context| @a|\n'],
    ['#emph[@a] @b', '@6 @10', '#emph|['],
    ['#emph(@a) @b', '@10', '#emph|(|@a|)'],
    ['#emph(x)[@a][@b] @c', '@9 @13 @17', '#emph|(|x|)|[|['],
    ['#a.b.c @d', '@7', '#a|.b|.c'],
    ['#a.b(x).c[@d] @e', '@10 @14', '#a|.b|(|x|)|.c|['],
    ['#a. @b', '@4', '#a'],
    ['#a{ @b }', '@4', '#a'],
    ['#{ @a } @b', '@8', '{| @a| }'],
    ['#{ [@a] } @b', '@4 @10', '{| [| }'],
    ['#( @a ) @b', '@8', '(| @a| )'],
    ['#[@a] @b', '@2 @6', '['],
    ['#"@a" @b', '@6', '#"@a"'],
    ['#"a\\"@b" @c', '@9', '#"a\\"@b"'],
    ['#"@a\n@b', '@5', '#"@a'],
    ['#f("@a") @b', '@9', '#f|(|"@a"|)'],
    ['#f("(", @a) @b', '@12', '#f|(|"("|, @a|)'],
    ['#f(`@a`) @b', '@9', '#f|(|`@a`|)'],
    ['#f(`)`) @b', '@8', '#f|(|`)`|)'],
    ['#f(/* ) */ x) @b', '@14', '#f|(|/* ) */| x|)'],
    ['#f(// )\n x) @b', '@12', '#f|(|// )|\n| x|)'],
    ['#f($)$) @a', '@8', '#f|(|$|)$|)'],
    ['# @a', '@2', ''],
    ['#1 @a', '@3', ''],
    ['[@a] @b', '@1 @5', ''],
    ['[@a @b', '@1 @4', ''],
    ['@a]@b', '@0 @3', ''],
    ['#f([@a)] @b', '@4', '#f|(|[| @b'],
    ['#f(]) @a', '@6', '#f|(|]|)'],
    ['#{ let x = 1; [@a] }\n@b', '@15 @21', '{| let| x| = 1;| [| }'],
    ['#{\n if x { y }\n [@a]\n} @b', '@17 @23', '{|\n| if| x| {| y| }|\n| [|\n|}'],
    ['#cite(<a>) @b', 'cite 1 (<a>) @11', '#cite|(|<a|>)'],
    ['#cite[<a>]', '', '#cite|['],
    ['#cites(<a>)', '', '#cites|(|<a|>)'],
    ['#f(cite(<a>))', 'cite 3 (<a>)', '#f|(|cite|(|<a|>)|)'],
    ['#{ cite(<a>) }', 'cite 3 (<a>)', '{| cite|(|<a|>)| }'],
    ['cite(<a>)', '', ''],
    ['#x.cite(<a>)', '', '#x|.cite|(|<a|>)'],
    ['@a[b] @c', '@0 [b] @6', ''],
    ['@a[b[c]] @d', '@0 [b[c]] @9', ''],
    ['@a [b] @c', '@0 @7', ''],
    ['@a[b', '@0', ''],
    ['#cite(<a>, supplement: [b]) @c', 'cite 1 (<a>, supplement: [b]) @28', '#cite|(|<a|>, supplement|: [|)'],
    ['#{cite(<a>)[x]}', 'cite 2 (<a>)', '{|cite|(|<a|>)|[|}'],
    ['#let c = cite(<a>)\n@b', 'cite 9 (<a>) @19', '#let| c| = cite|(|<a|>)|\n'],
    ['#if x [a] else if y [b] else [@c] @d', '@30 @34', '#if| x| [| else| if| y| [| else| ['],
    ['#if x [a]\n else [@c] @d', '@17 @21', '#if| x| [|\n'],
    ['#if x [a] elsewhere [@c] @d', '@21 @25', '#if| x| ['],
    ['#let f(x) = [\n@a\n]\n@b', '@14 @19', '#let| f|(|x|)| = [|\n'],
    ['#let f(x) = {\n[@a]\n}\n@b', '@15 @21', '#let| f|(|x|)| = {|\n|[|\n|}|\n'],
    ['$ x $ @a $ y $ @b', '@6 @15', ' x $| y $'],
    ['#f(a: [@b], c: (d, [@e]))@f', '@7 @20 @25', '#f|(|a|: [|, c|: (|d|, [|)|)'],
    ['a#b@c', '@3', '#b'],
    ['a#b-c@d', '@5', '#b-c'],
    ['#é[@a] @b', '@3 @7', '#é|['],
    ['#_a[@b] @c', '@4 @8', '#_a|['],
  ] as const)
    it(`is ${events || 'nothing'} in ${JSON.stringify(text)}`, () => {
      assert.equal(visited(text), events);
      assert.equal(hidden(text), pieces);
    });

  it('is looked for up to a place', () => {
    const found: number[] = [];
    const visitor = { reference: (at: number) => void found.push(at), call: () => undefined };
    scanTypst('@a @b @c', 0, visitor);
    scanTypst('@a @b @c', 1, visitor);
    scanTypst('@a @b @c', 5, visitor);
    assert.deepEqual(found, [0, 0, 3, 6]);
  });
});

describe('a citation in Typst', () => {
  for (const [text, found] of [
    ['@a', '@a = parenthetical a'],
    ['@a.', '@a = parenthetical a'],
    ['@a:', '@a = parenthetical a'],
    ['@a.b:', '@a.b = parenthetical a.b'],
    ['@a-', '@a- = parenthetical a-'],
    ['@a.b', '@a.b = parenthetical a.b'],
    ['@a..', '@a = parenthetical a'],
    ['@é1_x', '@é1_x = parenthetical é1_x'],
    ['@-a', ''],
    ['@.a', ''],
    ['@', ''],
    ['x@a', ''],
    ['1@a', ''],
    ['é@a', '@a = parenthetical a'],
    ['(@a)', '@a = parenthetical a'],
    ['@a[p. 3]', '@a[p. 3] = parenthetical a (p. 3)'],
    ['@a[p. [3]]', '@a[p. [3]] = parenthetical a (p. [3])'],
    ['@a [x]', '@a = parenthetical a'],
    ['@a[', '@a = parenthetical a'],
    ['@a[]', '@a[] = parenthetical a ()'],
    ['#cite(<a>)', '#cite(<a>) = parenthetical call a'],
    ['cite(<a>)', ''],
    ['#{cite(<a>)}', 'cite(<a>) = parenthetical call a'],
    ['#cite( <a> )', '#cite( <a> ) = parenthetical call a'],
    ['#cite(label("a b"))', '#cite(label("a b")) = parenthetical call a b'],
    [
      '#cite(label( "a\\"b\\\\c\\n\\t\\r\\u{e9}\\x" ))',
      '#cite(label( "a\\"b\\\\c\\n\\t\\r\\u{e9}\\x" )) = parenthetical call a"b\\c\n\t\ré\\x',
    ],
    ['#cite(label("\\u{110000}\\u{d800}"))', '#cite(label("\\u{110000}\\u{d800}")) = parenthetical call \\u{110000}\\u{d800}'],
    ['#cite(<a b>)', ''],
    ['#cite(<>)', ''],
    ['#cite("a")', ''],
    ['#cite(a)', ''],
    ['#cite()', ''],
    ['#cite(<a>, form: "prose")', '#cite(<a>, form: "prose") = textual call a'],
    ['#cite(<a>, form: "full")', '#cite(<a>, form: "full") = full call a'],
    ['#cite(<a>, form: "author")', '#cite(<a>, form: "author") = author call a'],
    ['#cite(<a>, form: "year")', '#cite(<a>, form: "year") = year call a'],
    ['#cite(<a>, form: "normal")', '#cite(<a>, form: "normal") = parenthetical call a'],
    ['#cite(<a>, form: none)', '#cite(<a>, form: none) = nocite call a'],
    ['#cite(<a>, form : "prose")', '#cite(<a>, form : "prose") = textual call a'],
    ['#cite(<a>, form: "odd")', '#cite(<a>, form: "odd") = parenthetical call a'],
    ['#cite(<a>, form: auto)', '#cite(<a>, form: auto) = parenthetical call a'],
    ['#cite(<a>, style: "form: \\"prose\\"")', '#cite(<a>, style: "form: \\"prose\\"") = parenthetical call a'],
    ['#cite(<a>, supplement: [p. 3])', '#cite(<a>, supplement: [p. 3]) = parenthetical call a (p. 3)'],
    ['#cite(<a>, supplement: [p. [3]], form: "prose")', '#cite(<a>, supplement: [p. [3]], form: "prose") = textual call a (p. [3])'],
    ['#cite(<a>, supplement: "p. 3")', '#cite(<a>, supplement: "p. 3") = parenthetical call a (p. 3)'],
    ['#cite(<a>, supplement: "p. 3", form: "prose")', '#cite(<a>, supplement: "p. 3", form: "prose") = textual call a (p. 3)'],
    ['#cite(<a>, supplement: f[x])', '#cite(<a>, supplement: f[x]) = parenthetical call a'],
    ['#cite(<a>, (form: "prose"))', '#cite(<a>, (form: "prose")) = parenthetical call a'],
    ['#cite(<a>, f(supplement: [x]), form: "year")', '#cite(<a>, f(supplement: [x]), form: "year") = year call a'],
    ['#cite(<a>, supplement: {x})', '#cite(<a>, supplement: {x}) = parenthetical call a'],
    ['#cite(<a>, supplement: "p\\"3")', '#cite(<a>, supplement: "p\\"3") = parenthetical call a'],
    ['#cite(<a>, "[", form: "prose")', '#cite(<a>, "[", form: "prose") = textual call a'],
    ['#cite(<a>, supplement: [x \\] y])', '#cite(<a>, supplement: [x \\] y]) = parenthetical call a (x \\] y)'],
    ['#cite(<a>, supplement: [], form: "full")', '#cite(<a>, supplement: [], form: "full") = full call a ()'],
    ['#cite(<a>', ''],
    ['#cite(label("a","b"))', ''],
    ['#cite(label("a\n"))', ''],
    ['#cite(<a>)[x]', '#cite(<a>) = parenthetical call a'],
    ['#cite(<a>) @b #cite(<c>)', '#cite(<a>) = parenthetical call a | @b = parenthetical b | #cite(<c>) = parenthetical call c'],
    ['#cite(<a>, suplement: [x], forms: "prose")', '#cite(<a>, suplement: [x], forms: "prose") = parenthetical call a'],
  ] as const)
    it(`is ${found || 'none'}`, () => {
      const shown = typstCitations(text).map(({ start, end, form, call, key, supplement }) => {
        assert.equal(text.slice(key.start, key.end) === key.key || text.includes('\\'), true);
        const note = supplement === undefined ? '' : ` (${text.slice(supplement.start, supplement.end)})`;
        return `${text.slice(start, end)} = ${form}${call ? ' call' : ''} ${key.key}${note}`;
      });
      assert.equal(shown.join(' | '), found);
    });
});
