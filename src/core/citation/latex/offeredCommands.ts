import * as l10n from '@vscode/l10n';
import { type LatexPackage, latexPackage } from './packages';

/** A cite command as it is offered: its name, without backslash, and how it reads. */
export interface OfferedCommand {
  readonly name: string;
  readonly reads: string;
}

const inList = () => l10n.t('in the reference list only');

/** The commands that people use most, by the packages' manuals; the usual one first. */
const OFFERED: Readonly<Record<LatexPackage, readonly (readonly [string, string | (() => string)])[]>> = {
  natbib: [
    ['citep', '(Dao et al., 2022)'],
    ['citet', 'Dao et al. (2022)'],
    ['citealp', 'Dao et al., 2022'],
    ['citealt', 'Dao et al. 2022'],
    ['citeauthor', 'Dao et al.'],
    ['citeyear', '2022'],
    ['citeyearpar', '(2022)'],
    ['nocite', inList],
  ],
  biblatex: [
    ['parencite', '(Dao et al. 2022)'],
    ['textcite', 'Dao et al. (2022)'],
    ['autocite', () => l10n.t('as the style has it')],
    ['footcite', () => l10n.t('in a footnote')],
    ['cite', 'Dao et al. 2022'],
    ['fullcite', () => l10n.t('the full reference')],
    ['citeauthor', 'Dao et al.'],
    ['citeyear', '2022'],
    ['nocite', inList],
  ],
  apacite: [
    ['cite', '(Dao et al., 2022)'],
    ['citeA', 'Dao et al. (2022)'],
    ['citeNP', 'Dao et al., 2022'],
    ['citeauthor', 'Dao et al.'],
    ['citeyear', '(2022)'],
    ['nocite', inList],
  ],
  plain: [
    ['cite', '[1]'],
    ['nocite', inList],
  ],
};

/** The cite commands that begin with what was typed after a backslash (at least `c`, `p` …), of the package that the document uses. */
export function offeredCommands(text: string, typed: string): readonly OfferedCommand[] {
  if (typed === '') return [];
  return OFFERED[latexPackage(text)].flatMap(([name, reads]) =>
    name.startsWith(typed) && name !== typed ? [{ name, reads: typeof reads === 'string' ? reads : reads() }] : [],
  );
}
