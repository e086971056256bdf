/** Text in UTF-8 in which the bytes that are not are read one by one as Windows-1252, or as Mac OS Roman where that makes letters of them; of text without any UTF-8 letter, all of it. */
export function mixedText(bytes: Uint8Array): string {
  const strays: number[] = [];
  let letters = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length === 0) strays.push(at);
    else if (length > 1) letters++;
    at += Math.max(length, 1);
  }
  const isMac = isMacintosh(bytes, strays);
  const single = isMac ? macintosh : windows;
  // An apostrophe of Mac OS Roman and the letter after it look like one of UTF-8's.
  if (letters === 0 || (isMac && letters < strays.length)) return single(bytes);
  const utf8 = new TextDecoder('utf-8');
  const parts: string[] = [];
  let from = 0;
  for (const stray of strays) {
    parts.push(utf8.decode(bytes.subarray(from, stray)), single(bytes.subarray(stray, stray + 1)));
    from = stray + 1;
  }
  parts.push(utf8.decode(bytes.subarray(from)));
  return parts.join('');
}

/** The characters of 0x80 to 0x9F (WHATWG Encoding, index-windows-1252); some versions of Node decode them as control characters. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function windows(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252')
    .decode(bytes)
    .replace(/[\u0080-\u009f]/g, (control) => HIGH[control.charCodeAt(0) - 0x80] ?? control);
}

function macintosh(bytes: Uint8Array): string {
  return new TextDecoder('macintosh').decode(bytes);
}

/** Letters of Mac OS Roman (ä, å, ç, é, è, ê, ù, ü) that Windows-1252 has no small letter for, and more (á to õ) that are signs in it. */
const MAC_LETTERS = new Set([0x8a, 0x8c, 0x8d, 0x8e, 0x8f, 0x90, 0x9d, 0x9f]);
const MAC_BETWEEN = new Set([0x87, 0x88, 0x89, 0x8b, 0x91, 0x93, 0x94, 0x95, 0x98, 0x99, 0x9b]);

/** Whether more of the stray bytes are letters after a small letter in Mac OS Roman than in Windows-1252. */
function isMacintosh(bytes: Uint8Array, strays: readonly number[]): boolean {
  const isSmall = (byte = 0): boolean => byte >= 0x61 && byte <= 0x7a;
  let balance = 0;
  for (const at of strays) {
    const byte = bytes[at] ?? 0;
    if (!isSmall(bytes[at - 1])) continue;
    // From 0xC7 on are quotation marks and dashes, and capitals in Windows-1252, which don't follow a small letter.
    if (MAC_LETTERS.has(byte) || (byte >= 0xc7 && byte <= 0xd5) || (MAC_BETWEEN.has(byte) && isSmall(bytes[at + 1]))) balance++;
    else if (byte >= 0xdf) balance--;
  }
  return balance > 0;
}

/** The bytes of the character at an offset (RFC 3629, section 4); 0 where none is well formed. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4) return 0;
  const second = bytes[at + 1] ?? 0;
  const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < least || second > most) return 0;
  for (let i = 2; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}
