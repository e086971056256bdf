import assert from 'node:assert/strict';
import { walkCommands } from '../../../src/core/citation/latex/lexer';

/** The control words that TeX sees, and in angle brackets what it passes over. */
function walk(text: string, chunks = false, start = 0, end = text.length): string {
  const events: string[] = [];
  walkCommands(
    text,
    { start, end },
    chunks,
    (name, from, to) => {
      assert.equal(text.slice(from, to), `\\${name}`);
      events.push(name);
    },
    (from, to) => events.push(`<${text.slice(from, to)}>`),
  );
  return events.join(' ');
}

describe('the control words that TeX sees', () => {
  for (const [text, seen] of [
    ['\\a\\b{\\c}', 'a b c'],
    ['\\a@b\\c*', 'a@b c'],
    ['\\\\a\\%b\\{\\c', 'c'],
    ['a % \\b\n\\c', '<% \\b> c'],
    ['a \\% \\b', 'b'],
    ['% \\a', '<% \\a>'],
    ['\\verb|\\a|\\b', '<\\verb|\\a|> b'],
    ['\\verb*+\\a+\\b', '<\\verb*+\\a+> b'],
    ['\\Verb[x]|\\a|\\b', '<\\Verb[x]|\\a|> b'],
    ['\\verb|\\a\n\\b', '<\\verb|\\a> b'],
    ['\\verb', ''],
    ['\\verb\n\\a', 'a'],
    ['\\lstinline{\\a}\\b', '<\\lstinline{\\a}> b'],
    ['\\lstinline[language=x]!\\a!\\b', '<\\lstinline[language=x]!\\a!> b'],
    ['\\mintinline{tex}{\\a}\\b', '<\\mintinline{tex}{\\a}> b'],
    ['\\mintinline[x]{tex}|\\a|\\b', '<\\mintinline[x]{tex}|\\a|> b'],
    ['\\spverb|\\a|\\b', '<\\spverb|\\a|> b'],
    ['\\lstinputlisting{\\a}\\b', '<\\lstinputlisting{\\a}> b'],
    ['\\verbatim|\\a|', 'verbatim a'],
    ['\\url{\\a%}\\b', '<\\url{\\a%}> b'],
    ['\\url{a{\\b}}\\c', '<\\url{a{\\b}}> c'],
    ['\\url{\\a', 'a'],
    ['\\url{a\n\\b}', 'b'],
    ['\\nolinkurl{\\a}\\path{\\b}\\href{\\c}\\detokenize{\\d}\\e', '<\\nolinkurl{\\a}> <\\path{\\b}> <\\href{\\c}> <\\detokenize{\\d}> e'],
    ['\\urls{\\a}', 'urls a'],
    ['\\string\\a\\b', '<\\string\\a> b'],
    ['\\string \\a\\b', '<\\string \\a> b'],
    ['\\string{\\a}', 'string a'],
    ['\\iffalse\\a\\fi\\b', '<\\iffalse\\a\\fi> b'],
    ['\\iffalse\\a\\else\\b\\fi', '<\\iffalse\\a\\else> b fi'],
    ['\\iffalse\\ifx\\a\\fi\\b\\fi\\c', '<\\iffalse\\ifx\\a\\fi\\b\\fi> c'],
    ['\\iffalse\\ifthenelse{\\a}\\fi\\b', '<\\iffalse\\ifthenelse{\\a}\\fi> b'],
    ['\\iffalse % \\fi\n\\a\\fi\\b', '<\\iffalse % \\fi\n\\a\\fi> b'],
    ['\\iffalse\\a', '<\\iffalse\\a>'],
    ['{\\iffalse}\\a', 'iffalse a'],
    ['\\iffalse\\fib\\a\\fi\\b', '<\\iffalse\\fib\\a\\fi> b'],
    ['\\if0\\a\\fi\\b', '<\\if0\\a\\fi> b'],
    ['\\if00\\a\\fi\\b', 'if a fi b'],
    ['\\if01\\a\\else\\b\\fi\\c', '<\\if01\\a\\else> b fi c'],
    ['\\if 0 1\\a\\fi', '<\\if 0 1\\a\\fi>'],
    ['\\ifnum0=1\\a\\fi\\b', '<\\ifnum0=1\\a\\fi> b'],
    ['\\ifnum1=1\\a\\fi\\b', 'ifnum a fi b'],
    ['\\ifnum1<0\\a\\fi\\b', '<\\ifnum1<0\\a\\fi> b'],
    ['\\ifnum0<1\\a\\fi\\b', 'ifnum a fi b'],
    ['\\ifnum1>2\\a\\fi\\b', '<\\ifnum1>2\\a\\fi> b'],
    ['\\ifnum2>1 \\a\\fi\\b', 'ifnum a fi b'],
    ['\\ifnum 1 > 2 \\a\\fi\\b', '<\\ifnum 1 > 2 \\a\\fi> b'],
    ['\\ifnum\\x=1\\a\\fi', 'ifnum x a fi'],
    ['\\ifx\\a\\b\\fi', 'ifx a b fi'],
    ['\\begin{verbatim}\\a\\end{verbatim}\\b', '<\\begin{verbatim}\\a> end b'],
    ['\\begin{verbatim*}\\a\\end{verbatim}\\end{verbatim*}\\b', '<\\begin{verbatim*}\\a\\end{verbatim}> end b'],
    ['\\begin{lstlisting}\\a', '<\\begin{lstlisting}\\a>'],
    ['\\begin {comment}\\a\\end{comment}\\b', '<\\begin {comment}\\a> end b'],
    ['\\begin{quote}\\a\\end{quote}', 'begin a end'],
    ['\\begin{document}\\a\\end{document}\\b', 'begin a end b'],
    ['\\a\n\\end{document}\n\\b', 'a <\\end{document}\n\\b>'],
    ['\\end{document}\\a', '<\\end{document}\\a>'],
    [' \\end{document}\\a', 'end a'],
    ['\\lstnewenvironment{my}{\\a}{\\b}\\begin{my}\\c\\end{my}\\d', 'lstnewenvironment a b <\\begin{my}\\c> end d'],
    ['\\newminted{tex}{x}\\begin{texcode}\\a\\end{texcode}\\b', 'newminted <\\begin{texcode}\\a> end b'],
    ['\\newminted[own]{tex}{x}\\begin{own}\\a\\end{own}\\b', 'newminted <\\begin{own}\\a> end b'],
    ['\\newminted[own]{tex}{x}\\begin{texcode}\\a\\end{texcode}', 'newminted begin a end'],
    ['\\excludecomment{my}\\begin{my}\\a\\end{my}\\b', 'excludecomment <\\begin{my}\\a> end b'],
    ['\\specialcomment{my}{}{}\\begin{my*}\\a\\end{my*}\\b', 'specialcomment <\\begin{my*}\\a> end b'],
    ['\\DefineVerbatimEnvironment{my}{Verbatim}{}\\begin{my}\\a\\end{my}', 'DefineVerbatimEnvironment <\\begin{my}\\a> end'],
    ['\\CustomVerbatimEnvironment{my}{x}{}\\begin{my}\\a\\end{my}', 'CustomVerbatimEnvironment <\\begin{my}\\a> end'],
    ['\\newtcblisting{my}{x}\\begin{my}\\a\\end{my}', 'newtcblisting <\\begin{my}\\a> end'],
    ['\\NewTCBListing{my}{x}\\begin{my}\\a\\end{my}', 'NewTCBListing <\\begin{my}\\a> end'],
    ['\\DeclareTCBListing{my}{x}\\begin{my}\\a\\end{my}', 'DeclareTCBListing <\\begin{my}\\a> end'],
    ['\\newenvironment{my}{}{}\\begin{my}\\a\\end{my}', 'newenvironment begin a end'],
  ] as const)
    it(`are ${seen || 'none'} in ${JSON.stringify(text)}`, () => assert.equal(walk(text), seen));

  it('are none in chunks of code, where a file has them', () => {
    for (const [text, seen, otherwise] of [
      ['\\a\n<<x>>=\n\\b\n@\n\\c', 'a <<<x>>=\n\\b\n@> c', 'a b c'],
      ['<<>>=\n\\b\n@ x\n\\c', '<<<>>=\n\\b\n@> c', 'b c'],
      ['\\a <<x>>=\n\\b', 'a b', 'a b'],
      ['<<x\n\\b', 'b', 'b'],
      ['<<x>>=\n\\b\n@y\n\\c', '<<<x>>=\n\\b\n@y\n\\c>', 'b c'],
      ['\\a<b', 'a', 'a'],
    ] as const)
      assert.deepEqual([walk(text, true), walk(text)], [seen, otherwise], JSON.stringify(text));
  });

  it('are those that start within a range', () => {
    const text = '\\a\\b\\c';
    assert.deepEqual(
      [walk(text, false, 2, 4), walk(text, false, 2, 3), walk(text, false, 2, 5), walk(text, false, 0, 99)],
      ['b', 'b', 'b c', 'a b c'],
    );
  });
});
