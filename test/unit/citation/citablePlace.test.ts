import assert from 'node:assert/strict';
import { isCitablePlace } from '../../../src/core/citation/citablePlace';
import type { CitationSyntax } from '../../../src/core/citation/syntax';

type Id = CitationSyntax['id'];

function check(id: Id, marked: string): boolean {
  return isCitablePlace(marked.replace('|', ''), marked.indexOf('|'), id);
}

describe('where a citation may be written', () => {
  const never: readonly (readonly [string, Id, string])[] = [
    ['before the document class', 'latex', '|\\documentclass{article}\n\\begin{document}\nText\n\\end{document}\n'],
    ['in a preamble', 'latex', '\\documentclass{article}\n|\n\\begin{document}\nText\n\\end{document}\n'],
    ['in a preamble whose document has not begun', 'latex', '\\documentclass{article}\n|'],
    ['in a comment', 'latex', 'Text % see |\nmore'],
    ['in a comment at the end', 'latex', 'Text % see|'],
    ['in verbatim', 'latex', '\\begin{verbatim}\na|b\n\\end{verbatim}\n'],
    ['after the end of the document', 'latex', '\\documentclass{a}\\begin{document}x\n\\end{document}\n|'],
    ['after an indented end of the document', 'latex', '\\begin{document}x\n  \\end{document}\n|'],
    ['after the end of a document of one line', 'latex', '\\documentclass{a}\\begin{document}x\\end{document} |'],
    ['after an end of the document that begins the text', 'latex', '\\end{document}\n|'],
    ['within the end of the document', 'latex', 'x\n\\end{docu|ment}\n'],
    ['before front matter', 'pandoc', '|---\ntitle: T\n---\n\nText'],
    ['in front matter', 'pandoc', '---\ntitle: T|\n---\n\nText'],
    ['in fenced code', 'pandoc', '```\na|b\n```\n'],
    ['in an HTML comment', 'pandoc', '<!-- a\n|\n-->\n'],
    ['in an HTML comment of a paragraph', 'pandoc', 'Text <!-- a| --> more'],
    ['in math', 'pandoc', 'Text $a|b$ more'],
    ['in math of a later paragraph', 'pandoc', 'One $x$\n\nTwo $a|$\n'],
    ['in code of a paragraph', 'pandoc', 'Run `a|` now'],
    ['in attributes', 'pandoc', '[word]{.a|}'],
    ['in a Typst comment', 'typst', 'Text // see | this\n'],
    ['at the end of a Typst comment', 'typst', 'Text // see|'],
    ['at the end of a line of Typst with a comment', 'typst', 'Text // see|\nmore'],
    ['in a Typst comment in code', 'typst', '#{ /* a| */ }'],
    ['between two words of Typst code', 'typst', '#let x| = 1'],
    ['before a value in Typst code', 'typst', '#let x = |1'],
    ['in math of Typst', 'typst', '$a|b$'],
    ['in raw text of Typst', 'typst', '`a|`'],
  ];
  for (const [where, id, text] of never) it(`never ${where}`, () => assert.equal(check(id, text), false));

  const fine: readonly (readonly [string, Id, string])[] = [
    ['in the body', 'latex', '\\documentclass{article}\n\\begin{document}\nText|\n\\end{document}\n'],
    ['in a chapter', 'latex', 'Text|'],
    ['on the line after a comment', 'latex', '% a comment\n|Text'],
    ['after a percentage', 'latex', 'gains 5\\%|'],
    ['in an empty file', 'latex', '|'],
    ['after an end of a document in a chapter', 'latex', 'End it by \\end{document} so|'],
    ['after verbatim text', 'latex', 'See \\verb+a+|'],
    ['after an environment of verbatim text', 'latex', '\\begin{verbatim}\na\n\\end{verbatim}|\n'],
    ['right before the end of the document', 'latex', 'x|\\end{document}\n'],
    ['right before an end that begins its line', 'latex', 'x\n|\\end{document}\n'],
    ['right after the beginning of the document', 'latex', '\\documentclass{a}\\begin{document}|'],
    ['after a document that begins twice', 'latex', '\\documentclass{a}\\begin{document}|\\begin{document}'],
    ['in a paragraph', 'pandoc', '---\ntitle: T\n---\n\nText|'],
    ['in a paragraph before metadata', 'pandoc', 'Text|\n\n---\na: b\n---\n'],
    ['right behind front matter', 'pandoc', '---\ntitle: T\n---\n|'],
    ['in the notes of a role', 'pandoc', 'Text {cite:p}`{see|}a`'],
    ['in a link', 'pandoc', 'See [this|](https://a.org) <b>now</b>'],
    ['between code and math', 'pandoc', '`a`|$b$'],
    ['after code, math and comments of a paragraph', 'pandoc', '`a` $b$ <!-- c -->| d'],
    ['in LaTeX in Markdown', 'pandoc', '\\begin{table}\na|\n\\end{table}\n'],
    ['after fenced code', 'pandoc', '```\na\n```\n|'],
    ['in Typst markup', 'typst', '#set page(width: 3cm)\nText|'],
    ['in content of Typst', 'typst', '#figure(caption: [See |])'],
    ['after a comment of Typst', 'typst', '/* a */|'],
    ['on the line after a comment of Typst', 'typst', '// a\n|'],
    ['before a command of Typst', 'typst', '#set page()\n|#set text()'],
    ['before a line of Typst code', 'typst', 'Text\n|#emph[x]'],
    ['after math of Typst', 'typst', '$a$|'],
    ['before math of Typst', 'typst', 'a|$b$'],
    ['before raw text of Typst', 'typst', 'a|`b`'],
  ];
  for (const [where, id, text] of fine) it(where, () => assert.equal(check(id, text), true));
});
