import type { Tx } from '../../../platform/database/db';
import type { Row } from '../../../platform/database/record-table';
import type { RecordWriter } from '../../../platform/database/record-writer';
import { recordReadOnly } from '../../common/state.errors';
import { lockRecord, writtenVersion } from '../../common/single-write';
import { nameOfState } from '../../common/transitions';
import type { DocumentKind } from '../document-kind';
import type { UpdateDocumentInput } from './document.inputs';
import type { WriteDocumentLines } from './write-document-lines';

/** Changes an editable CRM document and its lines; amounts and totals follow. */
export class UpdateDocument {
  constructor(
    private readonly kind: DocumentKind,
    private readonly documents: RecordWriter,
    private readonly lines: WriteDocumentLines,
  ) {}

  /** Changes the header, then removes, changes and adds lines. */
  async run(tx: Tx, input: UpdateDocumentInput): Promise<string> {
    const { id } = input;
    const document = await lockRecord(tx, this.documents.table, this.documents.noun, input);
    const number = String(document[this.kind.number]);
    if (document.stateCode !== this.kind.editableState) {
      const state = nameOfState(this.kind.transitions, document.stateCode as number);
      throw recordReadOnly(this.kind.noun, number, state, this.kind.remedy);
    }
    const changes = { ...input.changes } as Row;
    const result = await this.documents.update(tx, [{ id, version: null, changes }]);
    writtenVersion(result, id, this.documents.noun);
    const owner = { id, number, priceLevelId: listAfter(document, changes) };
    await this.lines.remove(tx, owner, input.removeLines ?? [], 'removeLines');
    await this.lines.change(tx, owner, input.changeLines ?? [], 'changeLines');
    await this.lines.add(tx, owner, input.addLines ?? [], 'addLines');
    return id;
  }
}

function listAfter(document: Row, changes: Row): string | null {
  const list = changes.priceLevelId === undefined ? document.priceLevelId : changes.priceLevelId;
  return typeof list === 'string' ? list : null;
}
