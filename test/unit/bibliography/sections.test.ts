import assert from 'node:assert/strict';
import { findBibliographies } from '../../../src/core/bibliography/findBibliographies';
import { memoryFiles } from './projects';

async function found(text: string) {
  const files = memoryFiles({ 'file:///w/a.tex': text, 'file:///w/r.bib': '', 'file:///w/s.bib': '' });
  const answer = await findBibliographies({ uri: 'file:///w/a.tex', languageId: 'latex', text }, files, { workspaceFolders: [] });
  return { files: answer.bibliographies.map(({ uri }) => uri.slice('file:///w/'.length)), keys: answer.inlineKeys.map(({ key }) => key) };
}

describe('a LaTeX document', () => {
  it('declares bibliographies for its sections', async () => {
    const text = '\\begin{document}\\begin{refsection}[r.bib]\\end{refsection}\\newrefsection[s.bib]\\end{document}';
    assert.deepEqual((await found(text)).files, ['r.bib', 's.bib']);
  });

  it('defines keys with amsrefs and harvard', async () => {
    const text = '\\begin{document}\\bib{Doe}{article}{title={T}}\\harvarditem{Roe}{2001}{roe01}\\end{document}';
    assert.deepEqual((await found(text)).keys, ['Doe', 'roe01']);
  });
});
