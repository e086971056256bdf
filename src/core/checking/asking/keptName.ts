/** The name of the file in the extension's storage that holds services' answers about works. */
export const keptName = 'askedWorks.json';
