import type { Tx } from '../../platform/database/db';
import type { RecordTable, Row } from '../../platform/database/record-table';
import type { Refusal } from '../../platform/errors/refusal';
import { fillBlank, textOf, type IdRow } from '../common/row-values';
import { templateMissing } from './customer-template.errors';

/** Values a template gives where the draft leaves them blank. */
const DEFAULTS = [
  'paymentTermsCode',
  'shipmentMethodCode',
  'customerPriceGroup',
  'genBusPostingGroup',
  'vatBusPostingGroup',
  'customerPostingGroup',
  'countryRegionCode',
] as const;

/** Values a template gives only where the draft says nothing: blank has a meaning of its own. */
const UNSAID_DEFAULTS = ['currencyCode', 'pricesIncludingVat'] as const;

/** What applying templates came to. */
export interface AppliedTemplates {
  /** Number series that a draft's template names, by the draft's id. */
  series: Map<string, string>;
  refused: Map<string, Refusal>;
}

/** Fills new customers from templates (T-14, T-15); values the draft brings always win. */
export class CustomerTemplates {
  constructor(private readonly table: RecordTable) {}

  /** A draft may name its template as `templateCode`, which is no column; else the first by priority applies. */
  async apply(tx: Tx, drafts: readonly IdRow[]): Promise<AppliedTemplates> {
    const applied: AppliedTemplates = { series: new Map(), refused: new Map() };
    const templates = await this.table.rowsWhere(tx, 'true ORDER BY t.priority, t.code');
    for (const draft of drafts) {
      const code = textOf(draft.templateCode)?.trim().toUpperCase() ?? null;
      delete draft.templateCode;
      const template = code === null ? templates[0] : templates.find((row) => row.code === code);
      if (template) fillFrom(draft, template);
      else if (code !== null) applied.refused.set(draft.id, templateMissing(code));
      const series = textOf(template?.noSeries);
      if (series !== null) applied.series.set(draft.id, series);
    }
    return applied;
  }
}

function fillFrom(draft: IdRow, template: Row): void {
  for (const property of DEFAULTS) fillBlank(draft, property, template[property]);
  for (const property of UNSAID_DEFAULTS)
    if (draft[property] === undefined) fillBlank(draft, property, template[property]);
}
