import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A file of src: its path below src with forward slashes, its text, and what it imports as the import statements have it. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
  readonly imports: readonly string[];
}

// Import and export statements stand at the start of a line; `import(…)`, of a module or of a type, anywhere.
const specifiers = [
  /^\s*(?:import|export)\b[^;'"]*?\bfrom\s*['"]([^'"]+)['"]/gm,
  /^\s*import\s*['"]([^'"]+)['"]/gm,
  /\bimport\(\s*['"]([^'"]+)['"]/g,
  /\brequire\(\s*['"]([^'"]+)['"]/g,
];

/** All TypeScript files of src, in order of their names. */
export function sourceFiles(): readonly SourceFile[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.split(path.sep).join('/'))
    .sort()
    .map((name) => {
      const text = readFileSync(path.join('src', name), 'utf8');
      return { name, text, imports: importsOf(text) };
    });
}

/** The specifiers that a module's text imports or re-exports, types included. */
export function importsOf(text: string): readonly string[] {
  return specifiers.flatMap((pattern) => [...text.matchAll(pattern)].flatMap(([, specifier]) => specifier ?? []));
}

/** The name of the source file that a relative specifier means, or undefined for a package. */
export function importedFile(from: SourceFile, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return `${path.posix.join(path.posix.dirname(from.name), specifier)}.ts`.replace(/\.(?:ts|js)\.ts$/, '.ts');
}
