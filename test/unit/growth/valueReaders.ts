import { definedStrings } from '../../../src/core/bibtex/checking/sharedStrings';
import { curlyQuotes } from '../../../src/core/bibtex/latex/latexEscape';
import { isBibliography } from '../../../src/core/bibtex/writing/isBibliography';
import { protectLatexTitle, titleToLatex } from '../../../src/core/bibtex/writing/protectedTitle';
import { keptAnswers } from '../../../src/core/checking/asking/keptAnswers';
import { isIsbn, isIssn, isOrcid } from '../../../src/core/checking/checkDigits';
import { namesOnlyArchive } from '../../../src/core/checking/preprint';
import { syntaxFor } from '../../../src/core/citation/forLanguage';
import type { CitationSyntax } from '../../../src/core/citation/syntax';
import { parseModifier } from '../../../src/core/corpus/key/keyModifiers';
import { hasLatexMarkup } from '../../../src/core/corpus/key/plainText';
import { camelTitle, significantTitle } from '../../../src/core/corpus/key/titleWords';
import { isbnIn, printingNumber } from '../../../src/core/corpus/printings';
import { formattable } from '../../../src/core/hayagriva/formatted';
import { readHayagriva } from '../../../src/core/hayagriva/readHayagriva';
import { isLanguage } from '../../../src/core/hayagriva/recordWork';
import { dateFault, shortened } from '../../../src/core/hayagriva/workDate';
import { numberOf } from '../../../src/core/numberLinks';
import { cutAtSentence } from '../../../src/core/presentation/facts';
import { markedHtml } from '../../../src/core/presentation/markedHtml';
import { visibleTitle } from '../../../src/core/presentation/visibleTitle';
import { localised } from '../../../src/core/record/bibstrings';
import { keptCapitals } from '../../../src/core/record/sentenceCase';
import { parseCslOutput } from '../../../src/core/reference/cslFormat';
import { terms, termsOfWord } from '../../../src/core/search/index/tokenize';
import { nameParts } from '../../../src/core/search/topics/nameParts';
import { phraseTokens } from '../../../src/core/search/topics/phraseTokens';
import { picksIn } from '../../../src/core/sources/betterBibtex/betterBibtex';
import { isoDateIn, recordName, pagesOf } from '../../../src/core/sources/cslRecord';
import { pdfFile } from '../../../src/core/sources/zotero/zoteroChildren';
import { versionsIn } from '../../../src/core/sources/zotero/zoteroItems';
import { finished } from '../../../src/core/steps';
import { encodePart, encodeWhole, parsedJson } from '../../../src/core/wellFormed';
import { citedPassage, citingSentences } from '../../../src/core/writing/citingPassage';
import { contentWords, isTitleCase } from '../../../src/core/writing/mentions/nameForm';
import { keyOf } from '../../../src/core/writing/mentions/wordScan';
import { topicWords } from '../../../src/core/writing/mentions/wordStatistics';

const each =
  (...all: readonly ((text: string) => unknown)[]) =>
  (text: string): unknown =>
    all.map((one) => one(text));

/** The readers of one value of a record, or of what a service or Zotero says. */
export const valueReaders: Readonly<Record<string, (text: string) => unknown>> = {
  'values: titles': each(
    titleToLatex,
    protectLatexTitle,
    curlyQuotes,
    camelTitle,
    significantTitle,
    keptCapitals,
    hasLatexMarkup,
    isTitleCase,
  ),
  'values: numbers, dates': each(isIsbn, isIssn, isOrcid, isbnIn, printingNumber, dateFault, numberOf, isoDateIn, pagesOf, isLanguage),
  'values: names, words': each(recordName, terms, termsOfWord, phraseTokens, nameParts, contentWords, topicWords, keyOf, localised),
  'values: shown': each(
    (text) => cutAtSentence(text, 300),
    (text) => markedHtml(text, []),
    (text) => parseCslOutput(text, []),
    (text) => finished(citingSentences(text, syntaxFor('latex') as CitationSyntax)),
    (text) => citedPassage(text, { start: text.length >> 1, end: text.length >> 1 }, syntaxFor('latex') as CitationSyntax),
    (text) => visibleTitle(text, []),
    (text) => finished(versionsIn(text) as Generator<unknown, unknown>),
    keptAnswers,
    namesOnlyArchive,
    shortened,
    picksIn,
    (text) => parsedJson(JSON.stringify(text)),
    encodePart,
    encodeWhole,
    formattable,
    pdfFile,
  ),
  'values: files of a bibliography': each(definedStrings, isBibliography, (text) => readHayagriva(text, 'a.yml'), parseModifier),
};
