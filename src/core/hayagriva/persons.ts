import type { CslName } from '../record/cslItem';
import { isMapping, oneOrMore, scalarText } from './work';
import type { Yaml } from './yamlValue';

/**
 * The persons in a field, which has one or a list, each as text or in parts (`docs/file-format.md`, "Person"); undefined if there are none.
 */
export function personsOf(value: unknown): readonly CslName[] | undefined {
  const names = oneOrMore(value).flatMap((one) => personOf(one) ?? []);
  return names.length === 0 ? undefined : names;
}

function personOf(value: unknown): CslName | undefined {
  if (!isMapping(value)) {
    const text = scalarText(value);
    return text === undefined ? undefined : parsed(text.split(',').map((part) => part.trim()));
  }
  const name = scalarText(value.name);
  if (name === undefined) return undefined;
  return parts(name, scalarText(value['given-name']), scalarText(value.prefix), scalarText(value.suffix));
}

/** Reads the parts of "von Last, Jr, First", of "von Last, First", or of a name alone. */
function parsed([last = '', second, third, ...rest]: readonly string[]): CslName | undefined {
  if (last === '') return undefined;
  if (rest.length > 0) return { literal: [last, second, third, ...rest].join(', ') };
  const { prefix, name } = prefixed(last);
  return third === undefined ? parts(name, second, prefix, undefined) : parts(name, third, prefix, second);
}

function parts(family: string, given = '', particle = '', suffix = ''): CslName {
  if (given === '' && particle === '' && suffix === '') return { literal: family };
  return {
    family,
    ...(given !== '' && { given }),
    ...(particle !== '' && { 'non-dropping-particle': particle }),
    ...(suffix !== '' && { suffix }),
  };
}

/** Splits off the prefix, which ends with the last lower-case word; if all words are in lower case, the last one is the name. */
function prefixed(last: string): { readonly prefix?: string; readonly name: string } {
  const words = last.split(' ');
  const isSmall = (word: string): boolean => /^\p{Ll}/u.test(word);
  const lastSmall = words.every(isSmall) ? words.length - 2 : words.findLastIndex(isSmall);
  if (lastSmall < 0) return { name: last };
  const name = words.slice(lastSmall + 1).join(' ');
  return name === '' ? { name: last } : { prefix: words.slice(0, lastSmall + 1).join(' '), name };
}

/** A CSL name as a person: as text if Hayagriva reads that as the same parts, else in parts. */
export function personYaml(name: CslName): Yaml | undefined {
  const clean = (text: string | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
  const family = clean(name.family) || clean(name.literal) || clean(name.given);
  if (family === '') return undefined;
  const given = name.family === undefined ? '' : clean(name.given);
  const prefix = [clean(name['dropping-particle']), clean(name['non-dropping-particle'])].filter((part) => part !== '').join(' ');
  const suffix = name.family === undefined ? '' : clean(name.suffix);
  const whole = prefix === '' ? family : `${prefix} ${family}`;
  const text = [whole, ...(suffix === '' ? [] : [suffix]), ...(given === '' ? [] : [given])].join(', ');
  const read = personOf(text);
  const wanted = parts(family, given, prefix, suffix);
  if (read !== undefined && same(read, wanted) && !(suffix !== '' && given === '')) return text;
  const all: [string, string][] = [
    ['name', family],
    ['given-name', given],
    ['prefix', prefix],
    ['suffix', suffix],
  ];
  return { map: all.filter(([, part]) => part !== '') };
}

function same(a: CslName, b: CslName): boolean {
  return (['family', 'given', 'literal', 'suffix', 'non-dropping-particle'] as const).every((part) => a[part] === b[part]);
}
