import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Marked } from 'marked';
import { declareBibliography } from '../../src/core/bibliography/declare';
import { reachOf, refusalOf } from '../../src/core/bibliography/reach';
import { joinUri } from '../../src/core/bibliography/uriPath';
import { latexToText } from '../../src/core/bibtex/latex/latexText';
import { parseBibtex } from '../../src/core/bibtex/parse';
import { planAdd } from '../../src/core/bibtex/writing/planAdd';
import { syntaxFor } from '../../src/core/citation/forLanguage';
import { labelsIn } from '../../src/core/citation/labels';
import type { CitationSyntax } from '../../src/core/citation/syntax';
import { writableKey } from '../../src/core/corpus/key/writableKey';
import { parseListing } from '../../src/core/corpus/parseListing';
import { importLibrary } from '../../src/core/import/importLibrary';
import { paperCard } from '../../src/core/presentation/card';
import { paperPage } from '../../src/core/presentation/page';
import { cslTitle } from '../../src/core/record/sentenceCase';
import { styleInfo } from '../../src/core/reference/styles';
import { identifiersIn } from '../../src/core/sources/identifiers';
import { withEdits, type TextEdit } from '../../src/core/text';
import { hostilePaper, hostileText, hostileValue } from './hostile';

const seed = Number(process.env.FUZZ_SEED ?? 1);
const words = (process.env.FUZZ_WORDS ?? '').split(' ').filter((word) => word !== '');
const targets: { readonly name: string; readonly property: fc.IProperty<unknown> }[] = [];

function target<T>(name: string, input: fc.Arbitrary<T>, holds: (input: T) => void): void {
  targets.push({ name, property: fc.property(input, holds) as unknown as fc.IProperty<unknown> });
}

target('bibtex: entries lie in the text, in order', hostileText, (text) => {
  const { entries, problems } = parseBibtex(text, 'a.bib');
  let end = 0;
  for (const entry of entries) {
    assert.ok(entry.offset >= end && entry.offset + entry.length <= text.length);
    end = entry.offset + entry.length;
  }
  for (const { line, message } of problems) assert.ok(line >= 1 && message !== '');
});

target('listing: records or problems', hostileText, (text) => {
  for (const { line } of parseListing(text, 'a.txt').problems) assert.ok(line >= 1);
});

/** The text after edits, which lie in it and don't overlap. */
function applied(text: string, edits: readonly (TextEdit | undefined)[]): string {
  const made = edits.filter((edit) => edit !== undefined);
  for (const { offset, length } of made) assert.ok(offset >= 0 && length >= 0 && offset + length <= text.length);
  return withEdits(text, made);
}

/** Whether what was there is there still, in its order, but for blanks. */
function keeps(before: string, now: string): boolean {
  let at = 0;
  for (const sign of before.replace(/\s/g, '')) {
    at = now.indexOf(sign, at) + sign.length;
    if (at < sign.length) return false;
  }
  return true;
}

for (const [ending, start] of [
  ['json', '[{"id":"a","title":"'],
  ['yaml', 'references:\n- id: a\n  title: '],
  ['ris', 'TY  - JOUR\nTI  - '],
] as const) {
  target(`${ending}: papers or problems`, fc.tuple(fc.boolean(), hostileText), ([begun, text]) => {
    const { papers, problems } = importLibrary(begun ? start + text : text, `a.${ending}`);
    for (const paper of papers) assert.ok(typeof paper.title === 'string' && typeof paper.citationKey === 'string');
    for (const { message } of problems) assert.notEqual(message, '');
  });
}

const syntaxes = ['latex', 'markdown', 'quarto', 'typst'].map((language) => syntaxFor(language) as CitationSyntax);
for (const [i, syntax] of syntaxes.entries()) {
  const name = `${syntax.id} ${i}`;
  target(`${name}: citations lie in the text, and each can be changed and taken out`, hostileText, (text) => {
    for (const { start, end, keys } of syntax.citations(text).slice(0, 5)) {
      assert.ok(start >= 0 && start <= end && end <= text.length);
      for (const key of keys) assert.equal(text.slice(key.start, key.end).length, key.end - key.start);
      applied(text, [syntax.remove(text, start)]);
      applied(text, [syntax.changeForm(text, start, 'textual')]);
    }
    labelsIn(syntax.id, text);
  });
  target(`${name}: a place for a key is in the text around the cursor`, fc.tuple(hostileText, fc.nat()), ([text, at]) => {
    const offset = at % (text.length + 1);
    const context = syntax.contextAt(text, offset);
    if (context === undefined) return;
    assert.ok(context.replace.start <= offset && context.replace.end >= offset && context.replace.end <= text.length);
    applied(text, [syntax.accept(text, context, 'gu2023')]);
  });
  target(`${name}: a key that Lectern writes is the key that it reads`, hostilePaper, (paper) => {
    const key = writableKey(paper);
    const written = `A sentence ${syntax.write([key], { form: 'parenthetical' })} goes on.`;
    assert.deepEqual(
      syntax.citations(written).map(({ keys }) => keys.map((one) => one.key)),
      [[key]],
      written,
    );
  });
  target(`${name}: citing keeps the text around it`, fc.tuple(hostileText, fc.nat()), ([text, at]) => {
    const offset = at % (text.length + 1);
    const edits = syntax.insert(text, { start: offset, end: offset }, ['gu2023']);
    applied(text, edits);
    for (const { offset, length, text: now } of edits) assert.ok(keeps(text.slice(offset, offset + length), now), now);
  });
}

target('a bibliography keeps every byte, and gains one entry under a legal key', fc.tuple(hostileText, hostilePaper), ([text, paper]) => {
  const { edits, added, problems } = planAdd(text, [paper]);
  const after = applied(text, edits);
  for (const { offset, length, text: now } of edits) assert.ok(keeps(text.slice(offset, offset + length), now), now);
  for (const { key } of added) assert.ok(parseBibtex(after).entries.some((entry) => entry.key === key) || problems.length > 0, after);
});

target('a new bibliography holds the entry that is written, and nothing else', hostilePaper, (paper) => {
  const after = applied('', planAdd('', [paper]).edits);
  const { entries, problems } = parseBibtex(after);
  assert.deepEqual([entries.map(({ key }) => key), problems], [[writableKey(paper)], []], after);
});

const marked = new Marked({ gfm: true });

target('a card is text, with no link but ours', hostilePaper, (paper) => {
  const markdown = paperCard(
    { ...paper, url: `https://ok.example/${paper.url}`, codeUrl: `https://ok.example/${paper.codeUrl}` },
    {
      actions: [{ label: 'Open', link: 'command:lectern.openPaper?x' }],
      note: paper.title,
    },
  );
  const tokens = marked.lexer(markdown);
  marked.walkTokens(tokens, (token) => {
    assert.ok(token.type !== 'image' && token.type !== 'html', markdown);
    if (token.type === 'link') assert.match(token.href, /^(?:https?:\/\/(?!evil)|command:lectern\.openPaper\?x$)/, markdown);
  });
  assert.doesNotMatch(markdown.replace(/`[^`\n]*`/g, ''), /(?<!\\)\$\(/);
});

target('a page has no tag but its own', hostilePaper, (paper) => {
  const html = paperPage({ paper, sources: paper.sources, topics: [], related: [], bibtex: paper.title, reference: '' });
  assert.doesNotMatch(html, /<(?:img|script|iframe|!--)/i);
});

const places = fc.constantFrom('file:///work/paper/a.tex', 'vscode-vfs://github/o/r/a.tex', 'untitled:Untitled-1');
const addresses = fc.tuple(
  fc.constantFrom('file:///work/paper/', 'file:////server/share/', 'https://evil.example/', 'vscode-vfs://evil/', 'file://server/', ''),
  fc.constantFrom('../', '..%2f', '%2e%2e/', './', '', '//'),
  hostileValue,
);
target(
  'the rule for reading leaves no file system and, in Restricted Mode, no folder',
  fc.tuple(places, addresses),
  ([document, parts]) => {
    const uri = joinUri('file:///work/paper', parts.join(''));
    const open = reachOf(document, { workspaceFolders: ['file:///work/paper'] });
    const origin = /^([a-z-]+):(?:\/\/([^/]*))?/i.exec(uri);
    if (refusalOf(uri, open) === undefined)
      assert.ok(['file://', 'vscode-vfs://github'].includes(`${origin?.[1]?.toLowerCase()}://${origin?.[2] ?? ''}`), uri);
    const restricted = reachOf(document, { workspaceFolders: ['file:///work/paper'], isRestricted: true });
    if (refusalOf(uri, restricted) === undefined) assert.equal(refusalOf(uri, open), undefined);
  },
);

target('smaller readers end without an error', hostileText, (text) => {
  latexToText(text);
  cslTitle(text);
  identifiersIn(text);
  styleInfo({ name: 'a.csl', text });
  for (const syntax of ['latex', 'markdown', 'typst'] as const) applied(text, declareBibliography(text, syntax, 'a.bib'));
});

describe('random hostile input', () => {
  const chosen = targets.filter(({ name }) => words.every((word) => name.includes(word)));
  for (const { name, property } of chosen) {
    it(name, () => {
      const interruptAfterTimeLimit = Number(process.env.FUZZ_MS ?? 1000) / chosen.length;
      const details = fc.check(property, { seed, numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit });
      if (details.failed)
        assert.fail(`${details.errorInstance}\n${fc.defaultReportMessage(details)}\nRepeat it: npm run fuzz -- --seed ${seed} "${name}"`);
      assert.ok(details.numRuns > 0);
    });
  }
});
