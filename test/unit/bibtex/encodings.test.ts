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
    const points = [0xfeff, 0xd7ff, 0xd800, 0xdfff, 0xe000, 0xfeff, 0x10ffff, 0x110000];
    const bytes = Uint8Array.from([...points.flatMap((point) => [point & 255, (point >> 8) & 255, point >> 16, 0]), 0x41]);
    assert.equal(read(bytes), '\uD7FF\uFFFD\uFFFD\uE000\uFEFF\u{10FFFF}\uFFFD');
    const long = '@'.repeat(2 ** 13 + 1);
    assert.equal(read(Uint8Array.from([...long].flatMap((sign) => bytesOf(sign, false)))), long);
  });

  it('takes no other bytes for UTF-16 or UTF-32', () => {
    for (const [bytes, text] of [
      [[0x40, 0, 0x61, 0], '@a'],
      [[0, 0x40, 0, 0x61], '@a'],
      [[0x40, 0, 0, 0], '@'],
      [[0, 0, 0, 0x40], '@'],
      [[0xff, 0x40, 0x61], 'ÿ@a'],
      [[0xfe, 0x40, 0x61], 'þ@a'],
      [[0xff, 0x40, 0, 0], 'ÿ@\0\0'],
      [[0x40, 0xfe, 0, 0], '@þ\0\0'],
      [[0, 0, 0xfe, 0x40], '\0\0þ@'],
      [[0, 0, 0x40, 0xff], '\0\0@ÿ'],
      [[0x40, 0, 0x61, 0x62], '@\0ab'],
      [[0x40, 0, 0, 0x62], '@\0\0b'],
      [[0x40, 0x61, 0, 0x62], '@a\0b'],
      [[0, 0x40, 0x61, 0], '\0@a\0'],
      [[0, 0x40, 0, 0], '\0@\0\0'],
      [[0, 0, 0, 0], '\0\0\0\0'],
    ] as const)
      assert.equal(read(Uint8Array.from(bytes)), text, bytes.join(' '));
  });

  it('reads each byte that is not UTF-8 by itself', () => {
    const utf8 = new TextEncoder().encode('@misc{a, author={Núñez}}\n');
    assert.equal(
      read(Uint8Array.of(...utf8, ...latin1('@misc{b, author={N\xfa\xf1ez}}\n'))),
      '@misc{a, author={Núñez}}\n@misc{b, author={Núñez}}\n',
    );
    assert.equal(read(latin1('@misc{b, author={N\xfa\xf1ez}}')), '@misc{b, author={Núñez}}');
  });

  it('keeps the first and the last sign of each length in UTF-8, and reads what only looks like one by itself', () => {
    const text = '\u007F\u0080\u00A0£ÿ\u07FF\u0800\uD7FF\uE000\uFFFF\u{10000}\u{10FFFF}';
    assert.equal(read(Uint8Array.of(...new TextEncoder().encode(text), 0xe9)), `${text}é`);
    for (const [bytes, signs] of [
      [[0x80, 0x35], '€5'],
      [[0xc1, 0xbf], 'Á¿'],
      [[0xc3, 0xc3], 'ÃÃ'],
      [[0xe0, 0x9f, 0xbf], 'àŸ¿'],
      [[0xe2, 0x82, 0x41], 'â‚A'],
      [[0xed, 0xa0, 0x80], 'í\u00A0€'],
      [[0xf0, 0x8f, 0xbf, 0xbf], 'ð\u008F¿¿'],
      [[0xf1, 0x80, 0x80, 0x41], 'ñ€€A'],
      [[0xf4, 0x90, 0x80, 0x80], 'ô\u0090€€'],
      [[0xf5, 0x80, 0x80, 0x80], 'õ€€€'],
    ] as const)
      assert.equal(read(Uint8Array.of(0xc3, 0xa9, ...bytes)), `é${signs}`, bytes.join(' '));
  });

  it('reads quotation marks and dashes of Windows-1252, and the letters of Mac OS Roman where they are letters', () => {
    assert.equal(
      read(latin1('@misc{a, title={\x93Don\x92t\x94 \x96 A\x97B, \x8avec, na\xefve}}')),
      '@misc{a, title={“Don’t” – A—B, Švec, naïve}}',
    );
    const mac = '@misc{b, author={Garc\x92a M\x87rquez and Andr\x8e and M\x9fller}, title={L\xd5\x8et\x8e \xd0 \xd2na\x95ve\xd3}}';
    assert.equal(read(latin1(mac)), '@misc{b, author={García Márquez and André and Müller}, title={L’été – “naïve”}}');
    for (const [bytes, text] of [
      ['@misc{c, title={\xc9t\xe9 \x96 l\x92\x9cuvre}}', '@misc{c, title={Été – l’œuvre}}'],
      ['@misc{d, author={Gonz\x87lez}}', '@misc{d, author={González}}'],
      ['@misc{e, author={d\xd5Alembert}}', '@misc{e, author={d’Alembert}}'],
      ['@misc{f, title={mot\xc7Mot\xc8}}', '@misc{f, title={mot«Mot»}}'],
      // As many signs for either: ‘ between small letters, and ß.
      ['@misc{g, title={Gro\xdf, Qur\x91an}}', '@misc{g, title={Groß, Qur‘an}}'],
    ] as const)
      assert.equal(read(latin1(bytes)), text);
  });

  it('reads an entry in Mac OS Roman among those in UTF-8', () => {
    const mac = latin1('@misc{b, author={Andr\x8e}}');
    for (const name of ['Né', 'Núñez García'])
      assert.equal(read(Uint8Array.of(...new TextEncoder().encode(name), ...mac)), `${name}@misc{b, author={André}}`);
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
