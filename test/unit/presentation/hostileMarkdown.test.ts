import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Marked, type Tokens, type TokensList } from 'marked';
import { explanation } from '../../../src/core/bibliography/explanation';
import type { Paper } from '../../../src/core/corpus/paper';
import { codeSpan, encodeAddress, escapeMarkdown, linkTarget, messageText, shown, visible, withIcon } from '../../../src/core/escape';
import { paperCard } from '../../../src/core/presentation/card';
import { checkMarkdown, checkPage } from '../../../src/core/presentation/checkPage';
import { paperPage } from '../../../src/core/presentation/page';
import { visibleTitle } from '../../../src/core/presentation/visibleTitle';
import { toMarkdown } from '../../../src/core/reference/richText';

/** VS Code 1.139 renders Markdown strings with marked 14.0 and GFM. */
const marked = new Marked({ gfm: true });

/** What Markdown would show that is more than text: targets of links, images, HTML. */
function livePartsOf(markdown: string): { links: string[]; images: string[]; html: string[] } {
  const found: { links: string[]; images: string[]; html: string[] } = { links: [], images: [], html: [] };
  const tokens: TokensList = marked.lexer(markdown);
  marked.walkTokens(tokens, (token) => {
    if (token.type === 'link') found.links.push((token as Tokens.Link).href);
    if (token.type === 'image') found.images.push((token as Tokens.Image).href);
    if (token.type === 'html') found.html.push(token.raw);
  });
  return found;
}

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '[',
        ']',
        '(',
        ')',
        '!',
        '<',
        '>',
        '\\',
        '`',
        '``',
        '*',
        '_',
        '~',
        '|',
        '\n',
        '\n\n',
        '\r\n',
        '    ',
        '\t',
        '# ',
        '---',
        '$(',
        '&#91;',
        '&lt;',
      ),
      fc.constantFrom(
        '![x](https://evil.example/i.png)',
        '[x](command:lectern.copyBibtex)',
        'https://evil.example',
        'www.evil.example',
        'a@evil.example',
      ),
      fc.constantFrom(
        '<img src=x>',
        '[x]: https://evil.example',
        '\u202e',
        '\u200b',
        '\ud800',
        '\udc00',
        'ftp://evil.example',
        'HTTPS://evil.example',
      ),
      fc.string({ maxLength: 6, unit: 'binary' }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

const ours = /^(?:https:\/\/arxiv\.org\/|https:\/\/doi\.org\/|https?:\/\/|command:lectern\.openPaper\?)/;

/** What VS Code 1.139 makes a link of in the text of a notification, where `command:` runs any command (its `linkedText.ts`). */
const linkInNotification = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

describe('hostile text in a notification', () => {
  it('is not a link', () => {
    assert.match('No address for “[x](command:lectern.copyBibtex)”.', linkInNotification);
    fc.assert(
      fc.property(hostile, (title) => {
        const shown = messageText(`No address for “${title}”.`).replace(/(\r\n|\n|\r)/gm, ' ');
        assert.doesNotMatch(shown, linkInNotification);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('hostile text in a plain label', () => {
  it('has no icon, no second line and nothing that can’t be seen, however often it is made a label', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const label = shown(text);
        assert.doesNotMatch(label, /\$\(|[\p{Cc}\p{Cs}\u2028\u2029\u200b\u202a-\u202e\u2066-\u2069\ufeff]/u);
        assert.equal(shown(label), label);
        const named = withIcon('check', text);
        assert.equal(named, `$(check) ${label}`);
        assert.doesNotMatch(visibleTitle(text, [{ start: 0, end: text.length }]).title, /\u202e|\u200b/);
      }),
      { numRuns: 3000 },
    );
  });

  it('leaves text of all scripts as it is', () => {
    for (const text of [
      'Müller’s “Études” – 100 %, $5 (net)',
      '知识图谱',
      'שלום עולם',
      'Τίτλος → “x”…',
      'नमस्ते',
      '👩‍👩‍👧 family',
      'می‌خواهم',
    ])
      assert.equal(shown(text), text);
  });

  it('is what pages show, of papers, references and citations', () => {
    const text = 'A \u202eB\u200b';
    const paper: Paper = { id: 'title:x', title: text, abstract: text, authors: [{ literal: text }], citationKey: text, sources: [] };
    const topic = { id: 't', label: text, paperIds: [], children: [] };
    const page = paperPage({
      paper,
      sources: [text],
      topics: [[topic]],
      related: [paper],
      bibtex: text,
      reference: text,
      heldBy: text,
      isFound: true,
    });
    const entry = { key: text, title: text, file: text, line: 1, objections: [{ code: 'x', message: text }] };
    for (const html of [page, checkPage({ of: text, entries: [entry], compared: true })]) {
      assert.ok((html.match(/⟨U\+202E⟩/g)?.length ?? 0) >= 4, html);
      assert.doesNotMatch(html, /[\u202e\u200b]/u);
    }
  });

  it('keeps what was found in a title where it was', () => {
    assert.deepEqual(
      visibleTitle('a\u202eb cd', [
        { start: 2, end: 3 },
        { start: 4, end: 6 },
      ]),
      {
        title: 'a⟨U+202E⟩b cd',
        spans: [
          { start: 9, end: 10 },
          { start: 11, end: 13 },
        ],
      },
    );
  });
});

describe('hostile text in Markdown', () => {
  it('is text in a card: no image, no HTML, no link but to where the paper is and to the named commands', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, hostile, (title, abstract, key, address) => {
        const paper: Paper = {
          id: 'title:x',
          title,
          abstract,
          authors: [{ literal: title }],
          venue: { name: abstract, kind: 'journal' },
          citationKey: key,
          doi: address,
          arxivId: address,
          url: `https://ok.example/${address}`,
          codeUrl: `https://ok.example/code/${address}`,
          sources: [],
        };
        const markdown = paperCard(paper, { actions: [{ label: 'Open', link: 'command:lectern.openPaper?x' }], note: title });
        const { links, images, html } = livePartsOf(markdown);
        assert.deepEqual({ images, html }, { images: [], html: [] }, markdown);
        for (const link of links) assert.match(link, ours, markdown);
        const own = links.filter(
          (link) => !/^(?:https:\/\/(?:arxiv\.org\/abs|doi\.org|ok\.example)\/|command:lectern\.openPaper\?x$)/.test(link),
        );
        assert.deepEqual(own, [], markdown);
      }),
      { numRuns: 3000 },
    );
  });

  it('is text in the account of a document and in the report on references: nothing that a preview would load or follow', () => {
    fc.assert(
      fc.property(hostile, hostile, (text, path) => {
        const uri = `file:///p/${encodeURIComponent(path.replace(/\p{Surrogate}/gu, ''))}.bib`;
        const problem = { file: uri, line: 1, code: 'x', message: text };
        const account = explanation({
          document: uri,
          language: text,
          isServed: true,
          found: {
            roots: [uri],
            includedFiles: [
              { uri, line: 1 },
              { uri, line: 1 },
            ],
            bibliographies: [{ uri, exists: true, format: 'bibtex', by: 'document', declaredAs: text, from: { uri, line: 1 } }],
            dialect: undefined,
            csl: text,
            nocite: [text],
            inlineKeys: [],
            hasUnseen: false,
            steps: [{ text, uri, line: 1 }],
            problems: [problem],
          },
          files: [{ uri, papers: [], problems: [problem] }],
          papers: 1,
          libraryFiles: [{ name: text, papers: 0, trouble: text }],
          unread: () => text,
        });
        const report = checkMarkdown({
          of: text,
          compared: true,
          entries: [{ key: text, title: text, file: text, line: 1, objections: [{ code: 'x', message: text }] }],
        });
        for (const markdown of [account, report]) assert.deepEqual(livePartsOf(markdown), { links: [], images: [], html: [] }, markdown);
      }),
      { numRuns: 2000 },
    );
  });

  it('is text in a reference, where an address is its own label', () => {
    fc.assert(
      fc.property(hostile, hostile, (text, address) => {
        const markdown = toMarkdown([
          text,
          { style: 'italic', children: [text] },
          { style: 'link', children: [`https://ok.example/${address}`] },
        ]);
        const { links, images, html } = livePartsOf(markdown);
        assert.deepEqual({ images, html }, { images: [], html: [] }, markdown);
        assert.equal(links.length, 1, markdown);
        assert.ok(links[0]?.startsWith('https://ok.example/'), markdown);
      }),
      { numRuns: 3000 },
    );
  });

  it('is one span as code', () => {
    fc.assert(
      fc.property(hostile, (key) => {
        const { links, images, html } = livePartsOf(`No entry ${codeSpan(key)} here.`);
        assert.deepEqual({ links, images, html }, { links: [], images: [], html: [] });
      }),
      { numRuns: 2000 },
    );
  });

  it('never ends a target, and never throws', () => {
    fc.assert(
      fc.property(hostile, (address) => {
        assert.match(linkTarget(address), /^[^\s()<>\\"`[\]]*$/);
        assert.doesNotThrow(() => encodeAddress(address));
        assert.doesNotThrow(() => escapeMarkdown(address));
      }),
      { numRuns: 2000 },
    );
  });

  it('shows what cannot be seen', () => {
    assert.equal(visible('a\u202eb\u200bc\ufeff'), 'a⟨U+202E⟩b⟨U+200B⟩c⟨U+FEFF⟩');
    assert.equal(visible('\u{e0041}\0'), '⟨U+E0041⟩⟨U+0000⟩');
  });
  it('keeps the joiners of Persian words and of emoji', () => {
    assert.equal(visible('می\u200cخواهم 👩\u200d🔬'), 'می\u200cخواهم 👩\u200d🔬');
  });
  it('shows icons as they are written', () => assert.equal(escapeMarkdown('$(warning)'), '\\$(warning)'));
});
