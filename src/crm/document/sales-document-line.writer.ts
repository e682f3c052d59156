import type { Tx } from '../../platform/database/db';
import type { Row, RowChange } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import type { WriteResult } from '../../platform/database/record-writer';
import { type Refusal } from '../../platform/errors/refusal';
import { type CrmWrite, idsIn, refuse } from '../common/crm-write';
import { CrmWriter } from '../common/crm-writer';
import { recordReadOnly } from '../common/state.errors';
import { nameOfState } from '../common/transitions';
import type { CrmStores } from '../crm-stores';
import type { DocumentKind } from './document-kind';
import { type DocumentFacts, DocumentStore } from './document.store';
import { LineReferences } from './line-references';
import { completeLine } from './line.rules';
import { RefreshTotals } from './refresh-totals';

/**
 * Writes the lines of one kind of sales document: only while the document is editable, priced from its
 * price list unless the price was typed, and followed by the document's totals.
 */
export abstract class SalesDocumentLineWriter extends CrmWriter {
  protected override readonly fixed: readonly string[];
  private readonly documents: DocumentStore;
  private readonly refreshTotals: RefreshTotals;

  constructor(
    private readonly kind: DocumentKind,
    tables: RecordTables,
    private readonly stores: CrmStores,
  ) {
    super(tables.get(kind.lineTable), kind.lineNoun, 'lineItemNumber');
    this.fixed = [kind.reference, 'isProductOverridden'];
    this.documents = new DocumentStore(kind, tables);
    this.refreshTotals = new RefreshTotals(kind, tables, this.documents, stores.organizations);
  }

  override async delete(tx: Tx, ids: readonly string[]): Promise<WriteResult> {
    const documents = await this.lockDocumentsOf(tx, ids);
    const rows = await this.table.rowsByIds(tx, ids);
    const refused = new Map<string, Refusal>();
    for (const [id, row] of rows) {
      const document = documents.get(String(row[this.kind.reference]));
      const refusal = document ? this.readOnly(document) : null;
      if (refusal) refused.set(id, refusal);
    }
    const result = await super.delete(
      tx,
      ids.filter((id) => !refused.has(id)),
    );
    await this.refreshTotals.run(tx, [...documents.values()]);
    return { versions: result.versions, refused: new Map([...result.refused, ...refused]) };
  }

  protected override needsCurrent(_changes: readonly RowChange[]): boolean {
    return true;
  }

  // Documents before their lines, as everywhere, so that two writers of one document wait for each other.
  protected override async loadCurrent(tx: Tx, ids: readonly string[]): Promise<Map<string, Row>> {
    await this.lockDocumentsOf(tx, ids);
    return super.loadCurrent(tx, ids);
  }

  protected override nameOfWrite(write: CrmWrite): string {
    return String(write.current?.lineItemNumber ?? write.values.lineItemNumber ?? write.id);
  }

  protected override async complete(tx: Tx, writes: readonly CrmWrite[]): Promise<void> {
    const documents = await this.documents.lockFacts(tx, this.documentIds(writes));
    const documentOf = (write: CrmWrite): DocumentFacts | undefined =>
      documents.get(this.documentIdOf(write));
    const open = writes.filter((write) => {
      const document = documentOf(write);
      if (document) refuse(write, this.readOnly(document));
      return document !== undefined && !write.refusal;
    });
    await this.completePlaces(
      tx,
      open.filter(({ isNew }) => isNew),
    );
    const settings = await this.stores.organizations.getPricing(tx);
    const references = await LineReferences.load(tx, this.stores, open, documentOf);
    const { lineAmountsComeLater } = this.kind;
    for (const write of open) {
      const document = documentOf(write);
      if (!document) continue;
      completeLine(write, { document, references, settings, lineAmountsComeLater });
      this.mirror(write, document);
    }
  }

  protected override async afterInsert(
    tx: Tx,
    rows: readonly (Row & { id: string })[],
  ): Promise<void> {
    const ids = new Set(rows.map((row) => String(row[this.kind.reference])));
    await this.refresh(tx, [...ids]);
  }

  protected override async afterUpdate(tx: Tx, changes: readonly RowChange[]): Promise<void> {
    await this.refresh(
      tx,
      await this.documents.documentsOfLines(
        tx,
        changes.map(({ id }) => id),
      ),
    );
  }

  private async refresh(tx: Tx, ids: readonly string[]): Promise<void> {
    const documents = await this.documents.lockFacts(tx, ids);
    await this.refreshTotals.run(tx, [...documents.values()]);
  }

  private async lockDocumentsOf(
    tx: Tx,
    lineIds: readonly string[],
  ): Promise<Map<string, DocumentFacts>> {
    return this.documents.lockFacts(tx, await this.documents.documentsOfLines(tx, lineIds));
  }

  private documentIdOf(write: CrmWrite): string {
    return String(write.current?.[this.kind.reference] ?? write.values[this.kind.reference]);
  }

  private documentIds(writes: readonly CrmWrite[]): string[] {
    const present = writes.flatMap(({ current }) =>
      current ? [String(current[this.kind.reference])] : [],
    );
    return [...new Set([...present, ...idsIn(writes, this.kind.reference)])];
  }

  private readOnly({ number, stateCode }: DocumentFacts): Refusal | null {
    const { editableState, transitions, noun, remedy } = this.kind;
    if (stateCode === editableState) return null;
    return recordReadOnly(noun, number, nameOfState(transitions, stateCode), remedy);
  }

  private async completePlaces(tx: Tx, writes: readonly CrmWrite[]): Promise<void> {
    if (writes.length === 0) return;
    const last = await this.documents.lastPlaces(tx, this.documentIds(writes));
    for (const { values } of writes) {
      const id = String(values[this.kind.reference]);
      const { lineItemNumber, sequenceNumber } = last.get(id) ?? {
        lineItemNumber: 0,
        sequenceNumber: 0,
      };
      values.lineItemNumber ??= lineItemNumber + 1;
      values.sequenceNumber ??= sequenceNumber + 1;
      last.set(id, {
        lineItemNumber: Math.max(lineItemNumber, values.lineItemNumber as number),
        sequenceNumber: Math.max(sequenceNumber, values.sequenceNumber as number),
      });
    }
  }

  private mirror({ values, isNew }: CrmWrite, document: DocumentFacts): void {
    for (const [ours, theirs] of Object.entries(this.kind.mirrored)) {
      delete values[theirs];
      if (isNew) values[theirs] = document[ours as keyof DocumentFacts];
    }
  }
}
