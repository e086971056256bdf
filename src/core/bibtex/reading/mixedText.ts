/** Text in UTF-8 in which the bytes that are not are read one by one as Windows-1252; of text without any UTF-8 letter, all of it. */
export function mixedText(bytes: Uint8Array): string {
  const strays: number[] = [];
  let letters = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length === 0) strays.push(at);
    else if (length > 1) letters++;
    at += Math.max(length, 1);
  }
  const single = new TextDecoder('windows-1252');
  if (letters === 0) return single.decode(bytes);
  const utf8 = new TextDecoder('utf-8');
  const parts: string[] = [];
  let from = 0;
  for (const stray of strays) {
    parts.push(utf8.decode(bytes.subarray(from, stray)), single.decode(bytes.subarray(stray, stray + 1)));
    from = stray + 1;
  }
  parts.push(utf8.decode(bytes.subarray(from)));
  return parts.join('');
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
