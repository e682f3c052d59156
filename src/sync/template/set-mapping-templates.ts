import { randomUUID } from 'node:crypto';
import type { Tx } from '../../platform/database/db';
import { invalidInput } from '../../platform/errors/input.errors';
import type { ConfigurationWarning } from '../configuration/configuration-warning';
import type { MappingEditStore } from '../configuration/mapping-edit.store';
import type { MappingRef, OpenMapping, OpenMappings } from '../configuration/open-mapping';
import { checkFilter } from '../filters/check-filter';
import { parseFilter } from '../filters/parse-filter';
import type { Side } from '../mapping/direction';
import type { FilterNode } from '../mapping/mapping-definition';
import { templateCode } from './change-templates';
import type { MappingTemplate } from './mapping-template.entity';
import type { TemplateStore } from './template.store';

/** A template that new records may get, and for which source records. */
export interface TemplateUse {
  template: string;
  /** Conditions on the source record as data or as text; neither: always. */
  filter?: unknown;
  filterText?: string | null;
}

/** Says which templates new records of one side get, in the order in which they are tried (T-14). */
export class SetMappingTemplates {
  constructor(
    private readonly open: OpenMappings,
    private readonly edits: MappingEditStore,
    private readonly store: TemplateStore,
  ) {}

  /** Replaces the templates of a side. One that does not exist yet is taken, with a warning. */
  async run(
    tx: Tx,
    ref: MappingRef,
    side: Side,
    uses: readonly TemplateUse[],
  ): Promise<{ mappingId: string; warnings: ConfigurationWarning[] }> {
    const opened = await this.open.byName(tx, ref);
    const rows = uses.map((use, at) => useOf(opened, side, use, at));
    const templates = new Map((await this.store.list(tx)).map((each) => [each.code, each]));
    const table = side === 'ERP' ? opened.mapping.erpTable : opened.mapping.crmTable;
    const warnings: ConfigurationWarning[] = [];
    for (const [at, { templateCode: code }] of rows.entries()) {
      const template = templates.get(code);
      if (!template) warnings.push(missing(at, code));
      else if (template.recordTable !== table) {
        const message = `${code} is a template of ${template.recordTable}, not of ${table}.`;
        throw invalidInput(`templates.${at}.template`, message);
      }
    }
    await this.store.replaceUses(tx, opened.mapping.id, side, rows);
    await this.edits.update(tx, opened.mapping.id, {});
    return { mappingId: opened.mapping.id, warnings };
  }
}

function missing(at: number, code: string): ConfigurationWarning {
  return {
    code: 'TEMPLATE_MISSING',
    field: `templates.${at}.template`,
    message: `There is no template ${code} yet; new records fail with TEMPLATE_MISSING until there is.`,
  };
}

function useOf(
  { columns }: OpenMapping,
  side: Side,
  { template, filter, filterText }: TemplateUse,
  at: number,
): Omit<MappingTemplate, 'mappingId' | 'side'> {
  const source = columns[side === 'ERP' ? 'CRM' : 'ERP'];
  const field = `templates.${at}`;
  let checked: FilterNode[] = [];
  if (filter != null && filterText != null) {
    throw invalidInput(`${field}.filterText`, 'Give a filter as data or as text, not both.');
  }
  if (filter != null) checked = checkFilter(source, filter, `${field}.filter`);
  if (filterText != null) checked = parseFilter(source, filterText, `${field}.filterText`);
  return {
    id: randomUUID(),
    priority: at + 1,
    templateCode: templateCode(template, `${field}.template`),
    filter: checked,
  };
}
