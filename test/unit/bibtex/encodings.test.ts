import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decoded } from '../../../src/core/bibtex/reading/decoded';
import { ended } from '../ended';

const read = (bytes: Uint8Array): string => ended(decoded(bytes)).toString();
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

describe('encodings of .bib files', () => {
  it('reads UTF-16 in both orders, with or without its mark', () => {
    const text = '@misc{a, title={Çà}}';
    const little = new Uint8Array(Buffer.from(text, 'utf16le'));
    const big = new Uint8Array(Buffer.from(text, 'utf16le').swap16());
    for (const bytes of [little, big, Uint8Array.of(0xff, 0xfe, ...little), Uint8Array.of(0xfe, 0xff, ...big)])
      assert.equal(read(bytes), text);
  });

  it('reads UTF-32 in both orders, with or without its mark', () => {
    const text = `@misc{a, title={Çà 𝔸}}\n`.repeat(1000);
    const bytesOf = (sign: string, isLittle: boolean): readonly number[] => {
      const bytes = new Uint8Array(4);
      new DataView(bytes.buffer).setUint32(0, sign.codePointAt(0) ?? 0, isLittle);
      return [...bytes];
    };
    for (const isLittle of [true, false])
      for (const mark of ['', '\uFEFF'])
        assert.equal(read(Uint8Array.from([...(mark + text)].flatMap((sign) => bytesOf(sign, isLittle)))), text);
    assert.equal(read(Uint8Array.of(0xff, 0xfe, 0, 0, 0x40, 0, 0, 0, 0, 0xd8, 0, 0, 0, 0, 0xff, 0, 0x41)), '@\uFFFD\uFFFD');
  });

  it('reads each byte that is not UTF-8 by itself', () => {
    const utf8 = new TextEncoder().encode('@misc{a, author={Núñez}}\n');
    assert.equal(
      read(Uint8Array.of(...utf8, ...latin1('@misc{b, author={N\xfa\xf1ez}}\n'))),
      '@misc{a, author={Núñez}}\n@misc{b, author={Núñez}}\n',
    );
    assert.equal(read(latin1('@misc{b, author={N\xfa\xf1ez}}')), '@misc{b, author={Núñez}}');
  });

  it('reads quotation marks and dashes of Windows-1252, and the letters of Mac OS Roman where they are letters', () => {
    assert.equal(
      read(latin1('@misc{a, title={\x93Don\x92t\x94 \x96 A\x97B, \x8avec, na\xefve}}')),
      '@misc{a, title={“Don’t” – A—B, Švec, naïve}}',
    );
    const mac = '@misc{b, author={Garc\x92a M\x87rquez and Andr\x8e and M\x9fller}, title={L\xd5\x8et\x8e \xd0 \xd2na\x95ve\xd3}}';
    assert.equal(read(latin1(mac)), '@misc{b, author={García Márquez and André and Müller}, title={L’été – “naïve”}}');
    assert.equal(read(latin1('@misc{c, title={\xc9t\xe9 \x96 l\x92\x9cuvre}}')), '@misc{c, title={Été – l’œuvre}}');
  });

  it('keeps all that is UTF-8 around a stray byte anywhere', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        const parts = [`é${before}`, after].map((text) => new TextEncoder().encode(text));
        const text = read(Uint8Array.of(...(parts[0] ?? []), 0xff, ...(parts[1] ?? [])));
        assert.equal(text, `é${before}ÿ${after}`);
      }),
    );
  });
});
