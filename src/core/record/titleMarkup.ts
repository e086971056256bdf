/** Private-use characters that stand for markup while a title goes from LaTeX to text; the opening and the closing one of each tag. */
const marks: Readonly<Record<string, readonly [string, string]>> = {
  i: ['\uE002', '\uE003'],
  b: ['\uE004', '\uE005'],
  sc: ['\uE006', '\uE007'],
};

/** The opening marks, as the inside of a class of characters in an expression. */
export const openingMarks = Object.values(marks)
  .map(([opening]) => opening)
  .join('');

const commands: Readonly<Record<string, string>> = {
  emph: 'i',
  textit: 'i',
  textsl: 'i',
  mkbibemph: 'i',
  mkbibitalic: 'i',
  textbf: 'b',
  mkbibbold: 'b',
  textsc: 'sc',
};
const declarations: Readonly<Record<string, string>> = {
  em: 'i',
  it: 'i',
  itshape: 'i',
  sl: 'i',
  slshape: 'i',
  bf: 'b',
  bfseries: 'b',
  sc: 'sc',
  scshape: 'sc',
};
const COMMAND = new RegExp(`\\\\(${Object.keys(commands).join('|')})\\s{0,3}$`);
const DECLARATION = new RegExp(`^\\s{0,3}\\\\(${Object.keys(declarations).join('|')})(?![A-Za-z])\\s{0,3}`);

/** LaTeX with marks around what is in italics, bold or small capitals (`\emph{…}`, `{\em …}`), for `tagged` once it is text. Linear. */
export function withMarks(latex: string): string {
  if (!/\\(?:em|text|mkbib|it|sl|bf|sc)/.test(latex)) return latex;
  let marked = '';
  const closing: string[] = [];
  for (let i = 0; i < latex.length; i += 1) {
    const c = latex.charAt(i);
    if (c === '\\') marked += c + latex.charAt(++i);
    else if (c === '{') {
      const declared = DECLARATION.exec(latex.slice(i + 1, i + 24));
      const command = COMMAND.exec(latex.slice(Math.max(0, i - 18), i))?.[1] ?? '';
      const mark = marks[commands[command] ?? declarations[declared?.[1] ?? ''] ?? ''];
      const read = commands[command] === undefined ? (declared?.[0] ?? '') : '';
      marked += c + read + (mark?.[0] ?? '');
      i += read.length;
      closing.push(mark?.[1] ?? '');
    } else if (c === '}') marked += (closing.pop() ?? '') + c;
    else marked += c;
  }
  return marked;
}

/** Text with CSL-JSON's tags in place of the marks; those around nothing, and any without a partner, are left out. */
export function tagged(text: string): string {
  let result = text;
  for (const [tag, [opening, closing]] of Object.entries(marks)) {
    if (!result.includes(opening)) continue;
    result = result.replace(new RegExp(`${opening}([^${opening}${closing}]*)${closing}`, 'g'), (_, inner: string) =>
      inner.trim() === '' ? inner : `<${tag}>${inner}</${tag}>`,
    );
  }
  return result.replace(/[\uE002-\uE007]/g, '');
}
