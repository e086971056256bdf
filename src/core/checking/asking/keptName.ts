/** The name of the file in the extension's storage that keeps what services said of works. */
export const keptName = 'askedWorks.json';
