import fc from 'fast-check';
import type { Paper } from '../../src/core/corpus/paper';

const SIGNS = '\\ \\\\ \\" { } [ ] ( ) < > @ # $ % & ~ ^ _ * ` ``` ``` ! | = , ; : - -- --- /* */ // " \' “ ” ... | > ? +'.split(' ');
const SPACES = [' ', '\t', '\n', '\r\n', '\r', '\n\n', '    ', '\u00a0', '\u2028'];
const UNSEEN = ['\u202e', '\u2066', '\u200b', '\u200d', '\ufeff', '\u0301', '\0', '\ud800', '\udc00', '\u{e0041}', '\ue000', '\ue001'];
const ADDRESSES = [
  'https://evil.example',
  '//evil.example',
  'www.evil.example',
  'file:///etc/passwd',
  'command:x',
  '10.1000/x',
  'arXiv:2505.23884',
];
const MARKUP = [
  '![x](https://evil.example/i)',
  '[x](command:x)',
  '<img src=x>',
  '<!--',
  '$(zap)',
  '&lt;',
  '&#91;',
  '[x]: https://evil.example',
];
const WORDS = ['a', 'A', 'and', 'others', 'Gu', 'Éa', '漢字', 'été', '2023', '1', '__proto__', 'constructor', 'toString', 'and and'];
const BIB = [
  '@article{',
  '@string{',
  '@comment{',
  '@preamble{',
  'title = {',
  'author = "',
  'crossref = {a}',
  'xdata = {a,b}',
  '}\n',
  ',\n',
  '\\url{',
  '\\"{o}',
];
const TEX = [
  '\\cite{',
  '\\citep[see][p.~3]{',
  '\\begin{verbatim}',
  '\\end{verbatim}',
  '\\input{',
  '\\def\\x{',
  '\\verb|',
  '\\iffalse',
  '\\fi',
  '\\addbibresource{',
  '$$',
];
const MD = ['[@', '@a', '-@', '{cite}`', '{#x}', '```{r}', '---\n', 'bibliography: ', 'nocite: |', '{{< include ', '](', '<div>', '@{'];
const TYPST = ['#cite(<', '#bibliography("', '#include "', '#let x = [', '#{', '$ x', '@a[', 'label("'];
const DATA = ['{"id":"', '[{', '"title":', '- id: ', 'TY  - JOUR\n', 'TI  - ', 'ER  - \n', '&a', '*a', '!!js', '<style ', '<macro name="'];

/** Text of pieces that parsers and renderers treat in their own ways; some pieces come often in a row. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      ...[SIGNS, SPACES, UNSEEN, ADDRESSES, MARKUP, WORDS, BIB, TEX, MD, TYPST, DATA].map((list) => fc.constantFrom(...list)),
      fc.string({ maxLength: 8, unit: 'binary' }),
      fc
        .tuple(fc.constantFrom(...SIGNS, ...SPACES, ...UNSEEN, ...BIB, ...TEX, ...MD, ...TYPST, ...DATA), fc.integer({ min: 2, max: 300 }))
        .map(([piece, times]) => piece.repeat(times)),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

/** A short value of a record. */
export const hostileValue = hostileText.map((text) => text.slice(0, 60));

/** A paper whose every value is hostile. */
export const hostilePaper: fc.Arbitrary<Paper> = fc
  .tuple(hostileValue, hostileValue, hostileValue, hostileValue, hostileValue)
  .map(([title, abstract, key, address, name]) => ({
    id: 'title:x',
    title,
    abstract,
    authors: [{ family: name, given: title }, { literal: name }],
    date: name,
    venue: { name: abstract, kind: 'journal' },
    citationKey: key,
    doi: address,
    arxivId: address,
    url: address,
    codeUrl: address,
    sources: [name],
  }));
