import * as l10n from '@vscode/l10n';

/** A keyboard shortcut as `package.json` binds it on platforms other than macOS, modifiers first: `Ctrl+Shift+.`. */
export type Keys = `${'' | 'Ctrl+'}${'' | 'Alt+'}${'' | 'Shift+'}${'Enter' | 'Right' | '.' | 'F10'}`;

/** macOS symbols for keys, in the order in which VS Code shows them there; `Ctrl` is bound to ⌘. */
const macSigns: readonly (readonly [string, string])[] = [
  ['Shift', '⇧'],
  ['Alt', '⌥'],
  ['Ctrl', '⌘'],
  ['Enter', '⏎'],
  ['Right', '→'],
];

/**
 * The name of a shortcut on macOS (`⇧⌘.`) or elsewhere (`Ctrl+Shift+.`, in the display language). If the platform isn't known, both names
 * of the differing key are given (`Ctrl/⌘+Shift+.`).
 */
export function keyName(keys: Keys, isMac: boolean | undefined): string {
  const parts = keys.split('+');
  if (isMac === undefined) return parts.map((key) => (key === 'Ctrl' ? `${keyWord(key)}/⌘` : keyWord(key))).join('+');
  if (!isMac) return parts.map(keyWord).join('+');
  const modifiers = macSigns.filter(([name]) => parts.slice(0, -1).includes(name)).map(([, sign]) => sign);
  const last = parts.at(-1) ?? '';
  return [...modifiers, macSigns.find(([name]) => name === last)?.[1] ?? last].join('');
}

/** Whether a platform, as a browser or Node names it (`MacIntel`, `darwin`), uses Apple's keys. */
export function hasMacKeys(platform: string): boolean {
  return /darwin|Mac|iPhone|iPad/i.test(platform);
}

function keyWord(key: string): string {
  const words: Readonly<Record<string, () => string>> = {
    Ctrl: () => l10n.t('Ctrl'),
    Alt: () => l10n.t('Alt'),
    Shift: () => l10n.t('Shift'),
    Enter: () => l10n.t('Enter'),
    Right: () => l10n.t({ message: 'Right', comment: ['The arrow key'] }),
  };
  return words[key]?.() ?? key;
}
