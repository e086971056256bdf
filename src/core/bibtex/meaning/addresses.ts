import { bareDoi } from '../../corpus/identity';
import { inTable } from '../../tables';
import { latexToText } from '../latex/latexText';

const characters: Readonly<Record<string, string>> = {
  textless: '<',
  textgreater: '>',
  lt: '<',
  gt: '>',
  textunderscore: '_',
  textasciitilde: '~',
  urltilde: '~',
  sim: '~',
  textasciicircum: '^',
  textbackslash: '\\',
  textbar: '|',
  textendash: '–',
  textquotesingle: "'",
  slash: '/',
  textdollar: '$',
  colon: ':',
};
/** Commands that print nothing of their own in an address. */
const silent = new Set(
  'url nolinkurl path texttt href doi ensuremath string protect relax allowbreak penalty linebreak discretionary hskip break'.split(' '),
);

/** An address or identifier as it is without the LaTeX around and in it (`\url{…}`, `\_`, `$<$`, `{\textless}`); other text stays. */
export function plainAddress(value: string): string {
  if (!/[\\{}$]/.test(value)) return value.trim();
  return value
    .replace(/\\href\s*\{([^{}]*)\}[^]*/, '$1')
    .replace(/^\s*\$([^$]*)\$\s*$/, '$1')
    .replace(/\$\s{0,9}(?:\{?\s{0,9}\\sim\s{0,9}\}?|\\?([<>_~^]))\s{0,9}\$/g, (_, sign: string | undefined) => sign ?? '~')
    .replace(/\\([a-zA-Z]+)(?:\s+|\{\})?/g, (whole, name: string) => inTable(characters, name) ?? (silent.has(name) ? '' : whole))
    .replace(/\\([~^])\{\}/g, '$1')
    .replace(/\\[-/]/g, (command) => (command === '\\/' ? '/' : ''))
    .replace(/\\([_%&#$~.:{}^])/g, '$1')
    .replace(/[{}]/g, '')
    .trim();
}

/** The DOI in a field, as it is written there; undefined where there is none. */
export function doiIn(value: string): string | undefined {
  return bareDoi(plainAddress(value)) ?? (value.includes('\\') ? bareDoi(latexToText(value)) : undefined);
}

/** The first web address in a field, which may hold several or lack its `http://`; undefined where there is none. */
export function addressIn(value: string): string | undefined {
  const text = plainAddress(value);
  if (/^(?:https?|ftp):\/\/\S+$/i.test(text) && !/[;,]https?:/i.test(text)) return text;
  const first = /(?:https?|ftp):\/\/[^\s<>"]+/i.exec(text)?.[0] ?? '';
  const one = (first.split(/[;,](?=https?:\/\/)/i)[0] ?? '').replace(/(?<![;,])[;,]+$/, '');
  if (one !== '') return text.startsWith(one) ? one : withoutCloser(one);
  return isBareAddress(text) ? `http://${text}` : undefined;
}

/** An address without the bracket or mark that closes what opened before it. */
function withoutCloser(address: string): string {
  const bare = address.replace(/[’”»›'\]][.,]?$/, '');
  return bare.includes('(') ? bare : bare.replace(/\)[.,]?$/, '');
}

/** Whether the text is a host that begins with `www.`, or one under a common domain with a path, without a scheme. */
function isBareAddress(text: string): boolean {
  const [, host = '', next] = /^([\w-][\w.-]{0,252})(?:([/?#:])\S*)?$/.exec(text) ?? [];
  if (/\.(?:\.|$)/.test(host)) return false;
  return /^www\.[^.]+\./i.test(host) || (next === '/' && /\.(?:org|com|net|edu|gov|io|info|[a-z]{2})$/i.test(host));
}
