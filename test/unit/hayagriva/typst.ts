import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** What Typst's own compiler says to a document: nothing where it compiles it without a word. */
export interface Typst {
  /** Its errors and warnings for `main` among these files. */
  complaints(files: Readonly<Record<string, string>>, main: string): readonly string[];
}

interface Compiler {
  compile(options: { mainFilePath: string }): { hasError(): boolean; takeDiagnostics(): unknown; takeWarnings(): unknown };
  fetchDiagnostics(diagnostics: unknown): readonly { readonly message: string; readonly severity: number }[];
  evictCache(age: number): void;
}

/** Typst's compiler as npm brings it; undefined where it isn't installed. */
export async function typst(): Promise<Typst | undefined> {
  try {
    const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
    const workspace = mkdtempSync(path.join(os.tmpdir(), 'typst-'));
    process.on('exit', () => rmSync(workspace, { recursive: true, force: true }));
    const compiler = NodeCompiler.create({ workspace }) as unknown as Compiler;
    let run = 0;
    return {
      complaints(files, main) {
        const folder = path.join(workspace, String(run++));
        for (const [name, text] of Object.entries(files)) {
          mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
          writeFileSync(path.join(folder, name), text);
        }
        const result = compiler.compile({ mainFilePath: path.join(folder, main) });
        const said = [result.takeDiagnostics(), result.takeWarnings()].flatMap((one) =>
          one === null ? [] : compiler.fetchDiagnostics(one),
        );
        compiler.evictCache(3);
        // Severity 4 says where an error came from.
        const messages = said.filter(({ severity }) => severity < 3).map(({ message }) => message);
        return result.hasError() && messages.length === 0 ? ['it does not compile'] : messages;
      },
    };
  } catch {
    return undefined;
  }
}
