import { parseArgs } from 'node:util';
import type { FindingFormat } from '../core/presentation/findingFormats';
import type { Severity } from '../core/writing/diagnose';
import { Misuse } from './checkedPaths';

/** What the command line asks for. */
export interface CheckArguments {
  readonly paths: readonly string[];
  readonly format: FindingFormat;
  readonly workspace: string | undefined;
  readonly isRestricted: boolean;
  /** The least severity that makes the check fail; undefined for none. */
  readonly failOn: Severity | undefined;
  readonly help: boolean;
  readonly version: boolean;
}

export const usage = `Usage: node check.mjs [options] PATH…

Checks the citations and bibliographies of LaTeX, Markdown, Quarto, R Markdown and Typst
documents and .bib files, or of all of them in a folder, as Lectern does in the editor.
The settings in .vscode/settings.json hold. No service is asked.

Options:
  --format text|json|github   how findings are printed (text); github makes annotations
  --fail-on SEVERITY          fail on findings of this severity or worse: warning (the
                              default), information, hint, or never
  --workspace FOLDER          the folder that would be open in the editor; by default the
                              working folder, or the project that a path outside it is in
  --restricted                read nothing outside that folder, as in Restricted Mode
  --help, --version

Exit code: 0 nothing found, 1 findings that fail the check, 2 wrong use or a file that
can't be read.
`;

const options = {
  format: { type: 'string', default: 'text' },
  'fail-on': { type: 'string', default: 'warning' },
  workspace: { type: 'string' },
  restricted: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', default: false },
} as const;

/** Reads the command line; throws `Misuse` for what it does not take. */
export function checkArguments(args: readonly string[]): CheckArguments {
  const { values, positionals: paths } = parsed(args);
  const { format, workspace, restricted, help, version } = values;
  if (format !== 'text' && format !== 'json' && format !== 'github') throw new Misuse(`--format is text, json or github, not ${format}.`);
  if (paths.length === 0 && !help && !version) throw new Misuse('No file or folder to check was given.');
  return { paths, format, workspace, isRestricted: restricted, failOn: failOn(values['fail-on']), help, version };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : String(error));
  }
}

function failOn(value: string): Severity | undefined {
  if (value === 'warning' || value === 'information' || value === 'hint') return value;
  if (value === 'never') return undefined;
  throw new Misuse(`--fail-on is warning, information, hint or never, not ${value}.`);
}
