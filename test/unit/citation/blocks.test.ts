import assert from 'node:assert/strict';
import { markdownBlocks } from '../../../src/core/citation/markdown/blocks';

/** The blocks of a text, each as its kind and its text. */
function read(text: string, until?: number): readonly string[] {
  return markdownBlocks(text, until).map(({ kind, start, end }) => `${kind}:${text.slice(start, end)}`);
}

describe('the blocks of a Markdown text', () => {
  const rows: Readonly<Record<string, readonly (readonly [text: string, ...blocks: string[]])[]>> = {
    'are paragraphs between blank lines': [
      [''],
      [' \n\t\n'],
      ['a\nb\n\nc', 'prose:a\nb\n', 'prose:c'],
      ['a\r\n\r\nb\r\n', 'prose:a\r\n', 'prose:b\r\n'],
      ['a\n \t \nb', 'prose:a\n', 'prose:b'],
      ['\n\na\n \nb\n\n', 'prose:a\n', 'prose:b\n'],
    ],
    'are the items of a list': [
      ['- a\n- b\nc\n', 'prose:- a\n', 'prose:- b\nc\n'],
      ['* a\n+ b\n- c', 'prose:* a\n', 'prose:+ b\n', 'prose:- c'],
      [
        '1. a\n12) b\n(3) c\n#. d\n(a) e\nB. f',
        'prose:1. a\n',
        'prose:12) b\n',
        'prose:(3) c\n',
        'prose:#. d\n',
        'prose:(a) e\n',
        'prose:B. f',
      ],
      ['[^1]: a\n[^b-c]: d', 'prose:[^1]: a\n', 'prose:[^b-c]: d'],
      ['> - a\n> - b', 'prose:> - a\n', 'prose:> - b'],
      [': a\n: b\n-\n-', 'prose:: a\n', 'prose:: b\n', 'prose:-\n', 'prose:-'],
      ['- a\n(@x) b', 'prose:- a\n', 'prose:(@x) b'],
      ['a\n(@x) b', 'prose:a\n(@x) b'],
      ['a\n- see (@x)\n- b', 'prose:a\n- see (@x)\n', 'prose:- b'],
      ['(@) a\n(@y) b', 'prose:(@) a\n', 'prose:(@y) b'],
      ['-a\n-b', 'prose:-a\n-b'],
      ['1.a\n1234567890. b\nab. c\n[^ ]: d\n[a]: e', 'prose:1.a\n1234567890. b\nab. c\n[^ ]: d\n[a]: e'],
    ],
    'are indented code, but not in a list or a paragraph': [
      ['    a\n\n    b\nc', 'code:    a\n', 'code:    b\n', 'prose:c'],
      ['\ta', 'code:\ta'],
      ['  \ta', 'code:  \ta'],
      ['   a', 'prose:   a'],
      ['```\n```\n    a', 'code:```\n```\n', 'code:    a'],
      ['<!--\n-->\n    a', 'html:<!--\n-->', 'code:    a'],
      ['<!--\n-->    a', 'html:<!--\n-->', 'prose:    a'],
      ['\\begin{b}\n\\end{b}    a', 'tex:\\begin{b}\n\\end{b}', 'prose:    a'],
      ['a\n    b', 'prose:a\n    b'],
      ['- a\n\n    b', 'prose:- a\n', 'prose:    b'],
      ['- a\n\nb\n\n    c', 'prose:- a\n', 'prose:b\n', 'code:    c'],
      ['- a\n\n  b\n\n    c', 'prose:- a\n', 'prose:  b\n', 'prose:    c'],
      ['    a\n    b', 'code:    a\n', 'code:    b'],
    ],
    'are fenced code': [
      ['```\na\n```\nb', 'code:```\na\n```\n', 'prose:b'],
      ['~~~ {.r}\na\n~~~~ \nb', 'code:~~~ {.r}\na\n~~~~ \n', 'prose:b'],
      ['````\n```\n````\nb', 'code:````\n```\n````\n', 'prose:b'],
      ['```\n~~~\n```', 'code:```\n~~~\n```'],
      ['```\n``` x\n```', 'code:```\n``` x\n```'],
      ['```\na', 'code:```\na'],
      ['a\n```\nb\n```', 'prose:a\n', 'code:```\nb\n```'],
      ['> ```\n> a\n> ```\nb', 'code:> ```\n> a\n> ```\n', 'prose:b'],
      ['- ```\n  a\n  ```\nb', 'code:- ```\n  a\n  ```\n', 'prose:b'],
      ['12. ```\n  a\n  ```\nb', 'code:12. ```\n  a\n  ```\n', 'prose:b'],
      ['12) ~~~\na\n~~~', 'code:12) ~~~\na\n~~~'],
      ['```a`b\nc', 'prose:```a`b\nc'],
      ['``` a {r `b`}\nc', 'prose:``` a {r `b`}\nc'],
      ['```{python, `b`}\nc\n```', 'code:```{python, `b`}\nc\n```'],
      ['```{r, `a`} x\nb', 'prose:```{r, `a`} x\nb'],
      ['```{r, a=`b`}\nc\n```', 'code:```{r, a=`b`}\nc\n```'],
      ['~~~a`b\nc\n~~~', 'code:~~~a`b\nc\n~~~'],
      ['``\na', 'prose:``\na'],
      ['a ```\nb', 'prose:a ```\nb'],
    ],
    'are the fences alone of what holds prose': [
      ['```{note} x\na\n```\nb', 'code:```{note} x\n', 'prose:a\n', 'code:```\n', 'prose:b'],
      [
        '````{admonition, y}\n```{tip}\na\n```\n````\nb',
        'code:````{admonition, y}\n',
        'code:```{tip}\n',
        'prose:a\n',
        'code:```\n',
        'code:````\n',
        'prose:b',
      ],
      ['```{prf:theorem}\na\n```', 'code:```{prf:theorem}\n', 'prose:a\n', 'code:```'],
      ['```{python}\na\n```', 'code:```{python}\na\n```'],
      ['```{note}\na\n``` x\nb\n```', 'code:```{note}\n', 'prose:a\n', 'code:``` x\nb\n```'],
      ['```{asis}\na\n~~~\nb\n~~~\n```', 'code:```{asis}\n', 'prose:a\n', 'code:~~~\nb\n~~~\n', 'code:```'],
    ],
    'are metadata at the start, and later where they look so': [
      ['---\na: b\n---\nc', 'yaml:---\na: b\n---', 'prose:c'],
      ['---\na\n...\nc', 'yaml:---\na\n...', 'prose:c'],
      ['--- \na\n---\t\nc', 'yaml:--- \na\n---\t', 'prose:c'],
      ['---\n\na\n---', 'prose:---\n', 'prose:a\n---'],
      ['---\na', 'prose:---\na'],
      ['a\n\n---\nb: c\n---\n', 'prose:a\n', 'yaml:---\nb: c\n---'],
      ['a\n\n---\nb-1:\n---\n', 'prose:a\n', 'yaml:---\nb-1:\n---'],
      ['a\n\n---\n# b\n---\n', 'prose:a\n', 'yaml:---\n# b\n---'],
      ['a\n\n---\nb # c\n---\n', 'prose:a\n', 'prose:---\nb # c\n---\n'],
      ['a\n\n---\n- b: c\n---\n', 'prose:a\n', 'prose:---\n- b: c\n---\n'],
      ['a\n\n---\nb\n---\n', 'prose:a\n', 'prose:---\nb\n---\n'],
      ['a\n\n---\nb:c\n---\n', 'prose:a\n', 'prose:---\nb:c\n---\n'],
      ['a\n---\nb: c\n---\n', 'prose:a\n---\nb: c\n---\n'],
      ['----\na: b\n---', 'prose:----\na: b\n---'],
    ],
    'are comments, elements and environments': [
      ['<!-- a -->\nb', 'prose:<!-- a -->\nb'],
      ['a <!-- b\n\nc --> d\n', 'prose:a ', 'html:<!-- b\n\nc -->', 'prose: d\n'],
      ['a <!-- b\n\nc', 'prose:a <!-- b\n', 'prose:c'],
      ['a `<!-- b`\n\nc -->', 'prose:a `<!-- b`\n', 'prose:c -->'],
      ['a `x` <!-- b\n-->', 'prose:a `x` ', 'html:<!-- b\n-->'],
      ['<pre>\n\na</pre>b', 'html:<pre>\n\na</pre>', 'prose:b'],
      ['  <Script x>\n\na</script>', 'html:  <Script x>\n\na</script>'],
      ['<style>a</style>\n<textarea >b</textarea>', 'html:<style>a</style>', 'html:<textarea >b</textarea>'],
      ['<preb>\n\na</preb>', 'prose:<preb>\n', 'prose:a</preb>'],
      ['<pre>\n\na', 'prose:<pre>\n', 'prose:a'],
      ['a <pre>\n\nb</pre>', 'prose:a <pre>\n', 'prose:b</pre>'],
      ['\\begin{a}\n\nb\\end{a}c', 'tex:\\begin{a}\n\nb\\end{a}', 'prose:c'],
      ['   \\begin{a*}\n\\end{a}\n\\end{a*}', 'tex:   \\begin{a*}\n\\end{a}\n\\end{a*}'],
      ['\\begin{a}\n\nb', 'prose:\\begin{a}\n', 'prose:b'],
      ['a\\begin{a}\n\\end{a}', 'prose:a\\begin{a}\n\\end{a}'],
      ['a\n\\begin{b}\n\\end{b}', 'prose:a\n', 'tex:\\begin{b}\n\\end{b}'],
    ],
    'are lines of comment in MyST alone': [
      ['% a\nb', 'prose:% a\nb'],
      ['% a\nb {cite}`c`', 'html:% a\n', 'prose:b {cite}`c`'],
      ['% a\nb {cite:p}`c`', 'html:% a\n', 'prose:b {cite:p}`c`'],
      ['% a\n(b)=\n', 'html:% a\n', 'prose:(b)=\n'],
      ['% a\n:::{note}\n', 'html:% a\n', 'prose:::{note}\n'.replace('prose:', 'prose::')],
      ['a\n% b\n{doc}`c`', 'prose:a\n', 'html:% b\n', 'prose:{doc}`c`'],
      ['a % b\n{doc}`c`', 'prose:a % b\n{doc}`c`'],
      ['% a\n{cite:author}`c`', 'html:% a\n', 'prose:{cite:author}`c`'],
      ['% a\n(b-c)=\n', 'html:% a\n', 'prose:(b-c)=\n'],
      ['x (b)=\n\n% a', 'prose:x (b)=\n', 'prose:% a'],
      ['(b)= c\n\n% a', 'prose:(b)= c\n', 'prose:% a'],
      ['x :::{note}\n\n% a', 'prose:x :::{note}\n', 'prose:% a'],
      ['```{math}\n```\n% a', 'code:```{math}\n```\n', 'html:% a'],
      ['% a\n:::{prf:theorem}\n', 'html:% a\n', 'prose::::{prf:theorem}\n'],
      ['% a\n{code}`c`', 'prose:% a\n{code}`c`'],
    ],
  };
  for (const [what, ones] of Object.entries(rows))
    it(what, () => {
      for (const [text, ...blocks] of ones) assert.deepEqual(read(text), blocks, JSON.stringify(text));
    });

  it('are read up to the one that holds a place', () => {
    assert.deepEqual(read('a\n\nb\n\nc', 0), ['prose:a\n']);
    assert.deepEqual(read('a\n\nb\n\nc', 3), ['prose:a\n', 'prose:b\n']);
    assert.deepEqual(read('a\nb\n\nc', 2), ['prose:a\nb\n']);
  });

  it('are found in time though nothing closes many of them', () => {
    const many = Array.from({ length: 40 }, (_, at) => `\\begin{${'q'.repeat(at + 1)}}\n\n`).join('');
    assert.equal(read(`${many}\\begin{z}\n\\end{z}`).length, 41);
    const few = many.split('\n\n').slice(0, 20).join('\n\n');
    assert.equal(read(`${few}\n\n\\begin{z}\n\\end{z}`).at(-1), 'tex:\\begin{z}\n\\end{z}');
  });
});
