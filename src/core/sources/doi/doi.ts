import { recordOfCsl } from '../cslRecord';
import { encodedDoi, get, readJson, type Service } from '../service';

/**
 * doi.org's content negotiation (https://www.crossref.org/documentation/retrieve-metadata/content-negotiation): the agency that registered
 * the DOI answers with CSL-JSON.
 */
export const doi: Service = {
  name: 'doi',
  label: 'doi.org',
  hosts: ['doi.org', '.doi.org', '.crossref.org', '.datacite.org', '.medra.org', '.jalc.jst.go.jp', '.kisti.re.kr', '.istic.ac.cn'],
  pause: 0,
  lookUp: ({ kind, value }) =>
    kind === 'doi' ? get(`https://doi.org/${encodedDoi(value)}`, 'application/vnd.citationstyles.csl+json') : undefined,
  search: () => undefined,
  read: async (text) => readJson('doi.org', text, (value) => [recordOfCsl(value)]),
};
