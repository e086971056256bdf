import { languageTag } from '../../record/languageNames';
import { optionIn } from './latexArguments';
import type { LatexLanguage } from './latexScan';
import type { LatexWalk } from './latexWalk';

/** Packages that are languages themselves, before babel. */
const OWN_PACKAGES: ReadonlySet<string> = new Set(['german', 'ngerman']);

/**
 * The main language of a LaTeX document as a BCP 47 tag: that of biblatex's own option, polyglossia's default language, or babel's main or last option, which
 * may be the class's (babel's manual, 1.1; biblatex's, 3.1.2.1). Undefined where none is said.
 */
export function latexLanguage(walk: LatexWalk): string | undefined {
  const names = (value: string): readonly string[] => value.split(',').map((one) => one.trim());
  const loading = (name: string) => walk.loads.filter(({ event }) => names(event.value).includes(name));
  const ofBiblatex = loading('biblatex').map(({ event }) => language(optionIn(event.options, 'language') ?? ''));
  const own = [...ofBiblatex, ...walk.languages.map(named)].find((tag) => tag !== undefined);
  if (own !== undefined) return own;
  const babel = loading('babel').at(-1);
  if (babel === undefined)
    return language(walk.loads.flatMap(({ event }) => names(event.value)).findLast((one) => OWN_PACKAGES.has(one)) ?? '');
  const main = optionIn(babel.event.options, 'main');
  if (main !== undefined) return language(main);
  return lastLanguage(babel.event.options) ?? lastLanguage(walk.classes[0]?.options ?? '');
}

/** The tag of a language's name; classes and packages have short options of their own. */
function language(name: string, options = ''): string | undefined {
  return name.trim().length > 3 ? languageTag(name, options) : undefined;
}

function lastLanguage(options: string): string | undefined {
  return options
    .split(',')
    .map((one) => language(one))
    .findLast((tag) => tag !== undefined);
}

/** `\setdefaultlanguage[variant=british]{english}` and its kind; babel's \babelprovide counts where it says `main`. */
function named({ command, options, value }: LatexLanguage): string | undefined {
  if (command === 'babelprovide' && optionIn(options, 'main') === undefined) return undefined;
  return language(value, options);
}
