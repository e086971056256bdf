import { fieldsOf, listOf, plainOf, textOf } from '../cleanText';
import { isoDateIn, recordName } from '../cslRecord';
import { get, readJson, type Service } from '../service';
import { recordOf, type SourceRecord } from '../sourceRecord';

/** Open Library by ISBN (https://openlibrary.org/dev/docs/api/books). */
export const openLibraryBooks: Service = {
  name: 'openLibrary',
  label: 'Open Library',
  hosts: ['openlibrary.org', '.openlibrary.org'],
  pause: 1000,
  email: 'userAgent',
  lookUp: ({ kind, value }) =>
    kind === 'isbn' ? get(`https://openlibrary.org/api/books?bibkeys=ISBN:${value}&format=json&jscmd=data`) : undefined,
  search: () => undefined,
  read: async (text) =>
    readJson('Open Library', text, (value) =>
      Object.entries(fieldsOf(value)).map(([key, one]) => {
        const book = fieldsOf(one);
        const title = plainOf(book.title);
        const subtitle = plainOf(book.subtitle);
        return recordOf({
          type: 'book',
          title: subtitle === '' ? title : `${title}: ${subtitle}`,
          author: listOf(book.authors).map((author) => recordName(textOf(fieldsOf(author).name))),
          issued: isoDateIn(textOf(book.publish_date)),
          publisher: plainOf(fieldsOf(listOf(book.publishers)[0]).name),
          place: plainOf(fieldsOf(listOf(book.publish_places)[0]).name),
          isbn: key.replace(/^ISBN:/, ''),
        } as SourceRecord);
      }),
    ),
};
