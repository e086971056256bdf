import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { syntaxFor } from '../../src/core/citation/forLanguage';
import { languageIds, languageOfFile, languages, languageWithId, manuscriptGlob } from '../../src/core/languages';

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly languages: readonly { readonly id: string; readonly extensions: readonly string[] }[];
    readonly keybindings: readonly { readonly when?: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly when?: string }[]>>;
  };
}

describe('the table of languages', () => {
  const manifest: Manifest = JSON.parse(readFileSync('package.json', 'utf8'));

  it('names each language and ending once', () => {
    const endings = languages.flatMap((one) => one.endings.map((ending) => ending.toLowerCase()));
    assert.deepEqual([languageIds.length, endings.length], [new Set(languageIds).size, new Set(endings).size]);
  });

  it('is what package.json wakes Lectern for, and .bib files', () => {
    assert.deepEqual([...manifest.activationEvents].sort(), [...languageIds, 'bibtex'].map((id) => `onLanguage:${id}`).sort());
  });

  it('is what package.json declares languages by, which VS Code has not of itself', () => {
    for (const { id, extensions } of manifest.contributes.languages) {
      const endings = languageWithId(id)?.endings.map((ending) => ending.toLowerCase()) ?? [];
      assert.deepEqual([...new Set(extensions.map((one) => one.slice(1).toLowerCase()))], endings, id);
    }
    const declared = manifest.contributes.languages.map(({ id }) => id);
    assert.deepEqual(declared, ['quarto', 'rmd', 'typst']);
  });

  it('is what keys and menus of manuscripts are for', () => {
    const { keybindings, menus } = manifest.contributes;
    const clauses = [...keybindings, ...Object.values(menus).flat()].flatMap(
      ({ when }) => /editorLangId =~ \/(.*?)\//.exec(when ?? '')?.[1] ?? [],
    );
    assert.ok(clauses.length >= 3);
    for (const clause of clauses) assert.equal(clause, `^(${languageIds.join('|')})$`);
  });

  it('gives each language and each ending its syntax, and the glob finds each ending as people write it', () => {
    for (const { ids, endings, syntax } of languages) {
      for (const id of ids) {
        assert.equal(languageWithId(id)?.syntax, syntax);
        assert.notEqual(syntaxFor(id), undefined, id);
      }
      for (const ending of endings) {
        assert.equal(languageOfFile(`a/b.${ending.toUpperCase()}`)?.ids[0], ids[0]);
        assert.equal(syntaxFor('plaintext', `b.${ending}`)?.id, syntaxFor(ids[0])?.id);
        for (const written of [ending, ending.toLowerCase()]) assert.match(manuscriptGlob, new RegExp(`[{,]${written}[,}]`));
      }
    }
    for (const name of ['a.bib', 'tex', 'a.texx', '']) assert.equal(languageOfFile(name), undefined, name);
  });
});
