import type { KeyFields } from '../../common/lists/key.inputs';

/** What names one archived version of a quote or order. */
export const ARCHIVE_KEY: KeyFields = {
  documentType: { kind: 'int', description: 'Kind of document: 0 quote, 1 order.' },
  number: { kind: 'text', description: 'Number of the document.' },
  docNoOccurrence: {
    kind: 'int',
    description: 'Which document with this number, counting from 1.',
  },
  versionNo: { kind: 'int', description: 'Version, counting from 1.' },
};
