import type { Tx } from '../../platform/database/db';
import type { RecordTables } from '../../platform/database/record-tables';
import { ErpWriter } from '../common/erp-writer';
import { oneOf } from '../common/row-rules';
import { fillBlank, textOf, type IdRow } from '../common/row-values';
import { ITEM_UNITS, RESOURCE_UNITS } from './source-units';
import { UnitGroupSource } from './unit-group.options';
import { unitGroupCode } from './unit-group.rules';

const KINDS = [ITEM_UNITS, RESOURCE_UNITS];

/** Writes unit groups; items and resources make their own, so this is for what was loaded from elsewhere. */
export class UnitGroupWriter extends ErpWriter {
  protected override readonly rowRules = [
    oneOf('sourceType', [UnitGroupSource.Item, UnitGroupSource.Resource]),
  ];
  private readonly sources: Map<UnitGroupSource, ReturnType<RecordTables['get']>>;

  constructor(tables: RecordTables) {
    super(tables.get('erp.unit_group'), 'Unit group', 'code');
    this.sources = new Map(KINDS.map((kind) => [kind.source, tables.get(kind.table)]));
  }

  protected override async prepareInsert(tx: Tx, drafts: readonly IdRow[]): Promise<IdRow[]> {
    for (const kind of KINDS) {
      const own = drafts.filter(
        (draft) => draft.sourceType === kind.source && textOf(draft.sourceNo),
      );
      const numbers = own.map((draft) => String(draft.sourceNo));
      const rows = (await this.sources.get(kind.source)?.rowsBy(tx, 'number', numbers)) ?? [];
      const byNumber = new Map(rows.map((row) => [String(row.number), row]));
      for (const draft of own) {
        const source = byNumber.get(String(draft.sourceNo));
        fillBlank(draft, 'code', unitGroupCode(kind.source, String(draft.sourceNo)));
        fillBlank(draft, 'sourceId', source?.id);
        fillBlank(draft, 'sourceName', source?.[kind.name]);
        fillBlank(draft, 'baseUnitOfMeasure', source?.baseUnitOfMeasure);
      }
    }
    return [...drafts];
  }
}
