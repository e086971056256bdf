/** A parser to compare with; it brings no types. */
declare module 'bibtex-parse' {
  export function entries(text: string): readonly unknown[];
}
