import type { Db } from '../../platform/database/db';
import type { Row, TableColumn } from '../../platform/database/record-table';
import type { Refusal } from '../../platform/errors/refusal';
import { destinationOf, type PassDirection } from '../mapping/direction';
import { bindFilter, matchesFilter } from '../mapping/filter';
import type { FilterNode } from '../mapping/mapping-definition';
import { templateMissing } from './template.errors';
import type { TemplateStore } from './template.store';

/** The templates that new records of one pass may get. */
export class RecordTemplates {
  private constructor(
    private readonly mapping: string,
    private readonly templates: readonly {
      code: string;
      filter: FilterNode[];
      defaults: Row | null;
    }[],
    private readonly companyId: string | null,
  ) {}

  /** Reads the templates of a mapping for one direction; `columns` are those of the source. */
  static async of(
    db: Db,
    store: TemplateStore,
    pass: {
      mapping: { id: string; name: string };
      direction: PassDirection;
      columns: ReadonlyMap<string, TableColumn>;
      companyId: string | null;
    },
  ): Promise<RecordTemplates> {
    const side = destinationOf(pass.direction);
    const offered = await store.offered(db, pass.mapping.id);
    const templates = offered
      .filter((template) => template.side === side)
      .map(({ templateCode, filter, defaults }) => ({
        code: templateCode,
        filter: bindFilter(pass.columns, filter),
        defaults,
      }));
    return new RecordTemplates(pass.mapping.name, templates, pass.companyId);
  }

  /**
   * Fills what the mapping left blank from the first template whose filter takes the source record (T-14, T-15).
   * Refuses a record whose template does not exist, before anything is inserted.
   */
  fill(source: Row, values: Row): Refusal | null {
    const template = this.templates.find(({ filter }) =>
      matchesFilter(source, filter, this.companyId),
    );
    if (!template) return null;
    if (!template.defaults) return templateMissing(this.mapping, template.code);
    for (const property in template.defaults) {
      const present = values[property];
      if (present === undefined || present === null)
        values[property] = template.defaults[property] ?? null;
    }
    return null;
  }
}
