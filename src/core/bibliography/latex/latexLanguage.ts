import { languageTag } from '../../record/languageNames';
import { optionIn } from './latexArguments';
import type { LatexLanguage } from './latexScan';
import type { LatexWalk } from './latexWalk';

/** Packages that are languages themselves, before babel. */
const OWN_PACKAGE = /^(?:n?german)$/;

/**
 * The main language of a LaTeX document as a BCP 47 tag: that of biblatex's own option, polyglossia's default language, or babel's main or last option, which
 * may be the class's (babel's manual, 1.1; biblatex's, 3.1.2.1). Undefined where none is said.
 */
export function latexLanguage(walk: LatexWalk): string | undefined {
  const name = mainLanguage(walk);
  return name === undefined ? undefined : languageTag(name);
}

function isLanguage(name: string): boolean {
  // Classes and packages have short options of their own.
  return name.length > 3 && languageTag(name) !== undefined;
}

function mainLanguage(walk: LatexWalk): string | undefined {
  const loading = (name: RegExp) => walk.loads.filter(({ event }) => event.value.split(',').some((one) => name.test(one.trim())));
  const ofBiblatex = loading(/^biblatex$/).map(({ event }) => optionIn(event.options, 'language'));
  const own = [...ofBiblatex, ...walk.languages.map(named)].find((name) => name !== undefined && isLanguage(name));
  if (own !== undefined) return own;
  const babel = loading(/^babel$/).at(-1);
  if (babel === undefined) return loading(OWN_PACKAGE).at(-1)?.event.value.trim();
  const main = optionIn(babel.event.options, 'main');
  if (main !== undefined) return main;
  return lastLanguage(babel.event.options) ?? lastLanguage(walk.classes[0]?.options ?? '');
}

function lastLanguage(options: string): string | undefined {
  return options
    .split(',')
    .map((one) => one.trim())
    .filter((one) => isLanguage(one))
    .at(-1);
}

/** `\setdefaultlanguage[variant=british]{english}` and its kind; babel's \babelprovide counts where it says `main`. */
function named({ command, options, value }: LatexLanguage): string | undefined {
  if (command === 'babelprovide') return optionIn(options, 'main') === undefined ? undefined : value.trim();
  const variant = optionIn(options, 'variant');
  return variant !== undefined && /^(?:british|uk|american|brazilian)$/.test(variant) ? variant : value.trim();
}
