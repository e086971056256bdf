import { encodePart } from '../../wellFormed';
import { fieldsOf } from '../cleanText';
import { recordOfCsl } from '../cslRecord';
import { encodedDoi, get, readJson, type Service } from '../service';

/** Crossref's REST API (https://api.crossref.org). */
export const crossref: Service = {
  name: 'crossref',
  label: 'Crossref',
  hosts: ['api.crossref.org'],
  pause: 100,
  email: 'mailto',
  lookUp: ({ kind, value }) => (kind === 'doi' ? get(`https://api.crossref.org/works/${encodedDoi(value)}`) : undefined),
  search: (query, limit) => get(`https://api.crossref.org/works?query.bibliographic=${encodePart(query)}&rows=${limit}`),
  read: async (text) =>
    readJson('Crossref', text, (value) => {
      const message = fieldsOf(fieldsOf(value).message);
      return (Array.isArray(message.items) ? message.items : [message]).map(recordOfCsl);
    }),
};
