import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { importedFile, importsOf, type SourceFile, sourceFiles } from './sources';

const files = sourceFiles();
const byName = new Map(files.map((file) => [file.name, file]));

/** Asserts that no file breaks a rule; `broken` gives what is wrong with a file. */
function check(broken: (file: SourceFile) => readonly string[]): void {
  assert.ok(files.length > 0, 'src is empty');
  assert.deepEqual(
    files.flatMap((file) => broken(file).map((what) => `src/${file.name}: ${what}`)),
    [],
  );
}

/** Names of the source files that a file imports. */
function neighbours(file: SourceFile): readonly string[] {
  return file.imports.flatMap((specifier) => importedFile(file, specifier) ?? []);
}

/**
 * What stands to the right in `extension → features → host → core`, with itself; a feature sees none of its like. Beside them, without
 * VS Code: `check, mcp → node → core`.
 */
const layers: Readonly<Record<string, readonly string[]>> = {
  'check.ts': ['node', 'core'],
  'mcp.ts': ['node', 'core'],
  node: ['node', 'core'],
  'extension.ts': ['lectern.ts', 'host'],
  'lectern.ts': ['features', 'host', 'core'],
  features: ['host', 'core'],
  host: ['host', 'core'],
  core: ['core'],
};

const runsInNodeAlone = (name: string): boolean => ['check.ts', 'mcp.ts', 'node'].includes(layerOf(name));

const layerOf = (name: string): string => name.split('/')[0] ?? name;

/**
 * The rooms of each house, in order: a file imports from its own room and from those to the left of it, never from the right.
 * What stands in a house outside its rooms (`host/services.ts`, `core/search/prebuild.ts`) sees all of them, and none sees it.
 */
const houses: Readonly<Record<string, readonly string[]>> = {
  host: ['window', 'files', 'sources', 'library', 'bibliography', 'manuscript', 'citing'],
  'core/bibtex': ['latex', 'reading', 'meaning', 'checking', 'writing'],
  'core/search': ['index', 'query', 'suggest', 'topics'],
  'core/writing': ['prose', 'mentions'],
};

/** Files that keep their place for measures outside the repository, and the room that they belong to. */
const lodgers: Readonly<Record<string, string>> = { 'core/bibtex/parse.ts': 'reading' };

/** Where a file stands: its house and the number of its room there, after the last one for what stands outside the rooms. */
function roomOf(name: string): { readonly house: string; readonly room: number } | undefined {
  for (const [house, rooms] of Object.entries(houses)) {
    if (!name.startsWith(`${house}/`)) continue;
    const room = rooms.indexOf(lodgers[name] ?? name.slice(house.length + 1).split('/')[0] ?? '');
    return { house, room: room < 0 ? rooms.length : room };
  }
  return undefined;
}

/** Folders (or files) that alone may import a package. */
const owners: readonly { readonly pattern: RegExp; readonly folders: readonly string[] }[] = [
  { pattern: /^minisearch(\/|$)/, folders: ['core/search/'] },
  { pattern: /^@citation-js\//, folders: ['core/bibtex/', 'core/import/', 'core/reference/'] },
  { pattern: /^vscode$/, folders: ['extension.ts', 'lectern.ts', 'features/', 'host/'] },
];

describe('architecture', () => {
  it('has no layers but extension, features, host and core, and what runs in Node alone', () => {
    check(({ name }) => (layerOf(name) in layers ? [] : ['belongs to no layer']));
  });

  it('imports from left to right only: extension, features, host, core', () => {
    check((file) =>
      neighbours(file)
        .filter((name) => !layers[layerOf(file.name)]?.includes(layerOf(name)))
        .map((name) => `imports src/${name}`),
    );
  });

  it('imports from left to right only among the rooms of a house', () => {
    check((file) =>
      neighbours(file).filter((name) => {
        const [from, to] = [roomOf(file.name), roomOf(name)];
        return from !== undefined && from.house === to?.house && to.room > from.room;
      }),
    );
  });

  it('has folders of at most 20 files', () => {
    const folders = groupBy(files, ({ name }) => name.slice(0, name.lastIndexOf('/')));
    assert.deepEqual(
      [...folders].filter(([, inside]) => inside.length > 20).map(([folder, inside]) => `src/${folder} has ${inside.length} files`),
      [],
    );
  });

  it('has no two files of one name', () => {
    const names = groupBy(files, ({ name }) => name.slice(name.lastIndexOf('/') + 1));
    assert.deepEqual(
      [...names.values()].filter((same) => same.length > 1).map((same) => same.map(({ name }) => name).join(' and ')),
      [],
    );
  });

  it('has no two exports of one name', () => {
    const exported = /^export (?:async )?(?:function\*? ?|(?:abstract )?class |const |interface |type |enum )(\w+)/gm;
    const named = files.flatMap(({ name, text }) => [...text.matchAll(exported)].map(([, what = '']) => ({ what, where: name })));
    // A type and a value of one name, or the forms of an overloaded function, are in one file.
    const places = groupBy(named, ({ what }) => what).values();
    assert.deepEqual(
      [...places].filter((same) => new Set(same.map(({ where }) => where)).size > 1),
      [],
    );
  });

  it('imports only files that exist', () => {
    check((file) =>
      neighbours(file)
        .filter((name) => !byName.has(name) && !name.endsWith('.json.ts'))
        .map((name) => `imports src/${name}`),
    );
  });

  it('keeps Node out of what also runs in a browser, but for files on a disk, which a browser has none of', () => {
    check(({ name, imports }) =>
      name === 'host/files/disk.ts' || runsInNodeAlone(name) ? [] : imports.filter(isBuiltin).map((specifier) => `imports ${specifier}`),
    );
    const disk = readFileSync('src/host/files/disk.ts', 'utf8');
    assert.doesNotMatch(disk, /^import .* from 'node:/m, 'a browser has no such module to load beforehand');
  });

  it('keeps each package with its owner', () => {
    check(({ name, imports }) =>
      owners.flatMap(({ pattern, folders }) =>
        folders.some((folder) => name.startsWith(folder)) ? [] : imports.filter((specifier) => pattern.test(specifier)),
      ),
    );
  });

  it('has no import cycle', () => {
    assert.deepEqual(cycles(), []);
  });

  it('reads the configuration in host/window/settings.ts only', () => {
    check(({ name, text }) => (name !== 'host/window/settings.ts' && text.includes('getConfiguration') ? ['calls getConfiguration'] : []));
  });

  it('names command ids in host/window/commands.ts only', () => {
    const manifest: { contributes: { commands: { command: string }[] } } = JSON.parse(readFileSync('package.json', 'utf8'));
    const ids = manifest.contributes.commands.map(({ command }) => command);
    check(({ name, text }) =>
      name === 'host/window/commands.ts'
        ? []
        : ids.filter((id) => text.includes(`'${id}'`) || text.includes(`command:${id}`)).map((id) => `names ${id}`),
    );
  });

  it('passes no list as the arguments of Math.max or Math.min, which throws on a long one', () => {
    check(({ text }) =>
      [...text.matchAll(/Math\.(?:max|min)\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*?(?<=[(,]\s*)\.\.\./g)].map(([call]) => `calls ${call}`),
    );
  });

  it('asks file systems in host/files only', () => {
    const asking = /\bworkspace\s*\.\s*(?:fs|applyEdit|findFiles|openTextDocument|save)\b|\.save\(\)|\bnode:fs/g;
    check(({ name, text }) =>
      name.startsWith('host/files/') || runsInNodeAlone(name) ? [] : [...text.matchAll(asking)].map(([call]) => `uses ${call}`),
    );
  });

  it('waits for no file system without a limit', () => {
    const question =
      /\bworkspace\.(?:fs\.(?!isWritable)\w+|applyEdit|findFiles|openTextDocument)\(|\.save\(\)|\b(?:realpath|lstat|stat|open)\(\w+\.fsPath/;
    check(({ name, text }) =>
      name.startsWith('host/files/')
        ? text.split('\n').filter((line) => question.test(line) && !/\b(?:answered\(.*|ask\()\(\) =>/.test(line))
        : [],
    );
  });

  it('keeps no cache and no state at the level of modules', () => {
    // Tables that are filled as the file loads; switches that say whether citeproc, a module itself, was changed; queues of the whole process.
    const allowed: Readonly<Record<string, readonly string[]>> = {
      'core/bibtex/latex/latexEscape.ts': ['commands', 'mathematical', 'textSymbols'],
      'core/bibtex/latex/moreSymbols.ts': ['table'],
      'core/reference/comparisons.ts': ['installed'],
      'core/reference/engine.ts': ['parting'],
      'core/reference/macros.ts': ['installed'],
      'host/files/slices.ts': ['waiting'],
      'host/files/timeLimit.ts': ['open'],
    };
    const state =
      /^(?:export )?(?:let (\w+)|const (\w+)(?:: (?!readonly|Readonly)[^=]*)? = (?:new (?:Weak)?(?:Map|Set)(?:<[^()]*>)?\(\)|\[\]|\{\});)/gm;
    check(({ name, text }) =>
      [...text.matchAll(state)].flatMap(([, changed, filled]) => {
        const kept = changed ?? filled ?? '';
        return allowed[name]?.includes(kept) === true ? [] : [`keeps ${kept}`];
      }),
    );
  });

  it('registers each command once, inside one attempt', () => {
    const registered = files.flatMap(({ text }) =>
      [...text.matchAll(/\bregisterCommand\([\w.]+, '(\w+)'|\bcopying\('(\w+)'/g)].map(([, one, other]) => one ?? other ?? ''),
    );
    const table = readFileSync('src/host/window/commands.ts', 'utf8');
    const names = [...table.matchAll(/^ {2}(\w+): 'lectern\.\1',$/gm)].map(([, name]) => name ?? '');
    assert.ok(names.length > 20);
    assert.deepEqual([...registered].sort(), [...names].sort());
    check(({ name, text }) =>
      name !== 'host/window/commands.ts' && text.includes('commands.registerCommand(') ? ['registers a command by itself'] : [],
    );
  });

  it('disposes in each class of the host what it makes: emitters, watchers and subscriptions', () => {
    const made = /new vscode\.EventEmitter|create(?:FileSystemWatcher|TreeView|OutputChannel)\(|= vscode\.\w+\.onDid\w+\(/;
    check(({ name, text }) =>
      name.startsWith('host/') && /^(?:export )?class /m.test(text) && made.test(text) && !/\bdispose\(\)/.test(text)
        ? ['makes what it doesn’t dispose']
        : [],
    );
  });

  it('says why where it swallows an error that is not an abort', () => {
    check(({ name, text }) => {
      if (!/^(?:host|features)\//.test(name) && !/^\w+\.ts$/.test(name)) return [];
      const lines = text.split('\n');
      const swallows = /catch\(\(\) =>|\bcatch \{|undefined, \(\) =>/;
      return lines.filter(
        (line, at) => swallows.test(line) && !lines.slice(Math.max(0, at - 6), at + 3).some((near) => /\/\/|\*\//.test(near)),
      );
    });
  });

  it('makes Markdown in host/window/cardMarkdown.ts only, which trusts named commands and renders no HTML', () => {
    check(({ name, text }) =>
      name !== 'host/window/cardMarkdown.ts' && /new (?:vscode\.)?MarkdownString|trustedMarkdown/.test(text) ? ['makes Markdown'] : [],
    );
    check(({ text }) =>
      /isTrusted\s*[=:]\s*true|supportHtml|supportThemeIcons|appendMarkdown/.test(text) ? ['trusts Markdown as a whole'] : [],
    );
    check(({ name, text }) =>
      name !== 'core/escape.ts' && /function (?:escapeMarkdown|escapeHtml|codeSpan)\b/.test(text) ? ['escapes in its own way'] : [],
    );
  });

  it('shows plain labels through the few files that show hidden characters and icons of a text as what they are', () => {
    const ways: Readonly<Record<string, RegExp>> = {
      'host/window/notify.ts': /\.show(?:Information|Warning|Error)Message\b/,
      'host/files/messages.ts': /setStatusBarMessage/,
      'host/window/questions.ts':
        /\.(?:showQuickPick|createQuickPick|showInputBox|createInputBox|window\.withProgress)\b|(?<!Omit<)vscode\.QuickPick(?:Item)?\b(?!Kind)/,
      'host/window/shownLabels.ts':
        /\bregister(?:CodeActionsProvider|CompletionItemProvider|InlineCompletionItemProvider|CodeLensProvider|InlayHintsProvider|TreeDataProvider|CallHierarchyProvider|TypeHierarchyProvider)\b|\bcreate(?:TreeView|WebviewPanel|LanguageStatusItem|StatusBarItem|CommentController|InputBox|Terminal)\b|new vscode\.(?:Diagnostic|DiagnosticRelatedInformation|DocumentSymbol|SymbolInformation|InlayHint)\(|needsConfirmation|vscode\.WebviewPanel\b/,
    };
    check(({ name, text }) =>
      Object.entries(ways).flatMap(([owner, way]) => text.split('\n').filter((line) => name !== owner && way.test(line))),
    );
    for (const [owner, way] of Object.entries(ways)) assert.match(byName.get(owner)?.text ?? '', way, `${owner} shows nothing`);
    check(({ name, text }) => (name !== 'core/escape.ts' && /\bas Shown\b/.test(text) ? ['calls a text shown that may not be'] : []));
  });

  it('encodes addresses in core/wellFormed.ts only, where half of a character does not throw', () => {
    check(({ name, text }) =>
      name !== 'core/wellFormed.ts' && /\bencodeURI(?:Component)?\s*[()]/.test(text) ? ['encodes addresses itself'] : [],
    );
    check(({ name, text }) =>
      name.startsWith('core/sources/') && /\bJSON\.parse\(/.test(text) ? ['reads JSON with halves of characters'] : [],
    );
  });

  it('gives pages no style of their own, which their content policy blocks', () => {
    check(({ text }) => (/\sstyle=["'$]|setAttribute\('style'/.test(text) ? ['has a style attribute'] : []));
    for (const name of readdirSync('media').filter((file) => file.endsWith('.js')))
      assert.doesNotMatch(readFileSync(`media/${name}`, 'utf8'), /\sstyle=["'$]|setAttribute\(['"]style|cssText/, name);
  });

  it('has files of at most 250 lines', () => {
    check(({ text }) => (text.split('\n').length > 251 ? [`has ${text.split('\n').length - 1} lines`] : []));
  });

  it('has nothing at the top level but what everybody looks for there', () => {
    const allowed = /^(src|test|media|package\.json|package-lock\.json|tsconfig\.json|esbuild\.mjs|README\.md|CHANGELOG\.md|LICENSE|\..+)$/;
    const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' });
    const top = new Set(listed.split('\n').map((file) => file.split('/')[0] ?? ''));
    assert.deepEqual(
      [...top].filter((name) => name !== '' && !allowed.test(name)),
      [],
    );
  });

  for (const file of ['package-lock.json', 'test/vscode/package-lock.json', 'test/web/vscode/package-lock.json']) {
    it(`locks versions in ${file}, not the hosts that they came from`, () => {
      assert.ok(!readFileSync(file, 'utf8').includes('"resolved"'));
    });

    // A mirror that lacks the packages of other platforms leaves them out, and `npm ci` then refuses the lock file.
    it(`locks each optional package in ${file}`, () => {
      const { packages }: { packages: Record<string, { optionalDependencies?: Record<string, string> }> } = JSON.parse(
        readFileSync(file, 'utf8'),
      );
      const locked = new Set(Object.keys(packages).map((folder) => folder.replace(/^.*node_modules\//, '')));
      const wanted = Object.values(packages).flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}));
      assert.deepEqual(
        wanted.filter((name) => !locked.has(name)),
        [],
      );
    });
  }
});

describe('the imports of a module', () => {
  const cases: readonly [text: string, imports: readonly string[]][] = [
    ["import { a } from './a';", ['./a']],
    ["import type { a } from './a';\nexport { b } from './b';", ['./a', './b']],
    ["import {\n  a,\n  type B,\n} from './a';\nimport 'side-effect';", ['./a', 'side-effect']],
    ["const a = await import('./a');", ['./a']],
    ["export function f(): import('./a').A {\n  return from('b');\n}", ['./a']],
    ["/** import { a } from './a' */\nexport const text = 'from';", []],
  ];
  for (const [text, imports] of cases) {
    it(`are ${imports.join(', ') || 'none'} in ${JSON.stringify(text)}`, () => {
      assert.deepEqual([...importsOf(text)], imports);
    });
  }
});

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

/** One cycle for each file that closes one, as `a → b → a`. */
function cycles(): readonly string[] {
  const found: string[] = [];
  const finished = new Set<string>();
  const visit = (name: string, trail: readonly string[]): void => {
    if (trail.includes(name)) found.push([...trail.slice(trail.indexOf(name)), name].join(' → '));
    const file = byName.get(name);
    if (file === undefined || finished.has(name) || trail.includes(name)) return;
    for (const next of neighbours(file)) visit(next, [...trail, name]);
    finished.add(name);
  };
  for (const { name } of files) visit(name, []);
  return found;
}
