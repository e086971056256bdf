import assert from 'node:assert/strict';
import { evidenceFor, isGivenToAnother, retellsTitle } from '../../../src/core/writing/mentions/mentionEvidence';
import { scanWords } from '../../../src/core/writing/mentions/wordScan';
import { TermReader, WordStatistics } from '../../../src/core/writing/mentions/wordStatistics';
import { paperOf } from '../search/paperOf';

const paper = paperOf('FTP: Learning to Prune Tokens of Maps', {
  authors: [{ family: 'Izacard' }],
  date: '2022',
  abstract: 'A functional token pruner for transformers.',
});
const statistics = new WordStatistics();
for (let at = 0; at < 60; at++) statistics.add(paperOf(`Other ${at}`, { id: `o${at}`, abstract: 'Nothing.' }));
statistics.add(paper);

/** The place of the name in a text, whose commands are covered by marks as prose has them. */
function place(source: string, name = 'FTP') {
  const text = source.replace(/\\\w+(?=\{)/g, (command) => '\u0001'.repeat(command.length));
  const start = text.indexOf(name);
  const words = scanWords(text);
  const word = Array.from(words.start.slice(0, words.count)).indexOf(start);
  return { text, source, start, end: start + name.length, word, terms: new TermReader(text, words) };
}

/** The signs around the name, with their weights, but for topics. */
const signs = (text: string): string =>
  evidenceFor(paper, place(text), 'FTP', statistics)
    .filter(({ sign }) => sign !== 'topic')
    .map(({ sign, weight }) => `${sign} ${weight}`)
    .join(', ');

describe('what speaks for a name', () => {
  for (const [text, expected] of [
    ['Here is FTP and more', ''],
    ['Izacard shows FTP', 'author 3'],
    ['FTP of 2022', 'year 1'],
    ['in 2022, FTP', 'year 1'],
    ['FTP of 2021', ''],
    [`FTP ${'x'.repeat(60)} 2022`, ''],
    ['FTP~\\citep{izacard2022ftp}', 'author 3, year 1'],
    ['FTP~\\citep{smith2022ftp}', 'author -3, year 1'],
    ['FTP (Smith et al., 2020)', 'author -3'],
    ['see *FTP* here', 'marked 1'],
    ['see “FTP” here', ''],
    ['see `FTP` here', ''],
    ...(
      'model methods framework algorithm approach architecture optimiser optimizers kernel layer network technique strategy strategies scheme ' +
      'procedure matrix matrices baseline quantization attention adapter paper authors library libraries benchmark simulator'
    )
      .split(' ')
      .map((noun) => [`Here is FTP ${noun} and`, 'noun 1'] as const),
    ['FTP~ model', 'noun 1'],
    ['FTP’s  model', 'noun 1'],
    ['FTPmodel', ''],
    ['FTP or a model', ''],
    ['FTP models’ news', 'noun 1'],
    ['FTP’s method', 'noun 1'],
    ["FTP's layers", 'noun 1'],
    ['FTP modelling', ''],
    ...['collaboration', 'server', 'servers', 'cluster', 'dataset', 'city', 'cities', 'company', 'butterfly', 'protein', 'file format'].map(
      (thing) => [`Here is FTP ${thing} and`, 'noun -3'] as const,
    ),
    ['FTP is a library', 'noun -3'],
    ['FTP was also an old protocol', 'noun -3'],
    ['FTP is a small, fast library', ''],
    ['FTP is a step', ''],
    ['FTP is library', ''],
    ['FTP news lab', 'noun -3'],
    ['FTP helpdesk campus', 'noun -3'],
    ['FTP~ab~ lab', 'noun -3'],
    ['FTP  abcdefghijklmno institute', 'noun -3'],
    ['FTP a lab', ''],
    ['FTP abcdefghijklmnop lab', ''],
    ['FTP News lab', ''],
    ['FTP news labels', ''],
    ['of FTP. The news lab', ''],
    ['FTP’s server', 'noun -3'],
    ["FTP's  server", 'noun -3'],
    ['FTP~server', 'noun -3'],
    ['FTP serverless', ''],
    ['the old server FTP', ''],
    ['FTP is an engine', 'noun -3'],
    ['FTP was a small but old game, too', 'noun -3'],
    ['FTP is also a chip', 'noun -3'],
    ['FTP is a very old and quite small library', ''],
    ['FTP. It is a library', ''],
    ['FTP  is a library', ''],
    ['FTP is one library', ''],
    ...'an the each every any some no our their its his her my your two three several many at'
      .split(' ')
      .map((determiner) => [`we see ${determiner} FTP works`, 'determiner -0.7'] as const),
    ['The~ FTP works', 'determiner -0.7'],
    ['a FTP  of things', 'determiner -2'],
    ['the FTP often works', 'determiner -0.7'],
    ['the FTP – based one', 'determiner -0.7'],
    ['the FTP–based one', ''],
    ...'propose proposed proposing introduce introduces introducing present presents develop develops release releases call calls called'
      .split(' ')
      .concat('name', 'named', 'dub', 'dubbed', 'term', 'termed', 'denoted as', 'call it', 'coin', 'coined')
      .map((verb) => [`So we ${verb} FTP`, 'coined -1'] as const),
    ['We propose~ a new~ method, FTP', ''],
    ['We propose~ a  new FTP', 'coined -1'],
    ['We propose an “(FTP', 'coined -1'],
    ['We propose, FTP', ''],
    ['We purpose FTP', ''],
    [`FTP ${'x'.repeat(50)} 2022`, 'year 1'],
    [`2022 ${'x'.repeat(24)} FTP`, 'year 1'],
    [`2022 ${'x'.repeat(26)} FTP`, ''],
    ['see \\emph{FTP} here', 'marked 1'],
    ...['texttt', 'textsf', 'code', 'mathtt', 'mathsf', 'mathrm', 'operatorname'].map((name) => [`see \\${name}{FTP} here`, ''] as const),
    ['see «FTP» here', ''],
    ['see ‘FTP’ here', ''],
    ['see "FTP" here', ''],
    ['FTP is a transformer', ''],
    ['we see a FTP of things', 'determiner -2'],
    ['we see the FTP works', 'determiner -0.7'],
    ['each FTP works', 'determiner -0.7'],
    ['the FTP model', 'noun 1'],
    ['the FTP-based one', ''],
    ['breathe FTP now', ''],
    ['FTP stands for file transfer protocol', 'expansion -6'],
    ['FTP (File Transfer Protocol)', 'expansion -6'],
    ['File Transfer Protocol (FTP)', 'expansion -6'],
    ['FTP, the file transfer protocol', 'expansion -6'],
    ['FTP is short for file transfer protocol', 'expansion -6'],
    ['FTP is the acronym of file transfer protocol', 'expansion -6'],
    ['FTP (Functional Token Pruner)', 'expansion 2'],
    ['FTP stands for functional token pruner', 'expansion 2'],
    ...'a an and by for from in of on or the then to with'
      .split(' ')
      .map((small) => [`FTP stands for file transfer ${small} protocol`, 'expansion -6'] as const),
    ['FTP stands for file big transfer protocol', ''],
    ['FTP stands for file transfer protocol and a functional token pruner', 'expansion -6'],
    ['FTP stands for file transfer', ''],
    ['FTP is short for “the file transfer protocol”', 'expansion -6'],
    ['FTP, for  an file transfer protocol', 'expansion -6'],
    ['FTP means file, transfer-protocol', 'expansion -6'],
    ['FTP means file. transfer protocol', ''],
    ['FTP (short: file transfer protocol)', ''],
    ['FTP net (File Transfer Protocol)', 'expansion -6'],
    ['FTP  (File Transfer Protocol)', 'expansion -6'],
    ['FTP and (File Transfer Protocol) too', 'expansion -6'],
    ['FTP and a (File Transfer Protocol) too', ''],
    ['FTP (File of the Town)', 'expansion -6'],
    ['FTP (File-of-the-Town Works)', 'expansion -6'],
    ['FTP (File of-the-Town)', 'expansion -6'],
    ['FTP (File offer Town)', ''],
    ['FTP (File)', ''],
    ['FTP (Ant Bee Cat Dog Elk Fox Gnu Hen Ibex)', 'expansion -6'],
    ['FTP (Ant Bee Cat Dog Elk Fox Gnu Hen Ibex Jay)', ''],
    ['FTP (File, Town)', ''],
    ['Large Servers (FTP and', ''],
    ['Large Servers and FTP)', ''],
    ['FTP stands for a thing', ''],
    ['FTP (fast and small)', ''],
    ['We propose FTP', 'coined -1'],
    ['we introduce a novel FTP', 'determiner 0, coined -1'.replace('determiner 0, ', '')],
    ['it is called FTP', 'coined -1'],
    ['denoted as “FTP', 'coined -1'],
    ['We introduce Maps, a layer, and FTP', 'coined -1'],
    ['We propose to use FTP', ''],
    ['We introduce  ALPHA-2, a layer, and  FTP', 'coined -1'],
    ['We introduce ALPHA, a layer, and test it by FTP', ''],
    ['We introduce Alpha layers, a thing, and FTP', ''],
    ['see \\texttt{x} *FTP* here', 'marked 1'],
    ['see “x” *FTP* here', 'marked 1'],
    ['FTP, i.e. the file transfer protocol', 'expansion -6'],
    ['FTP, that is file transfer protocol', 'expansion -6'],
    ['FTP~\\citep{DBLP:conf/nips/smith2020}', ''],
    ['\\textcite{izacard2022ftp}~ propose  FTP', 'author 3, year 1, coined -1'],
    ['\\citeauthor{smith2022ftp} call FTP', 'author -3, year 1, coined -1'],
    ['FTP  layers (Smith et al., 2020)', 'author -3, noun 1'],
    ['FTP (Smith,2020)', 'author -3'],
    ['FTP (Ant  Bee Cat Dog Elk Fox Gnu Hen Ibex)', 'expansion -6'],
    ['FTP (File  Town)', 'expansion -6'],
    ['FTP (fILE tOWN)', ''],
    ['FTP(File Transfer Protocol)', 'expansion -6'],
    ['FTP (Smith and Jones (2020))', 'author -3'],
  ] as const)
    it(`${JSON.stringify(text.slice(0, 50))}: ${expected || 'nothing'}`, () => assert.equal(signs(text), expected));

  it('is no author in a citation before words in small letters', () => {
    const of = (name: string, text: string) =>
      evidenceFor(paper, place(text, name), name, statistics).flatMap(({ sign, weight }) => (sign === 'author' ? [weight] : []));
    for (const year of ['2022', '2022a', '1999']) assert.deepEqual(of('tokens', `As said (Izacard et al., ${year}), tokens are`), [], year);
    assert.deepEqual(of('tokens', 'As Izacard says, tokens are'), [3]);
    assert.deepEqual(of('FTP', 'As said (Izacard et al., 2022), FTP is'), [3]);
    assert.deepEqual(of('tokens', `Izacard ${'x '.repeat(101)}tokens`), []);
  });

  it('is no expansion of two letters', () =>
    assert.equal(evidenceFor(paper, place('FT stands for file transfer', 'FT'), 'FT', statistics).length, 1));

  it('is a hyphen in a name that hardly any paper has', () => {
    const of = (name: string) => evidenceFor(paper, place(`Here is ${name} and`, name), name, statistics).map(({ sign }) => sign);
    assert.deepEqual([of('Adam-mini'), of('Adam')], [['compound', 'topic'], ['topic']]);
  });

  it('is what the text around it speaks of, in its paragraph', () => {
    const topic = (text: string) => evidenceFor(paper, place(text), 'FTP', statistics).find(({ sign }) => sign === 'topic')?.weight ?? -1;
    assert.equal(topic('FTP sings a song'), 0);
    assert.ok(topic('FTP prunes tokens') > 0);
    assert.ok(topic('FTP and a pruner of tokens of maps') > topic('FTP and tokens'));
    assert.equal(topic('Tokens and maps.\n\nFTP sings'), 0);
    assert.ok(topic('FTP of transformers, tokens, maps, pruner, functional things, learning, prune') <= 3);
  });
});

describe('a name that the text gives to something else', () => {
  const isGiven = (text: string): boolean => isGivenToAnother(paper, place(text), statistics);
  for (const text of [
    'File Transfer Protocol (FTP) is old',
    'FTP (File Transfer Protocol) is old',
    'FTP(File Transfer Protocol) is old',
    'FTP stands for file transfer protocol',
    '- FTP for Moving Large Files\n',
    '* **FTP for Moving Large Files**',
    '1. FTP of Distant Servers and Clients\n',
    'Then\n100. FTP of Distant Servers and Clients\n',
    'Then\n  - FTP of Distant Servers and Clients\n',
    'Then\n+ [FTP of Distant Servers and Clients](x)',
    'Then\n\n  **FTP of Distant Servers and Clients**',
    'Then\n  \nFTP of Distant Servers and Clients\n',
    'See “FTP of Distant Servers and Clients”',
    'See |FTP of Distant Servers and Clients|',
    '\\\\bibitem{a} FTP of Distant Servers and Clients',
    'FTP of Distant Servers and Clients\n',
    '- FTP: Shipping Cargo, 2020',
    'We like FTP: Moving Large Files Between Servers, 2020',
    'We like FTP: Shipping Tokens Between Distant Servers',
    '“FTP: moving large files between servers” by',
    '[FTP: moving large files between servers] by',
    '“FTP: Moving Large Files Between Servers” by',
    'Done. FTP: Moving Large Files Between Distant Servers, 2020',
    '- FTP: Moving Files (Smith et al., 2020)',
    '- FTP: Moving Files\n',
    '“FTP”: Moving Large Files Between Distant Servers, 2020',
    '\\\\bibitem{a}FTP of Distant Servers and Clients',
    '-  **FTP for Moving Large Files**',
  ])
    it(JSON.stringify(text), () => assert.equal(isGiven(text), true));
  for (const text of [
    'We use FTP here',
    'FTP (Functional Token Pruner) is new',
    'We use FTP for Moving Large Files',
    '- FTP for Pruning Tokens\n',
    '- FTP for moving large files\n',
    '- FTP: Transportation\n',
    '- FTP: Moving Files, 2020',
    'Then we\nFTP of Distant Servers and Clients\n',
    'Then\n- see FTP of Distant Servers and Clients\n',
    '- FTP of Distant Maps and Clients\n',
    '- FTP against Distant Servers and Clients\n',
    '- FTP of A\n',
    '- FTP: Transportation, 2020',
    'We like FTP: Shipping Cargo, 2020',
    'We like FTP: Moving Tokens Between Servers',
    'We like “x” FTP: moving large files between servers',
    '- FTP:Moving Large Files Between Servers\n',
    '- FTP; Moving Large Files Between Servers\n',
    '- FTP: Learning to Prune Tokens of Maps\n',
    'FTP: it moves large files between distant servers',
    'We say: (FTP)',
    'We see FTP now: Moving Large Files Between Distant Servers, 2020',
    'We like FTP: Shipping Cargo by Hans Maier, 2020',
  ])
    it(`but not ${JSON.stringify(text)}`, () => assert.equal(isGiven(text), false));
});

describe('a sentence that says what a title does', () => {
  const retells = (text: string): boolean => retellsTitle(paper, place(text), 'FTP');
  it('has three of its words, and half of them, however they end', () => {
    for (const text of [
      'FTP learns to prune the tokens',
      'They learned to prune the tokens by FTP',
      'FTP prunes tokens of a map by learning',
      `They learned to prune the tokens by FTP${' and so on'.repeat(30)}`,
      `${'We go on. '.repeat(30)}They learned to prune the tokens by FTP`,
    ])
      assert.equal(retells(text), true, text);
    for (const text of ['FTP prunes tokens', 'Learning prunes tokens. FTP sings', 'FTP sings. Learning prunes tokens', 'FTP learns', 'FTP'])
      assert.equal(retells(text), false, text);
  });

  it('has half of the words of a long title', () => {
    const long = paperOf('FTP: Grouping Large Maps While Pruning Tokens');
    const ofLong = (text: string): boolean => retellsTitle(long, place(text), 'FTP');
    assert.deepEqual(
      [ofLong('FTP groups the large maps'), ofLong('FTP groups some'), ofLong('The maps are large. FTP groups')],
      [true, false, false],
    );
    const longer = paperOf('FTP: Grouping Large Maps While Pruning Tokens Under Limits');
    assert.deepEqual(
      ['FTP groups the large maps', 'FTP groups the large maps of tokens'].map((text) => retellsTitle(longer, place(text), 'FTP')),
      [false, true],
    );
  });

  it('is near the name', () => {
    const far = 'and more of it '.repeat(11);
    assert.deepEqual([retells(`Learning prunes tokens ${far} FTP`), retells(`FTP ${far} learning prunes tokens`)], [false, false]);
  });
});
