import MarkdownIt from 'markdown-it';
import { verifiedText } from '../../../src/core/assistant/verify';
import { declareBibliography } from '../../../src/core/bibliography/declare';
import { findBibliographies } from '../../../src/core/bibliography/findBibliographies';
import { joinUri, readablePath, relativePath } from '../../../src/core/bibliography/uriPath';
import { validateEntries } from '../../../src/core/bibtex/checking/validate';
import { textToLatex } from '../../../src/core/bibtex/latex/latexEscape';
import { latexToText } from '../../../src/core/bibtex/latex/latexText';
import { unseenByBiber } from '../../../src/core/bibtex/meaning/biberComments';
import { dialectOf } from '../../../src/core/bibtex/meaning/dialect';
import { setsOf } from '../../../src/core/bibtex/meaning/entrySets';
import { inheritance } from '../../../src/core/bibtex/meaning/inherit';
import { keyPlaces } from '../../../src/core/bibtex/meaning/keyPlaces';
import { papersOf } from '../../../src/core/bibtex/meaning/papersOf';
import { scanBibtex } from '../../../src/core/bibtex/parse';
import { planAdd } from '../../../src/core/bibtex/writing/planAdd';
import { takenOver } from '../../../src/core/bibtex/writing/takenOver';
import { checkReferences } from '../../../src/core/checking/checkReferences';
import { knownWorks } from '../../../src/core/checking/knownWorks';
import { isCitablePlace } from '../../../src/core/citation/citablePlace';
import { syntaxFor } from '../../../src/core/citation/forLanguage';
import { labelsIn } from '../../../src/core/citation/labels';
import { offeredCommands } from '../../../src/core/citation/latex/offeredCommands';
import type { CitationSyntax } from '../../../src/core/citation/syntax';
import { buildCorpus } from '../../../src/core/corpus/build';
import { parseKeyPattern } from '../../../src/core/corpus/key/keyPattern';
import type { Paper } from '../../../src/core/corpus/paper';
import { codeSpan, escapeHtml, escapeMarkdown, htmlText, linkTarget, messageText, shown, visible } from '../../../src/core/escape';
import { planHayagriva } from '../../../src/core/hayagriva/planHayagriva';
import { importLibrary } from '../../../src/core/import/importLibrary';
import { nearestKeys } from '../../../src/core/library/nearestKeys';
import { placedFindings } from '../../../src/core/presentation/findingFormats';
import { nothingFits, saysLittle } from '../../../src/core/presentation/nothingFits';
import { parseLocator } from '../../../src/core/preview/locator';
import { markdownItCitations } from '../../../src/core/preview/markdownItCitations';
import { previewMetadata } from '../../../src/core/preview/previewMetadata';
import { edtfDate } from '../../../src/core/record/edtf';
import { entryToCsl } from '../../../src/core/record/entryRecord';
import { paperToCsl } from '../../../src/core/record/paperRecord';
import { cslTitle } from '../../../src/core/record/sentenceCase';
import { parseStyle } from '../../../src/core/reference/engine';
import { styleInfo } from '../../../src/core/reference/styles';
import { createSearchIndex } from '../../../src/core/search/query/searchIndex';
import { evidence, fromFirstWord, termSpans } from '../../../src/core/search/suggest/evidence';
import { createSuggester } from '../../../src/core/search/suggest/suggest';
import { exportIn, keysByItem, libraryNumber, resultOf } from '../../../src/core/sources/betterBibtex/betterBibtex';
import { identifierOf, identifiersIn } from '../../../src/core/sources/identifiers';
import { services } from '../../../src/core/sources/serviceTable';
import { annotationsIn, childrenIn } from '../../../src/core/sources/zotero/zoteroChildren';
import { collectionsIn, draftOfExport, exportsIn, groupsIn, itemsIn, underKey } from '../../../src/core/sources/zotero/zoteroItems';
import { finished } from '../../../src/core/steps';
import { citingPassage, keysBefore } from '../../../src/core/writing/citingPassage';
import { headingBefore, headingsIn } from '../../../src/core/writing/headings';
import { createMentionIndex } from '../../../src/core/writing/mentions/mentionIndex';
import { findMentions } from '../../../src/core/writing/mentions/mentions';
import { titleOffers } from '../../../src/core/writing/mentions/titleOffers';
import { proseOf } from '../../../src/core/writing/prose/prose';
import { sectionAround, sentencesIn } from '../../../src/core/writing/section';
import { createRenderer, localeText, styleSource } from '../../fixtures/renderers';
import { memoryFiles } from '../bibliography/projects';
import { valueReaders } from './valueReaders';

/** What reads one text from outside. */
type TextReader = (text: string) => unknown;

const small: readonly Paper[] = ['Attention Is All You Need', 'FlashAttention: Fast Attention', 'Deep Learning'].map((title, at) => ({
  id: `title:${title}`,
  title,
  authors: [{ family: 'Gu', given: 'Ada' }],
  citationKey: `gu${at}`,
  sources: ['refs.bib'],
}));
const mentions = createMentionIndex();
finished(mentions.add(small));
const suggester = createSuggester(small);
const decisive = ['language model', 'quantization', 'attention'];
const index = createSearchIndex();
finished(index.add(small));
const works = knownWorks(small);
const today = '2026-01-01';
const [paper] = small as [Paper];

/** A style that writes titles: citeproc takes long for others, whatever the text. */
const { renderer: titles } = createRenderer({
  style: {
    name: 'titles',
    text: '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>t</title><id>t</id></info><citation><layout><text variable="title"/></layout></citation></style>',
  },
  fallback: styleSource('apa'),
  locale: localeText(),
  language: 'en-US',
});

const syntaxes = (['latex', 'markdown', 'quarto', 'typst'] as const).map((name) => [name, syntaxFor(name) as CitationSyntax] as const);

/** Everything that a manuscript is read and changed by, at its end and in its middle. */
function inSyntax(name: string, syntax: CitationSyntax): Readonly<Record<string, TextReader>> {
  const at = (text: string): number[] => [text.length, text.length >> 1];
  return {
    [`${name}: citations`]: (text) => syntax.citations(text),
    [`${name}: context`]: (text) =>
      at(text).map((offset) => {
        const context = syntax.contextAt(text, offset);
        return context && syntax.accept(text, context, 'gu2023');
      }),
    [`${name}: inserting`]: (text) =>
      at(text).map((offset) => syntax.insert(text, { start: offset, end: offset }, ['gu2023'], { postnote: 'p. 3' })),
    [`${name}: changing`]: (text) =>
      at(text).map((offset) => [
        syntax.remove(text, offset),
        syntax.removeKey(text, offset),
        syntax.changeForm(text, offset, 'textual'),
        syntax.changeForm(text, 0, 'textual'),
      ]),
    [`${name}: labels, places`]: (text) => [labelsIn(syntax.id, text), at(text).map((offset) => isCitablePlace(text, offset, syntax.id))],
    [`${name}: prose`]: (text) => [
      proseOf(text, syntax),
      headingsIn(text, proseOf(text, syntax), syntax),
      at(text).map((offset) => [
        headingBefore(text, offset, syntax),
        citingPassage(text, offset, syntax),
        keysBefore(text, offset, syntax),
        sentencesIn(text, sectionAround(text, offset, syntax), syntax),
      ]),
    ],
  };
}

const LANGUAGES = [
  ['a.tex', 'latex'],
  ['a.md', 'markdown'],
  ['a.qmd', 'quarto'],
  ['a.typ', 'typst'],
] as const;

/** Finding the bibliographies of a document whose text this is, also as a file that another names. */
function inSearch([name, languageId]: (typeof LANGUAGES)[number], head: string, opening = ''): TextReader {
  return (text) => {
    const uri = `file:///p/${name}`;
    const files = memoryFiles({
      [uri]: opening + text,
      'file:///p/_quarto.yml': text,
      'file:///p/myst.yml': text,
      'file:///p/_metadata.yml': text,
      'file:///p/latexmkrc': text,
      'file:///p/.latexmkrc': text,
      'file:///p/root.tex': text,
      'file:///p/more.yml': text,
    });
    return findBibliographies({ uri, languageId, text: opening + head + text }, files, { workspaceFolders: ['file:///p'] });
  };
}

const readable = (ending: string) => (text: string) => importLibrary(text, `a.${ending}`);

function bib(text: string): unknown {
  const scanned = finished(scanBibtex(text, 'a.bib'));
  const { entries } = scanned;
  const fieldsOf = inheritance(entries);
  const some = [...entries.slice(0, 20), ...entries.slice(-20)];
  return [
    finished(papersOf(entries, text, 'a.bib')),
    finished(validateEntries(entries, 'a.bib')),
    finished(checkReferences(entries, 'a.bib', { today, works } as never)),
    finished(setsOf(entries)),
    dialectOf(entries),
    unseenByBiber(entries, text),
    some.map((entry) => [keyPlaces(entry, text), entryToCsl(entry), takenOver(entry, fieldsOf(entry), 'biblatex')]),
    placedFindings('a.bib', text, []),
  ];
}

/** The readers of one text. `fields` hold a value of an entry or a record, `files` a whole file. */
export const readers: Readonly<Record<string, TextReader>> = {
  ...valueReaders,
  ...Object.assign({}, ...syntaxes.map(([name, syntax]) => inSyntax(name, syntax))),
  ...Object.fromEntries(
    LANGUAGES.flatMap((language) => [
      [`bibliographies of ${language[0]}`, inSearch(language, '')],
      [`metadata of ${language[0]}`, inSearch(language, '', '---\nbibliography: a.bib\ntitle: ')],
      [`flow metadata of ${language[0]}`, inSearch(language, '', '---\nbibliography: [')],
      [
        `declaring in ${language[0]}`,
        (text: string) => declareBibliography(text, language[1] === 'quarto' ? 'markdown' : language[1], 'a.bib'),
      ],
    ]),
  ),
  'bib file': bib,
  'bib value in braces': (text) => bib(`@article{a, title = {${text}}, author = {${text}}, date = {${text}}, doi = {${text}}}\n`),
  'bib value in quotes': (text) => bib(`@article{a, title = "${text}", author = "${text}", xdata = "${text}"}\n`),
  'bib value without end': (text) => bib(`@article{a, title = {${text}`),
  'bib key': (text) => bib(`@article{${text}`),
  'planning an entry': (text) => planAdd(text, [paper]),
  'planning an entry of Hayagriva': (text) => [
    planHayagriva(text, [paper], { name: 'a.yml', recordOf: paperToCsl }),
    planHayagriva(`a:\n  type: article\n  title: ${text}`, [paper], { name: 'a.yml', recordOf: paperToCsl }),
  ],
  'json file': readable('json'),
  'json title': (text) =>
    readable('json')(JSON.stringify([{ id: 'a', type: 'book', title: text, author: [{ literal: text }], DOI: text }])),
  'json start': (text) => readable('json')(`[{"id":"a","title":"${text}`),
  'yaml file': readable('yaml'),
  'yaml list': (text) => readable('yaml')(`references:\n- id: a\n  title: ${text}`),
  'yaml flow': (text) => readable('yaml')(`references: [{id: a, title: ${text}`),
  'hayagriva value': (text) => readable('yml')(`a:\n  type: article\n  title: ${text}`),
  'hayagriva flow': (text) => readable('yml')(`a: {type: article, title: ${text}`),
  'ris file': readable('ris'),
  'ris value': (text) => readable('ris')(`TY  - JOUR\nTI  - ${text}\nER  - \n`),
  listing: (text) => buildCorpus([{ name: 'a.txt', text }]),
  metadata: (text) => buildCorpus([], text),
  'LaTeX to text': latexToText,
  'text to LaTeX': (text) => textToLatex(text),
  'title case': (text) => [cslTitle(text), edtfDate(text)],
  'commands offered': (text) => offeredCommands(text, '\\ci'),
  'key pattern': parseKeyPattern,
  paths: (text) => [joinUri('file:///p', text), readablePath(`file:///${text}`), relativePath('file:///p', `file:///${text}`)],
  escaping: (text) => [escapeMarkdown, codeSpan, escapeHtml, linkTarget, messageText, shown, visible, htmlText].map((one) => one(text)),
  identifiers: (text) => [identifiersIn(text), identifierOf(text)],
  'nearest keys': (text) => nearestKeys(text, ['gu2023', text.slice(1)], 3),
  locator: (text) => parseLocator(text),
  'preview metadata': previewMetadata,
  preview: (text) => {
    const md = new MarkdownIt({ html: true });
    markdownItCitations(md, {
      lookup: (key) => (key === 'a' ? paperToCsl(paper, 'a') : undefined),
      renderer: () => titles,
      enabled: () => true,
      keys: () => ['a'],
    });
    return md.render(text);
  },
  style: (text) => [styleInfo({ name: 'a.csl', text }), attempt(() => parseStyle(text))],
  'style with a start and an end': (text) => {
    const style = `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">${text}</style>`;
    return [styleInfo({ name: 'a.csl', text: style }), attempt(() => parseStyle(style))];
  },
  search: (text) => [index.search(text), index.search(`gu ${text}`)],
  suggesting: (text) => suggester.suggest(text, { before: text }),
  'suggesting: words that decided': (text) => [
    termSpans(text, decisive),
    evidence(
      { id: 'a', title: 'A', authors: [], citationKey: 'a', sources: [], abstract: text },
      { passage: text, terms: decisive, descriptions: [text] },
    ),
    fromFirstWord({ text, words: termSpans(text, decisive) }, 15),
    [nothingFits(text), saysLittle(text)],
  ],
  mentions: (text) => findMentions(mentions, text),
  'title offers': (text) => titleOffers(mentions, text, text.length),
  'assistant verification': (text) => finished(verifiedText(text, small, { today, works } as never)),
  'answers of services': (text) =>
    Promise.all(services.flatMap((service) => [service.read(text), service.read(JSON.stringify({ message: { title: [text] } }))])),
  'answers of Zotero': (text) => [
    [exportsIn, draftOfExport].map((one) => one(text, 'biblatex')),
    [groupsIn, collectionsIn, itemsIn, childrenIn, annotationsIn].map((one) => one(text)),
    [groupsIn, collectionsIn, itemsIn, childrenIn, annotationsIn].map((one) =>
      one(JSON.stringify([{ key: text, data: { name: text, title: text, note: text, annotationText: text } }])),
    ),
    underKey(text, 'a'),
    attempt(() => resultOf(text)),
    [keysByItem, exportIn].map((one) => attempt(() => one(text))),
    libraryNumber([{ name: text }], text),
  ],
};

function attempt(run: () => unknown): unknown {
  try {
    return run();
  } catch {
    return undefined;
  }
}
