import type { Identifier } from '../../src/core/sources/identifiers';
import type { Service, ServiceName, SourceRequest } from '../../src/core/sources/service';
import { services } from '../../src/core/sources/serviceTable';
import type { SourceRecord } from '../../src/core/sources/sourceRecord';

/** One question to a service whose answer is known well enough to see whether the service still speaks as Lectern reads it. */
export interface Question {
  readonly service: Service;
  readonly request: SourceRequest;
  /** What the first record must say. */
  readonly holds: readonly (readonly [what: string, check: (record: SourceRecord) => boolean])[];
}

const attention: Identifier = { kind: 'arxiv', value: '1706.03762' };
const asked: Readonly<Record<ServiceName, Identifier | string>> = {
  doi: { kind: 'doi', value: '10.1038/nature14539' },
  crossref: { kind: 'doi', value: '10.1038/nature14539' },
  datacite: { kind: 'doi', value: '10.48550/arxiv.1706.03762' },
  arxiv: attention,
  openAlex: { kind: 'doi', value: '10.1038/nature14539' },
  semanticScholar: attention,
  dblp: 'LeCun Bengio Hinton Deep learning Nature 2015',
  openLibrary: { kind: 'isbn', value: '9780262035613' },
  pubmed: { kind: 'pmid', value: '26017442' },
  huggingFace: attention,
};

const always: Question['holds'] = [
  ['a title', ({ title }) => /deep learning|attention is all you need/i.test(title)],
  ['authors', ({ author }) => author.length > 0],
  ['a year', ({ issued }) => /^\d{4}/.test(issued ?? '')],
];

/** One for each service. */
export function questions(): readonly Question[] {
  return services.flatMap((service): Question[] => {
    const what = asked[service.name];
    const request = typeof what === 'string' ? service.search(what, 1) : service.lookUp(what);
    return request === undefined ? [] : [{ service, request, holds: always }];
  });
}
