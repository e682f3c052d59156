import type { RecordTables } from '../../../platform/database/record-tables';
import type { Readable, ReadableSettings } from './readable';

/** All readable nouns by the name of their type. */
export class ReadableRegistry {
  private readonly byType = new Map<string, Readable>();

  constructor(settings: readonly ReadableSettings[], tables: RecordTables) {
    for (const setting of settings) {
      this.byType.set(setting.type, { ...setting, columns: tables.get(setting.table) });
    }
    for (const readable of this.byType.values()) this.checkRelations(readable);
  }

  /** The noun of that type, or null when the type is not one. */
  find(type: string): Readable | null {
    return this.byType.get(type) ?? null;
  }

  /** The noun of that type; throws when there is none. */
  get(type: string): Readable {
    const readable = this.byType.get(type);
    if (!readable) throw new Error(`Type ${type} is not readable.`);
    return readable;
  }

  /** All nouns. */
  list(): Readable[] {
    return [...this.byType.values()];
  }

  private checkRelations(readable: Readable): void {
    for (const [field, relation] of Object.entries(readable.relations ?? {})) {
      if (!this.byType.has(relation.to)) {
        throw new Error(
          `${readable.type}.${field} leads to ${relation.to}, which is not readable.`,
        );
      }
    }
  }
}
