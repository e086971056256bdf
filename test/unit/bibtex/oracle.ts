import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What a program of a TeX distribution or pandoc made of files in a folder of its own; undefined where it is not installed. */
export function runTool(
  command: string,
  args: readonly string[],
  files: Readonly<Record<string, string>>,
): { status: number | null; output: string } | undefined {
  const folder = mkdtempSync(path.join(tmpdir(), 'lectern-oracle-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    const run = spawnSync(command, args, { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    return run.error === undefined ? { status: run.status, output: run.stdout + run.stderr } : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** BibTeX's warnings and errors on `bib` in a standard style. */
export function bibtexComplaints(bib: string, style = 'plain'): readonly string[] | undefined {
  const run = runTool('bibtex', ['doc'], { 'doc.aux': `\\citation{*}\n\\bibstyle{${style}}\n\\bibdata{refs}\n`, 'refs.bib': bib });
  return run?.output.split('\n').filter((line) => /Warning|error|---|skipping|Illegal/i.test(line) && !line.startsWith('This is BibTeX'));
}

/** Biber's warnings and errors on `bib` read as a bibliography of its own. */
export function biberComplaints(bib: string): readonly string[] | undefined {
  const run = runTool('biber', ['--tool', '--output-file=out.bib', '--nolog', 'refs.bib'], { 'refs.bib': bib });
  return run?.output.split('\n').filter((line) => /^(?:WARN|ERROR|FATAL)/.test(line));
}

/** The keys of the entries that biber takes from `bib`. */
export function biberEntries(bib: string): readonly string[] | undefined {
  const run = runTool('sh', ['-c', 'biber --tool --output-file=out.bib --nolog refs.bib >&2 && cat out.bib'], { 'refs.bib': bib });
  if (run === undefined || run.status === 127) return undefined;
  return [...run.output.matchAll(/^@(?!comment)\w+\{([^,\s]+),/gim)].map(([, key]) => key ?? '');
}

/** The CSL items that pandoc reads from `bib`. */
export function pandocItems(bib: string, format: 'bibtex' | 'biblatex'): readonly unknown[] | undefined {
  const run = runTool('pandoc', ['-f', format, '-t', 'csljson', 'refs.bib'], { 'refs.bib': bib });
  if (run === undefined) return undefined;
  if (run.status !== 0) throw new Error(run.output);
  const items: unknown = JSON.parse(run.output);
  return Array.isArray(items) ? items : [];
}

/** What pandoc says when it sets the whole bibliography. */
export function pandocComplaints(bib: string): readonly string[] | undefined {
  const run = runTool('pandoc', ['--citeproc', '--bibliography=refs.bib', '-t', 'plain', '-o', 'out.txt', 'doc.md'], {
    'refs.bib': bib,
    'doc.md': '---\nnocite: "@*"\n---\n',
  });
  return run?.output.split('\n').filter((line) => line.trim() !== '');
}
