/** A place in LaTeX source and what is read there whatever it means. */
export class LatexCursor {
  at = 0;

  constructor(readonly latex: string) {}

  /** Reads past the group that opens here and answers its inside; the rest of the text where it never closes. */
  group(): string {
    this.at = this.skipBlanks(this.at);
    if (this.latex[this.at] !== '{') return '';
    const start = this.at + 1;
    let depth = 0;
    for (let i = this.at; i < this.latex.length; i++) {
      if (this.latex[i] === '\\') i++;
      else if (this.latex[i] === '{') depth++;
      else if (this.latex[i] === '}' && --depth === 0) {
        this.at = i + 1;
        return this.latex.slice(start, i);
      }
    }
    this.at = this.latex.length;
    return this.latex.slice(start);
  }

  /** Reads past an optional argument here. */
  optional(): string {
    const found = /^\[([^\]]{0,200})\]/.exec(this.latex.slice(this.at, this.at + 204));
    this.at += found?.[0].length ?? 0;
    return found?.[1] ?? '';
  }

  skipBlanks(offset: number): number {
    let i = offset;
    while (/\s/.test(this.latex.charAt(i))) i++;
    return i;
  }

  /** Reads the group here without its braces, or one command or character. */
  token(): string {
    this.at = this.skipBlanks(this.at);
    if (this.latex[this.at] === '{') return this.group();
    const token = /\\(?:[a-zA-Z]+|[^])|[^]/u.exec(this.latex.slice(this.at, this.at + 40))?.[0] ?? '';
    this.at += token.length;
    return token;
  }
}
