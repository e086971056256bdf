import assert from 'node:assert/strict';
import { silenceOf, zoteroRefusal } from '../../../src/core/sources/zotero/zoteroRefusals';

const address = 'http://127.0.0.1:23119';
const of = (status: number, text: string, isZotero = false) => zoteroRefusal(address, status, text, isZotero);

describe('a Zotero that can’t be read', () => {
  it('is distinguished from one that can, each failure with its own remedy', () => {
    assert.equal(of(200, 'Nothing to see here.', true), undefined);
    const sentences = [
      of(403, 'Local API is not enabled'),
      of(400, 'Invalid Host header'),
      of(404, 'No endpoint found'),
      of(501, 'API version not supported', true),
      of(200, '<html>Welcome</html>'),
      silenceOf(address, undefined),
    ];
    const remedies = [
      /Settings, Advanced/,
      /Forward its port/,
      /Update Zotero/,
      /Update Lectern/,
      /lectern\.zotero\.address/,
      /Start Zotero/,
    ];
    for (const [at, remedy] of remedies.entries()) assert.match(sentences[at] ?? '', remedy);
    assert.equal(new Set(sentences).size, remedies.length);
    for (const sentence of sentences) assert.match(sentence ?? '', /^[A-Z].*[.”]\.?$/);
  });

  it('is another program where it only answers with the same status', () => {
    for (const status of [200, 204, 400, 403, 404, 501])
      assert.match(of(status, '<h1>Forbidden</h1>') ?? '', /^A program other than Zotero/);
    for (const text of ['Local API is not enabled', 'Invalid Host header', 'No endpoint found'])
      assert.match(of(500, text) ?? '', /^A program other than Zotero/);
  });

  it('names the host that Zotero doesn’t answer for', () => {
    for (const name of ['http://172.20.1.1:23119', 'https://172.20.1.1:23119/', '172.20.1.1:23119'])
      assert.match(zoteroRefusal(name, 400, 'Invalid Host header', false) ?? '', /not at 172\.20\.1\.1:23119\. Forward/);
  });

  it('is looked for in the right place where Lectern runs remotely', () => {
    const remedies = {
      wsl: /mirrored/,
      'ssh-remote': /RemoteForward/,
      'dev-container': /--network=host/,
      codespaces: /forward Zotero’s port/,
    };
    for (const [remote, remedy] of Object.entries(remedies)) assert.match(silenceOf(address, remote), remedy);
    assert.doesNotMatch(silenceOf(address, undefined), /Lectern runs/);
  });
});
