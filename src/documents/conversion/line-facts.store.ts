import type { Db } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import type { LineFacts } from './document-facts';
import type { DocumentTables } from './document-tables';

interface FactsRow extends Row {
  id: string;
  productNumber: string | null;
  state: number;
  type: number;
  itemCoupled: boolean;
  itemNo: string | null;
  itemText: string | null;
  itemUnitCoupled: boolean;
  itemUnit: string | null;
  resourceCoupled: boolean;
  resourceNo: string | null;
  resourceText: string | null;
  resourceUnitCoupled: boolean;
  resourceUnit: string | null;
}

const mapping = (name: string): string =>
  `(SELECT id FROM sync.table_mapping WHERE name = '${name}')`;

/** Reads lines of CRM documents with what their products and units are coupled to. */
export class LineFactsStore {
  constructor(
    private readonly tables: RecordTables,
    private readonly kind: DocumentTables,
  ) {}

  /** The lines of each document in their order (OC-13); one without lines has no entry. */
  async byDocuments(db: Db, documentIds: readonly string[]): Promise<Map<string, LineFacts[]>> {
    if (documentIds.length === 0) return new Map();
    const lines = await this.tables
      .get(this.kind.lineTable)
      .rowsWhere(
        db,
        `t.${this.kind.reference.column} = ANY($1::uuid[]) ORDER BY t.sequence_number NULLS LAST, t.line_item_number, t.id`,
        [documentIds],
      );
    const facts = await this.targets(db, documentIds);
    const byDocument = new Map<string, LineFacts[]>();
    for (const line of lines) {
      const fact = facts.get(String(line.id));
      if (!fact) continue;
      const documentId = String(line[this.kind.reference.property]);
      const own = byDocument.get(documentId);
      if (own) own.push(factsOf(line, fact));
      else byDocument.set(documentId, [factsOf(line, fact)]);
    }
    return byDocument;
  }

  private async targets(db: Db, documentIds: readonly string[]): Promise<Map<string, FactsRow>> {
    const rows = await db.query<FactsRow>(
      `/* conversion.targets */ SELECT l.id, p.product_number AS "productNumber", p.state_code AS state, p.product_type_code AS type,
              ki.id IS NOT NULL AS "itemCoupled", i.number AS "itemNo", i.description AS "itemText",
              ku.id IS NOT NULL AS "itemUnitCoupled", iu.code AS "itemUnit",
              kr.id IS NOT NULL AS "resourceCoupled", r.number AS "resourceNo", r.name AS "resourceText",
              kv.id IS NOT NULL AS "resourceUnitCoupled", ru.code AS "resourceUnit"
         FROM ${this.kind.lineTable} l
         LEFT JOIN crm.product p ON p.id = l.product_id
         LEFT JOIN sync.coupling ki ON ki.crm_id = p.id AND ki.mapping_id = ${mapping('ITEM-PRODUCT')}
         LEFT JOIN erp.item i ON i.id = ki.erp_id
         LEFT JOIN sync.coupling ku ON ku.crm_id = l.uom_id AND ku.mapping_id = ${mapping('ITEM UOM')}
         LEFT JOIN erp.item_unit_of_measure iu ON iu.id = ku.erp_id
         LEFT JOIN sync.coupling kr ON kr.crm_id = p.id AND kr.mapping_id = ${mapping('RESOURCE-PRODUCT')}
         LEFT JOIN erp.resource r ON r.id = kr.erp_id
         LEFT JOIN sync.coupling kv ON kv.crm_id = l.uom_id AND kv.mapping_id = ${mapping('RESOURCE UOM')}
         LEFT JOIN erp.resource_unit_of_measure ru ON ru.id = kv.erp_id
        WHERE l.${this.kind.reference.column} = ANY($1::uuid[])`,
      [documentIds],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}

function factsOf(line: Row, fact: FactsRow): LineFacts {
  const { productNumber, state, type } = fact;
  return {
    line,
    product: productNumber === null ? null : { number: productNumber, state, type },
    item: {
      coupled: fact.itemCoupled,
      no: fact.itemNo,
      text: fact.itemText,
      unitCoupled: fact.itemUnitCoupled,
      unitCode: fact.itemUnit,
    },
    resource: {
      coupled: fact.resourceCoupled,
      no: fact.resourceNo,
      text: fact.resourceText,
      unitCoupled: fact.resourceUnitCoupled,
      unitCode: fact.resourceUnit,
    },
  };
}
