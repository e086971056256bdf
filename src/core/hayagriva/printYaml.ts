import type { YamlStyle } from './yamlStyle';
import type { Yaml } from './yamlValue';

/** An entry with its key as lines of YAML in a style, without a final line break. */
export function printEntry(key: string, entry: Yaml, style: YamlStyle): string {
  return field(key, entry, '', style).join(style.eol);
}

/** An entry with its key in braces, for a file that is a single flow mapping (JSON). */
export function printFlowEntry(key: string, entry: Yaml): string {
  return `${JSON.stringify(key)}: ${flow(entry, JSON.stringify)}`;
}

function field(name: string, value: Yaml, indent: string, style: YamlStyle): readonly string[] {
  const head = `${indent}${scalar(name, style.quote)}:`;
  const deeper = indent + ' '.repeat(style.indent);
  if (typeof value === 'string') return [`${head} ${scalar(cased(name, value, style), style.quote)}`];
  if ('number' in value) return [`${head} ${value.number}`];
  if ('map' in value) return [head, ...value.map.flatMap(([inner, one]) => field(inner, one, deeper, style))];
  if (style.flowLists && value.list.every((one) => typeof one === 'string'))
    return [`${head} ${flow(value, (text) => quoted(text, style.quote))}`];
  const dash = style.flatLists ? indent : deeper;
  return [head, ...value.list.flatMap((one) => item(one, dash, style))];
}

/** An item of a list; a mapping starts on the line of its dash. */
function item(value: Yaml, indent: string, style: YamlStyle): readonly string[] {
  if (typeof value === 'string') return [`${indent}- ${scalar(value, style.quote)}`];
  if (!('map' in value)) return [`${indent}- ${flow(value, (text) => quoted(text, style.quote))}`];
  const lines = value.map.flatMap(([name, one]) => field(name, one, `${indent}  `, style));
  return lines.map((line, at) => (at === 0 ? `${indent}- ${line.slice(indent.length + 2)}` : line));
}

function cased(name: string, value: string, { capitals }: YamlStyle): string {
  return name === 'type' && capitals ? value.charAt(0).toUpperCase() + value.slice(1) : value;
}

function flow(value: Yaml, text: (text: string) => string): string {
  if (typeof value === 'string') return text(value);
  if ('number' in value) return value.number;
  if ('list' in value) return `[${value.list.map((one) => flow(one, text)).join(', ')}]`;
  return `{ ${value.map.map(([name, one]) => `${JSON.stringify(name)}: ${flow(one, text)}`).join(', ')} }`;
}

/** Text starting with a letter or digit that unquoted YAML would read as a number, boolean, null or date. */
const MEANT_OTHERWISE = /^(?:\d[\d_.,eExXoO:+-]*|0x[\da-f_]+|null|true|false|yes|no|on|off|y|n)$/i;
/** Dates, which are written unquoted as in Hayagriva's documentation. */
const DATE = /^\d{4}-\d\d(?:-\d\d)?$/;
/** Text that can be unquoted: it starts with a letter or digit and contains nothing that ends a plain scalar. */
const BARE = /^[\p{L}\p{N}](?:(?![:#])[^\p{Cc}\u2028\u2029\uFEFF\\"{}[\]]|:(?=[^\s])|(?<! )#)*$/u;

/** A scalar, unquoted if YAML reads that back unchanged, else quoted. */
function scalar(text: string, quote: '"' | "'"): string {
  const isSame = DATE.test(text) || (BARE.test(text) && !MEANT_OTHERWISE.test(text));
  return isSame && !text.endsWith(':') && text === text.trim() ? text : quoted(text, quote);
}

function quoted(text: string, quote: '"' | "'"): string {
  if (quote === "'" && !/[\p{Cc}\u2028\u2029\uFEFF]/u.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\uFEFF]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
