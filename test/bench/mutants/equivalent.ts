/** A mutant that no test can notice, since the program does the same with it. */
interface Equivalent {
  readonly file: string;
  /** The line that it changes, without its indentation. */
  readonly line: string;
  readonly replacement: string;
  readonly why: string;
}

/** Why a mutant changes nothing that can be seen; undefined where it does, or where nobody has looked. */
export function whyEquivalent(file: string, line: string, replacement: string): string | undefined {
  const named = equivalents.find((one) => one.file === file && one.line === line.trim() && one.replacement === replacement);
  return (named ?? kinds.find((one) => one.line.test(line) && one.replacement === replacement))?.why;
}

/** Mutants that change nothing wherever a line has this form. */
const kinds: readonly { readonly line: RegExp; readonly replacement: string; readonly why: string }[] = [
  {
    line: /^\s*const \[, .*\] = .*\.exec\(.*\?\? \[\];$/,
    replacement: '["Stryker was here"]',
    why: 'where nothing matches, what is passed over may be anything',
  },
  { line: /= \(\) => false\b/, replacement: '() => undefined', why: 'whoever asks whether something holds takes undefined for no' },
];

const equivalents: readonly Equivalent[] = [
  {
    file: 'src/core/bibtex/latex/latexText.ts',
    line: "if (this.marks !== '') this.flushMarks();",
    replacement: 'true',
    why: 'where no accent waits, putting the waiting ones down does nothing',
  },
  ...['true', 'false', 'text !== latex'].map((replacement) => ({
    file: 'src/core/bibtex/meaning/toPaper.ts',
    line: 'return text === latex ? detached(text) : text;',
    replacement,
    why: 'a copy says the same; it only lets go of the file’s text',
  })),
  {
    file: 'src/core/bibtex/meaning/toPaper.ts',
    line: "const url = addressIn(fields.get('url') ?? '');",
    replacement: '"Stryker was here!"',
    why: 'words that are no address give none, as nothing does',
  },
  {
    file: 'src/core/bibtex/meaning/nameLists.ts',
    line: 'for (let i = 0; i < word.length; i++) {',
    replacement: 'i <= word.length',
    why: 'there is no character after the last one',
  },
  {
    file: 'src/core/bibtex/meaning/nameLists.ts',
    line: 'if (lowered(c) !== smallA || !isSpace(text.charCodeAt(i - 1)) || !isSpace(text.charCodeAt(i + 3))) return 0;',
    replacement: 'false',
    why: 'what does not begin with an “a” is not “and” either; this only rules it out sooner',
  },
  {
    file: 'src/core/bibtex/writing/format.ts',
    line: "const pad = column === 'tight' ? '' : ' '.repeat(Math.max(1, column - name.length));",
    replacement: 'false',
    why: 'a text repeated NaN times is empty, too',
  },
  {
    file: 'src/core/cache/termRecords.ts',
    line: "texts.add(terms.at(at) ?? '');",
    replacement: '"Stryker was here!"',
    why: 'there is a term of each number below their count',
  },
  {
    file: 'src/core/citation/latex/latexCitations.ts',
    line: "else if (name !== 'begin' && !mayCite(name, dialect)) ordinary.add(name);",
    replacement: 'false',
    why: 'what is no citation is looked at again, and found to be none again',
  },
  {
    file: 'src/core/citation/latex/removeKey.ts',
    line: 'const from = previous?.end ?? key.start;',
    replacement: 'previous.end',
    why: 'of two keys or more, the last has one before it',
  },
  {
    file: 'src/core/citation/markdown/myst.ts',
    line: 'const from = previous?.end ?? item.start;',
    replacement: 'previous.end',
    why: 'of two keys or more, the last has one before it',
  },
  {
    file: 'src/core/hayagriva/persons.ts',
    line: "function parsed([last = '', second, third, ...rest]: readonly string[]): CslName | undefined {",
    replacement: '"Stryker was here!"',
    why: 'a text parted at its commas has a first part',
  },
  {
    file: 'src/core/import/csl.ts',
    line: 'while (i < text.length && text.charCodeAt(i) !== doubleQuote) i += text.charCodeAt(i) === backslash ? 2 : 1;',
    replacement: 'i <= text.length',
    why: 'nothing is read after the end of the text, so that one step beyond it changes nothing',
  },
  {
    file: 'src/core/library/grouping.ts',
    line: 'for (const [name, namesakes] of byName) if (namesakes.length > 1 && name.startsWith(strength)) meet(name, namesakes, groupOf);',
    replacement: 'namesakes.length >= 1',
    why: 'a holding alone under its name meets no other',
  },
  {
    file: 'src/core/library/newest.ts',
    line: 'if (last !== undefined && order(paper, last) >= 0) continue;',
    replacement: 'order(paper, last) > 0',
    why: 'one that is equal to the last comes after it and is left out with the rest, later',
  },
  {
    file: 'src/core/library/regroup.ts',
    line: 'function isFresh(catalogue: Catalogue, holding: number, before: ReadonlyMap<string, unknown>): boolean {',
    replacement: '{}',
    why: 'a holding that is alone is composed in the general way, too, only slower',
  },
  {
    file: 'src/core/library/sourceUpdate.ts',
    line: 'const own = range.coming.length === papers.length ? names : undefined;',
    replacement: 'false',
    why: 'numbers that are not given are made: the same ones, later',
  },
  {
    file: 'src/core/preview/documentCitations.ts',
    line: 'return item.id === key ? item : { ...item, id: key };',
    replacement: 'false',
    why: 'a copy of the item is the same to the citation engine',
  },
  {
    file: 'src/core/preview/citationHtml.ts',
    line: "let before = '';",
    replacement: '"Stryker was here!"',
    why: 'what comes first is never a number',
  },
  {
    file: 'src/core/record/entryRecord.ts',
    line: "const address = plainAddress(fields.get('howpublished') ?? '');",
    replacement: '"Stryker was here!"',
    why: 'words that are no address give none, as nothing does',
  },
  {
    file: 'src/core/search/index/packedIndex.ts',
    line: 'if (least > most) while ((shared[at] ?? 0) >= known) at += 1;',
    replacement: 'false',
    why: 'the terms that it passes over begin too far away, and would be found too far, later',
  },
  {
    file: 'src/core/search/index/packedIndex.ts',
    line: 'known = Math.min(known, shared[at] ?? 0);',
    replacement: 'shared[at] && 0',
    why: 'rows that are filled again hold the same',
  },
  {
    file: 'src/core/search/index/packedIndex.ts',
    line: 'for (; known < term.length && least <= most; known++) least = nextRow(rows, known, term.charCodeAt(known), word);',
    replacement: 'true',
    why: 'the rows of a term that is too far say so, too',
  },
  {
    file: 'src/core/search/index/packedIndex.ts',
    line: 'if (least > most) while ((shared[at] ?? 0) >= known) at += 1;',
    replacement: 'shared[at] && 0',
    why: 'the terms that it passes over begin too far away, and would be found too far, later',
  },
  ...[
    ...['true', 'false', 'word.length <= YEAR_LENGTH && !/\\d/.test(word)', 'word.length <= YEAR_LENGTH', 'word.length < YEAR_LENGTH'],
    ...['word.length > YEAR_LENGTH', '/\\d/.test(word)', String.raw`/\D/`],
  ].map((replacement) => ({
    file: 'src/core/search/index/packedTerms.ts',
    line: String.raw`if (word.length <= YEAR_LENGTH || !/\d/.test(word)) this.words.set(word, found);`,
    replacement,
    why: 'a word whose terms aren’t remembered is read again',
  })),
  {
    file: 'src/core/search/topics/kindNames.ts',
    line: 'if (start === paper.starts[position - 1]) continue;',
    replacement: 'position + 1',
    why: 'of the words of one acronym the last is counted in place of the first, at the same place of the text',
  },
  {
    file: 'src/core/sources/batches.ts',
    line: '} catch {',
    replacement: '{}',
    why: 'a function that ends without a word gives undefined, too',
  },
  {
    file: 'src/core/writing/citingPassage.ts',
    line: String.raw`.replace(/[\p{Cc}~#[\]]+/gu, ' ')`,
    replacement: String.raw`/[\p{Cc}~#[\]]/gu`,
    why: 'the next replacement joins the spaces that it leaves',
  },
  {
    file: 'src/core/writing/mentions/wordScan.ts',
    line: 'const folded = code < 128 ? (FOLDED[code] ?? 0) : 0;',
    replacement: 'code <= 128',
    why: 'the table ends at 127, and what it lacks is 0 too',
  },
];
