import { pandocSyntax } from '../../../src/core/citation/markdown/pandoc';
import { type ContextRow, checkAcceptance, checkContexts } from './table';

const pandoc = pandocSyntax();
const quarto = pandocSyntax({ crossReferences: true });

describe('typing a pandoc citation', () => {
  checkContexts(pandoc, [
    ['[@|', ['', '']],
    ['[@|]', ['', '']],
    ['@|', ['', '']],
    ['-@|', ['', '']],
    ['[-@fl|]', ['fl', 'fl']],
    ['@fl|ash.', ['fl', 'flash']],
    ['[see @fla|, p. 3]', ['fla', 'fla']],
    ['[@a; @b|]', ['b', 'b', 'a']],
    ['[@a|; @b; @c]', ['a', 'a', 'b', 'c']],
    ['[@a; @|', ['', '', 'a']],
    ['[@a; |', ['', '', 'a']],
    ['[@a;|]', ['', '', 'a']],
    ['[@a; fla|]', ['fla', 'fla', 'a']],
    ['[@a; see |@b]', undefined],
    ['[text; |]', undefined],
    ['text; |', undefined],
    ['[@flash att|]', ['flash att', 'flash att']],
    ['[@flash att|ention]', ['flash att', 'flash attention']],
    ['[@flash attention, |]', undefined],
    ['[@smith p. 3|]', undefined],
    ['@flash att|', undefined],
    ['@smith. |', undefined],
    ['@smith.|', undefined],
    ['@a.b+|', ['a.b+', 'a.b+']],
    ['[@smith.|]', ['smith.', 'smith.']],
    ['@smith.|x', ['smith.', 'smith.x']],
    ['[@a\n \n; |', undefined],
    ['[@a\n; |', ['', '', 'a']],
    ['^[@a; |', undefined],
    ['[@a [b]; |', ['', '', 'a']],
    ['@DBLP:|', ['DBLP:', 'DBLP:']],
    ['@{a.b|}', ['a.b', 'a.b']],
    ['a@b|', undefined],
    ['\\@a|', undefined],
    ['`@a|`', undefined],
    ['```\n@a|\n```', undefined],
    ['```\n@a|', undefined],
    ['    @a|', undefined],
    ['<!-- @a| -->', undefined],
    ['$@a|$', undefined],
    ['---\ntitle: @a|\n---\n', undefined],
    ['---\nauthor: @a|\nnocite: "@b"\n---\n', undefined],
    ['---\nnocite: @|\n---\n', ['', '']],
    [
      '[@one two three four five  six seven eight|]',
      ['one two three four five  six seven eight', 'one two three four five  six seven eight'],
    ],
    ['[@one two three four five six seven eight nine|]', undefined],
    ['---\nnocite: "@a, @b|"\n---\n', ['b', 'b', 'a']],
    ['https://x.org/@a|', undefined],
    ['[x](http://x.org/@a|)', undefined],
    ['\\footnote{@a|}', undefined],
    ['[@a] |', undefined],
    ['no citation|', undefined],
    ['see (@a|)', ['a', 'a']],
    ['line one\n@a|', ['a', 'a']],
  ]);
  checkContexts(quarto, [
    ['@fig-|', undefined],
    ['@fi|', ['fi', 'fi']],
  ]);
  const locators =
    'p p. pp page pages ch ch. chs chap chaps chapter chapters sec secs section sections vol vols volume volumes fig figs figure figures no n eq eqs ' +
    'tab table para § §§ ¶¶ 3 33 p3 ch3';
  checkContexts(pandoc, [
    ...locators.split(' ').map((locator): ContextRow => [`[@smith ${locator}|]`, undefined]),
    ...['pagerank', 'network', 'chess'].map((word): ContextRow => [`[@smith ${word}|]`, [`smith ${word}`, `smith ${word}`]]),
    ...['see', 'Also', 'cf', 'eg', 'ie'].map((word): ContextRow => [`[@a; ${word}|]`, undefined]),
    ['[@a; egg|]', ['egg', 'egg', 'a']],
  ]);
  checkAcceptance(pandoc, [
    ['[@fla|]', 'dao2022', '[@dao2022]'],
    ['[@flash att|ention]', 'dao2022', '[@dao2022]'],
    ['[@a;|]', 'b', '[@a; @b]'],
    ['[@a; fla|]', 'b', '[@a; @b]'],
    ['@fla|', 'a.', '@{a.}'],
    ['@fla|', '.a', '@{.a}'],
    ['@fla|', '*', '@{*}'],
    ['@fla| b', 'a', '@a b'],
    ['[@fla|, b]', 'a', '[@a, b]'],
    ['@{fla|}', 'a,b', '@{a,b}'],
    ['@{fla|', 'a,b', '@{a,b}'],
    ['[@x|]', 'ends.', '[@{ends.}]'],
  ]);
});
