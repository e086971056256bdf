import assert from 'node:assert/strict';
import { isIsbn, isIssn, isOrcid } from '../../../src/core/checking/checkDigits';
import { commonNames } from '../../../src/core/checking/commonNames';
import { isPublished, namesOnlyArchive } from '../../../src/core/checking/preprint';
import { isForeignTo, knownVenue, meetsIn } from '../../../src/core/checking/venueNames';
import type { Paper } from '../../../src/core/corpus/paper';
import { finished } from '../../../src/core/steps';

describe('a venue that is well known', () => {
  const forms: Readonly<Record<string, readonly string[]>> = {
    AAAI: ['AAAI', 'Proceedings of the AAAI Conference', 'Association for the Advancement of Artificial Intelligence'],
    ACL: ['Proc. of ACL', '58th Annual Meeting of the Association for Computational Linguistics'],
    AISTATS: ['AISTATS 2020', 'International Conference on Artificial Intelligence and Statistics'],
    COLT: ['COLT', 'Conference on Learning Theory'],
    CVPR: ['CVPR', 'IEEE/CVF Conference on Computer Vision and Pattern Recognition'],
    ECCV: ['ECCV', 'European Conference on Computer Vision'],
    EMNLP: ['EMNLP', 'Empirical Methods in Natural Language Processing'],
    ICASSP: ['ICASSP', 'Conference on Acoustics, Speech and Signal Processing', 'Conference on Acoustics, Speech, and Signal Processing'],
    ICCV: ['ICCV', 'International Conference on Computer Vision'],
    ICLR: ['iclr', 'International Conference on Learning Representations'],
    ICML: ['ICML', 'International Conference on Machine Learning'],
    ICRA: ['ICRA', 'Conference on Robotics and Automation'],
    IJCAI: ['IJCAI', 'International Joint Conference on Artificial Intelligence', 'Joint Conferences on Artificial Intelligence'],
    INTERSPEECH: ['Interspeech 2020', 'INTERSPEECH'],
    KDD: ['KDD', 'Conference on Knowledge Discovery and Data Mining', 'Conference on Knowledge Discovery & Data Mining'],
    NAACL: [
      'NAACL',
      'NAACL, the North American Chapter of the ACL',
      'North American Chapter of the Association for Computational Linguistics',
    ],
    NeurIPS: ['NeurIPS', 'NIPS', 'Advances in Neural Information Processing Systems'],
    UAI: ['UAI', 'Conference on Uncertainty in Artificial Intelligence'],
    WACV: ['WACV', 'Winter Conference on Applications of Computer Vision'],
    WWW: ['WWW', 'The Web Conference', 'International World Wide Web Conference'],
  };
  for (const [acronym, names] of Object.entries(forms))
    it(`is ${acronym} in each of its forms`, () => {
      for (const name of names) assert.equal(knownVenue(name), acronym, name);
    });

  it('is not one of another name, of several names, or a part of it', () => {
    for (const name of [
      '',
      'Journal of Trees',
      'ICMLA',
      'xACL',
      'AAAI and IJCAI',
      'NAACL and EMNLP',
      'EMNLP, NAACL and ACL',
      'Asian Conference on Computer Vision',
      'Conference on Computer Vision and Graphics',
      'Conference on Computer Vision Theory',
      'Asian Conference on Machine Learning',
      'European Conference on Machine Learning',
      'Conference on Machine Learning and Applications',
      'ICML Workshop',
      'Findings of EMNLP',
      'WWW Companion',
      'ACL Tutorials',
      'ACL System Demonstrations',
      'ACL Student Research',
      'KDD Doctoral Consortium',
      'Satellite of ICASSP',
      'CVPR W',
      'CVPR Challenge',
    ])
      assert.equal(knownVenue(name), undefined, name);
  });

  it('met from its first year on, in the years when it meets', () => {
    const first = {
      AAAI: 1980,
      CVPR: 1983,
      ECCV: 1990,
      EMNLP: 1996,
      ICCV: 1987,
      ICLR: 2013,
      KDD: 1995,
      NAACL: 2000,
      NeurIPS: 1987,
      UAI: 1985,
      WWW: 1994,
    };
    for (const [venue, year] of Object.entries(first))
      assert.deepEqual([meetsIn(venue, year - 1), meetsIn(venue, year)], [false, true], venue);
    const met = (venue: string) =>
      [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027].filter((year) => meetsIn(venue, year)).map((year) => year % 100);
    assert.deepEqual(met('ICCV'), [19, 21, 23, 25, 27]);
    assert.deepEqual(met('ECCV'), [18, 20, 22, 24, 26]);
    assert.deepEqual(met('NAACL'), [18, 19, 21, 22, 24, 25, 26, 27]);
    assert.equal(met('ICML').length, 10);
    assert.equal(meetsIn('COLT', 1900), true);
  });

  it('is none of whose words another name has', () => {
    const foreign: readonly (readonly [string | undefined, string, boolean])[] = [
      ['CVPR', 'Transactions on Orchards', true],
      ['CVPR', 'Orchard', true],
      ['CVPR', 'IEEE Transactions', false],
      ['CVPR', 'arXiv', false],
      ['CVPR', 'A Preprint', false],
      ['CVPR', 'Проект', false],
      ['CVPR', 'Proceedings of the 3rd International Conference', false],
      ['CVPR', 'Proc. Conf. on the twentieth', false],
      ['CVPR', 'Oak', false],
      ['CVPR', '', false],
      ['ICML', 'Orchards', false],
      [undefined, 'Orchards', false],
      ['AAAI', 'Künstliche', false],
      ['ACL', 'Comp. Ling.', true],
      ['ACL', 'Comput. Linguist.', false],
      ['EMNLP', 'Language', false],
      ['ICASSP', 'Acoustics', false],
      ['ICRA', 'Robotics', false],
      ['IJCAI', 'Inteligencia', false],
      ['INTERSPEECH', 'ISCA', false],
      ['NAACL', 'American', false],
      ['WACV', 'Winter', false],
      ['WACV', 'Summer', true],
      // An archive’s name counts where the venue begins with it, as a word.
      ['CVPR', 'CoRR, abs/2305.00001', false],
      ['CVPR', 'Orchard Corr', true],
      ['CVPR', 'Orchards after arXiv', true],
      ['CVPR', 'Corrosion Letters', true],
      ['CVPR', 'Orchard Preprints', false],
      ['AAAI', 'Aplicación Intel. Artíf.', false],
      ['AAAI', 'Artif. Orchards', false],
      ['AAAI', 'Artf. Orchards', false],
      ['AAAI', 'IAAI', false],
      ['AAAI', 'EAAI', false],
      ['AAAI', 'XAAI Orchards', true],
      ['AAAI', 'Kunstig Orchards', false],
      ['AAAI', 'Intélligence', false],
      ['AAAI', 'Orchards of AI', false],
      ['AAAI', 'Orchards of Maize', true],
      ['IJCAI', 'Artf. Orchards', false],
      ['IJCAI', 'Artif. Orchards', false],
      ['IJCAI', 'Intél. Orchards', false],
      ['IJCAI', 'Orchards of AI', false],
      ['IJCAI', 'Orchards of Maize', true],
      // Words that no conference is told by, and longer ones that hold them.
      ['CVPR', 'Proceedings of the Annual International Meeting, Volume 3, Main Track, Technical Papers', false],
      ['CVPR', 'Proceeding Conference Conferences Paper Series Press Congress Symposium Convention Session Edition', false],
      ['CVPR', 'Online Virtual Event Long Short twenty-third thirtieth nineteenth 2023. 23rd', false],
      ['CVPR', 'Wallpapers', true],
      ['CVPR', 'Papersmith', true],
      ['CVPR', 'Oaks', true],
    ];
    for (const [conference, name, expected] of foreign) assert.equal(isForeignTo(conference, name), expected, `${conference}: ${name}`);
  });
});

describe('a preprint', () => {
  it('names an archive and a place in it, and nothing else', () => {
    for (const name of [
      'arXiv',
      'CoRR',
      'arXiv preprint arXiv:2305.00001',
      'CoRR, abs/2305.00001',
      'ArXiv e-prints',
      'eprint',
      'arXiv.org',
      'arXiv:2305.00001 [cs.LG]',
      'Available at arXiv (2305.00001v2)',
      'https://arxiv.org/abs/2305.00001',
      'Preprint.',
    ])
      assert.equal(namesOnlyArchive(name), true, name);
    for (const name of ['', 'Available at', '2305.00001', 'arXiv and more', 'ICML', 'Journal of CoRR', 'https://example.org'])
      assert.equal(namesOnlyArchive(name), false, name);
  });

  it('is no work that appeared in a journal or in proceedings in a known year', () => {
    const paper = (name: string, kind: 'conference' | 'journal' | 'preprint' = 'journal', date?: string): Paper =>
      ({ id: 'x', title: 'T', authors: [], citationKey: 'k', sources: [], venue: { name, kind }, ...(date && { date }) }) as Paper;
    assert.equal(isPublished(paper('Sea Letters', 'journal', '2020')), true);
    assert.equal(isPublished(paper('SEA', 'conference', '2020')), true);
    assert.equal(isPublished({ ...paper('x'), venue: { name: 'SEA', kind: 'conference', year: 2020 } }), true);
    assert.equal(isPublished(paper('Sea Letters')), false);
    assert.equal(isPublished(paper('Sea Letters', 'preprint', '2020')), false);
    const { venue: _, ...unplaced } = paper('x', 'journal', '2020');
    assert.equal(isPublished(unplaced), false);
    for (const name of 'arXiv bioRxiv medRxiv ChemRxiv PsyArXiv SocArXiv EdArXiv EcoEvoRxiv engrXiv TechRxiv AgriXiv SSRN Preprints Authorea Zenodo OpenReview OSF HAL'.split(
      ' ',
    ))
      assert.equal(isPublished(paper(name, 'journal', '2020')), false, name);
    for (const name of [
      'Research Square',
      'under review at ICML',
      'Submitted to Nature',
      'in preparation',
      'to appear',
      'Forthcoming in X',
      'unpublished',
    ])
      assert.equal(isPublished(paper(name, 'journal', '2020')), false, name);
    for (const name of ['Halle Letters', 'Reviews', 'Journal of Archives'])
      assert.equal(isPublished(paper(name, 'journal', '2020')), true, name);
  });
});

describe('the last digit of a number', () => {
  it('follows from the others', () => {
    const rights = [
      [isIsbn, '978-0-262-03384-8', '9780262033848', '0-8044-2957-X', '080442957x', '978 0 262 03384 8', '978–0–262–03384–8'],
      [isIssn, '2049-3630', '20493630', '0317-8471', '2434-561X', '2434-561x'],
      [isOrcid, '0000-0002-1825-0097', '0000000218250097', '0000-0001-5109-3700', '0000-0002-1694-233X', '0000-0002-1694-233x'],
    ] as const;
    for (const [isRight, ...numbers] of rights)
      for (const number of numbers) {
        assert.equal(isRight(number), true, number);
        // Any other digit in any place is noticed.
        for (const [at, sign] of [...number].entries())
          if (/\d/.test(sign))
            assert.equal(isRight(number.slice(0, at) + ((Number(sign) + 1) % 10) + number.slice(at + 1)), false, `${number} ${at}`);
        for (const longer of [`${number}0`, `0${number}`, `${number} x`, number.slice(0, -1)]) assert.equal(isRight(longer), false, longer);
      }
    assert.deepEqual(
      ['', 'X', '123'].map((text) => [isIsbn(text), isIssn(text), isOrcid(text)]),
      Array(3).fill([false, false, false]),
    );
  });
});

describe('a common noun', () => {
  const learnt = (...abstracts: string[]) =>
    finished(commonNames(abstracts.map((abstract) => ({ id: 'x', title: 'T', authors: [], citationKey: 'k', sources: [], abstract }))));
  const others = (count: number) => Array.from({ length: count }, () => 'Nothing here.');

  it('is used in the plural in two abstracts', () => {
    assert.equal(learnt('Many LLMs.', 'More LLMs here.', ...others(300))('LLM'), true);
    assert.equal(learnt('Many LLMs and LLMs.', ...others(300))('LLM'), false);
    assert.equal(learnt('An LLM.', 'The LLM.', ...others(300))('LLM'), false);
    for (const odd of ['LLMsx', 'xLLMs', 'X-LLMs', 'LLMs2']) assert.equal(learnt(odd, odd, ...others(300))('LLM'), false, odd);
  });

  it('is learnt from the first 3000 abstracts, of papers that have one', () => {
    const used = (from: number) => learnt('Many LLMs.', ...others(from - 2), 'More LLMs.');
    assert.deepEqual([used(3000)('LLM'), used(3001)('LLM')], [true, false]);
    const bare = { id: 'x', title: 'Many RAMs', authors: [], citationKey: 'k', sources: [] };
    const papers = [
      ...Array.from({ length: 3000 }, () => bare),
      ...['RAMs here.', 'RAMs there.'].map((abstract) => ({ ...bare, abstract })),
    ];
    assert.equal(finished(commonNames(papers))('RAM'), true);
  });

  it('is used in every twenty-fifth abstract, and in eight', () => {
    const used = (count: number, rest: number) => learnt(...Array.from({ length: count }, () => 'Much RAM.'), ...others(rest))('RAM');
    assert.deepEqual(
      [used(7, 10), used(8, 10), used(8, 192), used(8, 193), used(9, 216), used(9, 217)],
      [false, true, true, false, true, false],
    );
    assert.equal(learnt()('RAM'), false);
  });
});
