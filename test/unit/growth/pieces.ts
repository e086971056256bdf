/** Pieces that, in a row, made some reader of text slow once, or open what nothing closes; by where they mean something. */
// biome-ignore format: read as a table
const PIECES = {
  any: ['a', 'a ', 'A', '\n', ' \r\n', 'a\n\n', '\u200b', 'e\u0301', '\\', '\\"', '"', "'", '“', '{', '}', '{a} ', '[[[', '](', 'a(((', '<', '<a ', '&', '@', '@a ', ',', '#', '$', '~', '*', '|', '=', '. ', ': '],
  tex: ['%\n', '\\a', '\\a{', '\\cite{', '\\cite{a}', '\\cite[', '\\begin{a}', '\\begin{verbatim}', '\\input{a}', '\\def\\x{', '\\verb|', '\\iffalse ', '\\bibliography{a,', '\\usepackage[', '\\[', '\\('],
  md: ['`', '```\n', '---\n', '- a\n', '> ', '_', '<!--', '<div>', '[@', '[@a; ', '{cite:p}`a`', 'bibliography: [', '{{< include ', '# a\n', 'a:\n', 'title:'],
  typ: ['`', '/*', '@a{', '#cite(', '#let x = [', '#{', '#f(', '= a\n', 'bibliography: [', 'label("'],
  bib: ['@a{', '@article{a,}\n', '@string{a = ', '@comment{', 'title = {', '" # ', 'xdata = {a,b}, ', ' and ', ' and others', 'a, b, c and ', '{A}', '2023-', '10.1000/a ', 'https://'],
  data: ['{"a":', '[{"id":"a"},', 'TY  - JOUR\n', 'AU  - a\n', 'a: &a [*a]\n', 'a: {', '- ', '- a\n', '# a\n', 'a:\n', 'a: ', '2023-', ' and '],
  xml: ['<style ', '<macro name="', '<term>', '<term></term>', '<term name="a">b</term>', 'a="b" ', '<!--', '-->', '/>', '<text/>'],
  prose: ['et al. ', 'FlashAttention ', 'Attention Is ', '10.1000/a ', 'https://', '2023-', 'arXiv:2505.23884 ', '$(a)', '../', '1', ' and ', '\ud800'],
} as const;

/** The families of pieces that a reader is fed besides those for all, by a word of its name. */
const FAMILIES: readonly (readonly [RegExp, keyof typeof PIECES])[] = [
  [/latex|\.tex|LaTeX|commands|values/, 'tex'],
  [/markdown|quarto|\.q?md|preview|escaping/, 'md'],
  [/typst|\.typ/, 'typ'],
  [/^bib|planning|LaTeX|title case|key|verification|values/, 'bib'],
  [/json|yaml|hayagriva|Hayagriva|ris|metadata|listing|answers/, 'data'],
  [/style/, 'xml'],
  [/prose|search|suggest|mentions|offers|identifiers|paths|verification|escaping|listing|locator|values/, 'prose'],
];

/** What the reader of this name is fed. */
export function piecesFor(name: string): readonly string[] {
  return [...new Set([...PIECES.any, ...FAMILIES.flatMap(([word, family]) => (word.test(name) ? PIECES[family] : []))])];
}
