import assert from 'node:assert/strict';
import { zoteroSection } from '../../../src/core/presentation/zoteroSection';
import { annotationsIn, childrenIn, pdfFile, readerAddress, selectAddress } from '../../../src/core/sources/zotero/zoteroChildren';

const children = (...data: object[]) => JSON.stringify(data.map((one) => ({ data: one })));
const pdf = { key: 'PDFX2345', itemType: 'attachment', title: 'Full Text & x', contentType: 'application/pdf' };

describe('what hangs on an item of Zotero’s', () => {
  it('are attachments and notes as plain text', () => {
    const note = { key: 'NOTE2345', itemType: 'note', note: '<h1>Tides</h1><p>rise &amp; <b>fall</b></p><p></p>' };
    const others = [
      { ...pdf, key: '../x' },
      { ...pdf, key: 'PDFX2345/file' },
      { ...pdf, key: '../PDFX2345' },
    ];
    const { attachments, notes } = childrenIn(children(pdf, note, ...others, { itemType: 'annotation' }, { ...note, note: '<p></p>' }));
    assert.deepEqual(attachments, [{ key: 'PDFX2345', title: 'Full Text & x', isPdf: true, annotations: [] }]);
    assert.deepEqual(notes, ['Tides\nrise & fall']);
    const named = (facts: object) => childrenIn(children({ key: 'FILE2345', itemType: 'attachment', ...facts })).attachments[0];
    assert.deepEqual(named({ filename: 'a.epub' }), { key: 'FILE2345', title: 'a.epub', isPdf: false, annotations: [] });
    assert.deepEqual(named({ title: ' ', contentType: 'application/pdfx' })?.title, 'Attachment');
    for (const [html, text] of [
      ['a<br>b<br />c', 'a\nb\nc'],
      ['<ul><li>a</li><li>b</li></ul>', 'a\nb'],
      ['<h6>a</h6><div>b</div><blockquote>c</blockquote><tr>d</tr>', 'a\nb\nc\nd'],
      ['<span>a</span> <i>b</i>', 'a b'],
    ])
      assert.deepEqual(childrenIn(children({ itemType: 'note', note: html })).notes, [text]);
  });

  it('are annotations in the order of the file, with the page’s own label', () => {
    const one = (key: string, own: object) => ({ key, itemType: 'annotation', annotationType: 'highlight', ...own });
    const text = children(
      one('AAAA2222', { annotationText: 'later', annotationPageLabel: 'xii', annotationSortIndex: '00011|1' }),
      one('BBBB2222', { annotationText: 'first', annotationComment: 'So?', annotationPageLabel: '3', annotationSortIndex: '00002|1' }),
      one('CCCC2222', { annotationType: 'ink', annotationSortIndex: '00001|1' }),
      one('EEEE2222', { annotationType: 'note', annotationComment: 'Why?', annotationSortIndex: '00003|1' }),
      one('../x', { annotationText: 'no key' }),
      { key: 'DDDD2222', itemType: 'note', annotationText: 'no annotation' },
    );
    assert.deepEqual(annotationsIn(text), [
      { key: 'BBBB2222', quoted: 'first', comment: 'So?', page: '3' },
      { key: 'EEEE2222', quoted: '', comment: 'Why?', page: '' },
      { key: 'AAAA2222', quoted: 'later', comment: '', page: 'xii' },
    ]);
  });

  it('are none in what is not an answer', () => {
    for (const text of ['<html>', '', '[null, 7, {"data":[]}]', '{}'])
      assert.deepEqual([childrenIn(text), annotationsIn(text)], [{ attachments: [], notes: [] }, []]);
  });

  it('are reached at Zotero’s own addresses, in groups too', () => {
    const mine = { path: 'users/0', name: 'My Library' };
    const group = { path: 'groups/12', name: 'Lab' };
    assert.equal(selectAddress(mine, 'ABCD2345'), 'zotero://select/library/items/ABCD2345');
    assert.equal(selectAddress(group, 'ABCD2345'), 'zotero://select/groups/12/items/ABCD2345');
    assert.equal(readerAddress(mine, 'PDFX2345', 'AAAA2222'), 'zotero://open-pdf/library/items/PDFX2345?annotation=AAAA2222');
  });

  it('are opened only where they are PDFs on this machine', () => {
    const url = (text: string) => ('url' in pdfFile(text) ? 'opened' : 'refused');
    for (const text of ['file:///home/ada/Zotero/storage/ABCD2345/Moor%20-%202019.pdf\n', 'file:///C:/Users/ada//a.PDF', 'FILE:///a.pdf'])
      assert.equal(url(text), 'opened', text);
    const hostile = [
      'file://evil.example.com/share/a.pdf',
      'file:////evil.example.com/share/a.pdf',
      'file:///%5C%5Cevil.example.com/a.pdf',
      'file:///\\\\evil.example.com/a.pdf',
      'file:///etc/passwd',
      'file:///home/ada/a.pdf.sh',
      'file:///home/ada/a.sh#.pdf',
      'file:///home/ada/a.sh?x=.pdf',
      'file:///home/ada/a.pdf?x=1',
      'file:///home/ada/a.pdf#page=1',
      'file:///home/ada/a.sh%00.pdf',
      'file:///home/ada/a.sh%1f.pdf',
      'https://evil.example.com/a.pdf',
      'command:workbench.action.quit?.pdf',
      'vscode://evil.extension/a.pdf',
      'javascript:alert(1)//.pdf',
      '/home/ada/a.pdf',
      '',
      '<html>a.pdf</html>',
    ];
    for (const text of hostile) {
      const file = pdfFile(text);
      assert.ok('refusal' in file && /^[A-Z].*\.$/.test(file.refusal), text);
    }
  });

  it('have buttons that screen readers tell from one another', () => {
    const attachments = ['Full Text', 'Supplement "S1"'].map((title, at) => ({ key: `PDFX234${at}`, title, isPdf: true, annotations: [] }));
    const html = zoteroSection('doi:10.1/x', { attachments, notes: [] });
    const names = [...html.matchAll(/aria-label="([^"]*)"/g)].map(([, name]) => name);
    assert.deepEqual(names, [
      'Open in Zotero: Full Text',
      'Open here: Full Text',
      'Open in Zotero: Supplement &quot;S1&quot;',
      'Open here: Supplement &quot;S1&quot;',
    ]);
    assert.equal((html.match(/<button type="button"/g) ?? []).length, 5);
  });

  it('are called missing only where Zotero said so', () => {
    assert.match(zoteroSection('doi:10.1/x', { attachments: [], notes: [] }), /Nothing is attached/);
    const unanswered = zoteroSection('doi:10.1/x', undefined);
    assert.match(unanswered, /Zotero didn’t answer/);
    assert.doesNotMatch(unanswered, /Nothing is attached/);
  });

  it('are shown with all text escaped, quotations with their page', () => {
    const annotations = [{ key: 'AAAA2222', quoted: 'a <b> & "c"', comment: '<script>', page: '33' }];
    const html = zoteroSection('doi:10.1/x"', {
      attachments: [{ key: 'PDFX2345', title: '<i>', isPdf: true, annotations }],
      notes: ['<p>\nx'],
    });
    assert.doesNotMatch(html, /<script|<i>|<b>|x"\s/);
    assert.match(html, /“a &lt;b&gt; &amp; &quot;c&quot;” <cite><a [^>]*data-annotation="AAAA2222">p\. 33<\/a><\/cite>/);
  });
});
