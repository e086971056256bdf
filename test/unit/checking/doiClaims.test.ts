import assert from 'node:assert/strict';
import { type DoiClaim, doiClaim } from '../../../src/core/checking/doiClaims';

/** What each DOI says; `{}` where it says nothing. */
function says(rows: readonly (readonly [doi: string, claim: DoiClaim])[]): void {
  for (const [doi, claim] of rows) assert.deepEqual(doiClaim(doi), claim, doi);
}

describe('what a DOI says by itself', () => {
  it('is the conference and year that IEEE begins it with', () => {
    says([
      ['10.1109/cvpr52729.2023.01823', { venue: 'CVPR', year: 2023 }],
      ['10.1109/cvpr.2016.90', { venue: 'CVPR', year: 2016 }],
      ['10.1109/iccv48922.2021.00986', { venue: 'ICCV', year: 2021 }],
      ['10.1109/wacv51458.2022.00001', { venue: 'WACV', year: 2022 }],
      ['10.1109/icassp49357.2023.10095', { venue: 'ICASSP', year: 2023 }],
      ['10.1109/icra48891.2023.1016088', { venue: 'ICRA', year: 2023 }],
      ['10.1109/icra48891.2023.10160888', {}],
      ['10.1109/cvpr52729.2023.1', {}],
      ['10.1109/cvpr52.2023.01823', {}],
      ['10.1109/iros.2023.01823', {}],
      ['10.1109/constructor.2023.01823', {}],
      ['x10.1109/cvpr.2016.90', {}],
      ['10.1109/cvpr.2016.90/x', {}],
    ]);
  });

  it('is the year of AAAI, whose volume 35 was that of 2021', () => {
    says([
      ['10.1609/aaai.v35i6.16646', { venue: 'AAAI', year: 2021 }],
      ['10.1609/aaai.v38i12.29224', { venue: 'AAAI', year: 2024 }],
      ['10.1609/aaai.v5i6.16646', {}],
      ['10.1609/icwsm.v35i6.16646', {}],
      ['x10.1609/aaai.v35i6.16646', {}],
      ['10.1609/aaai.v35i6.16646.x', {}],
    ]);
  });

  it('is the event and year of the ACL Anthology, of its old ids and its new ones', () => {
    says([
      ['10.18653/v1/p19-1001', { venue: 'ACL', year: 2019 }],
      ['10.18653/v1/d18-1045', { venue: 'EMNLP', year: 2018 }],
      ['10.18653/v1/n19-1357', { venue: 'NAACL', year: 2019 }],
      ['10.18653/v1/p60-1001', { venue: 'ACL', year: 2060 }],
      ['10.18653/v1/p61-1001', { venue: 'ACL', year: 1961 }],
      ['10.18653/v1/p99-1001', { venue: 'ACL', year: 1999 }],
      ['10.18653/v1/p19-2001', {}],
      ['10.18653/v1/w19-1001', {}],
      ['10.18653/v1/2020.acl-main.703', { venue: 'ACL', year: 2020 }],
      ['10.18653/v1/2021.emnlp-main.1', { venue: 'EMNLP', year: 2021 }],
      ['10.18653/v1/2022.naacl-long.1', { venue: 'NAACL', year: 2022 }],
      ['10.18653/v1/2022.acl-short.12', { venue: 'ACL', year: 2022 }],
      ['10.18653/v1/2022.findings-main.12', { year: 2022 }],
      ['10.18653/v1/2022.constructor-main.12', { year: 2022 }],
      ['10.18653/v1/2022.acl-demo.12', {}],
      ['x10.18653/v1/2020.acl-main.703', {}],
      ['10.18653/v1/2020.acl-main.703v2', {}],
      ['x10.18653/v1/p19-1001', {}],
      ['10.18653/v1/p19-1001v2', {}],
    ]);
  });

  it('is the year of IJCAI and Interspeech', () => {
    says([
      ['10.24963/ijcai.2021/123', { venue: 'IJCAI', year: 2021 }],
      ['10.24963/ijcai.2021', {}],
      ['10.24963/kr.2021/123', {}],
      ['x10.24963/ijcai.2021/123', {}],
      ['10.24963/ijcai.2021/123a', {}],
      ['10.21437/interspeech.2020-2826', { venue: 'INTERSPEECH', year: 2020 }],
      ['10.21437/interspeech.2020', {}],
      ['x10.21437/interspeech.2020-2826', {}],
      ['10.21437/interspeech.2020-2826a', {}],
    ]);
  });

  it('is that it is of a journal, and the year in which it was given out', () => {
    says([
      ['10.1007/s10994-021-05946-3', { since: 2021, isJournal: true }],
      ['10.1038/s41586-021-03819-2', { since: 2021, isJournal: true }],
      ['10.1038/s41586-021-0381-x', { since: 2021, isJournal: true }],
      ['10.1007/978-3-030-58452-8_13', {}],
      ['10.1016/s10994-021-05946-3', {}],
      ['10.1007/s10994-121-05946-3', {}],
      ['10.1007/s10994-021-05946-33', {}],
      ['x10.1007/s10994-021-05946-3', {}],
      ['10.1109/tpami.2021.3068450', { since: 2021, isJournal: true }],
      ['10.1109/access.1999.306845', { since: 1999, isJournal: true }],
      ['10.1109/tpami.2021.30684', {}],
      ['10.1109/tpami.2121.3068450', {}],
      ['10.1109/mspec.2021.3068450', {}],
      ['x10.1109/tpami.2021.3068450', {}],
      ['10.1109/tpami.2021.306845012', {}],
      ['', {}],
      ['10.1145/3292500.3330701', {}],
    ]);
  });
});
