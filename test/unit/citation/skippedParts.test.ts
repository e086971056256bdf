import assert from 'node:assert/strict';
import { latexSyntax } from '../../../src/core/citation/latex/latexSyntax';

const keys = (text: string): readonly string[] =>
  latexSyntax()
    .citations(text)
    .flatMap((citation) => citation.keys.map(({ key }) => key));
const cases: readonly (readonly [what: string, text: string, cited: readonly string[]])[] = [
  ['what is false is skipped', '\\iffalse \\cite{a}\\fi \\cite{b}', ['b']],
  ['what else is not', '\\iffalse \\cite{a}\\else \\cite{b}\\fi \\cite{c}', ['b', 'c']],
  ['conditions inside end before it', '\\iffalse \\ifx\\a\\b \\cite{a}\\else \\cite{b}\\fi \\cite{c}\\fi \\cite{d}', ['d']],
  ['a condition that takes an argument has no end', '\\iffalse \\ifthenelse{x}{\\cite{a}}{}\\fi \\cite{b}', ['b']],
  ['nor with blanks before its argument', '\\iffalse \\ifthenelse  {x}{\\cite{a}}{}\\fi \\cite{b}', ['b']],
  ['nor with its argument on the next line', '\\iffalse \\ifdefined@x\n{x}\\cite{a}\\fi \\cite{b}', ['b']],
  ['a condition with something else before a brace has an end', '\\iffalse \\if0{\\cite{a}}\\fi \\cite{b}\\fi \\cite{c}', ['c']],
  ['a condition on a command with a brace has an end', '\\iffalse \\ifx\\x{\\cite{a}}\\fi \\cite{b}\\fi \\cite{c}', ['c']],
  ['an end in a comment ends nothing', '\\iffalse % \\fi\n\\cite{a}\\fi \\cite{b}', ['b']],
  ['an escaped percent sign opens no comment', '\\iffalse \\% \\fi \\cite{b}', ['b']],
  ['longer words are no ends', '\\iffalse \\fill \\elsewhere \\fi@x \\cite{a}\\fi \\cite{b}', ['b']],
  ['two backslashes are a line break', '\\iffalse \\\\fi \\cite{a}\\fi \\cite{b}', ['b']],
  ['without an end the rest is skipped', '\\iffalse \\cite{a}', []],
];

describe('parts of a LaTeX document that are switched off', () => {
  for (const [what, text, cited] of cases) it(what, () => assert.deepEqual(keys(text), cited));
});
