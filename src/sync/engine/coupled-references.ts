import type { Db } from '../../platform/database/db';
import type { MappingSet } from '../mapping/mapping-set';
import type { LiveMapping } from '../mapping/live-mapping';
import { referenceNotMapped } from './engine.errors';
import type { RecordSides } from './record-sides';
import type { ReferenceResolver, Resolved } from './reference-resolver';

interface Found {
  key: string;
  erpId: string | null;
  crmId: string | null;
}

const MISSING: Resolved = { state: 'missing' };

/**
 * Resolves references through couplings, for the length of one batch. What was found coupled is kept; what
 * was not is read again when it is asked for again, as the same transaction may have coupled it meanwhile.
 */
export class CoupledReferences implements ReferenceResolver {
  private readonly erp = new Map<string, Map<string, Resolved>>();
  private readonly crm = new Map<string, Map<string, Resolved>>();

  constructor(
    private readonly mappings: MappingSet,
    private readonly sides: RecordSides,
  ) {}

  async loadErpKeys(
    db: Db,
    mapping: string,
    erpKey: string,
    keys: readonly string[],
  ): Promise<void> {
    const known = cacheOf(this.erp, mapping, erpKey);
    const wanted = unresolved(known, keys);
    const live = this.mappings.findByName(mapping);
    if (wanted.length === 0 || !live) return;
    const { column, type } = this.sides.get(live.erpTable).table.column(erpKey);
    const rows = await db.query<{ key: string; erpId: string; crmId: string | null }>(
      `/* reference.byErpKey.${live.erpTable} */ SELECT e.${column} AS key, e.id AS "erpId", k.crm_id AS "crmId"
         FROM ${live.erpTable} e LEFT JOIN sync.coupling k ON k.mapping_id IS NOT DISTINCT FROM $1 AND k.erp_id = e.id
        WHERE e.${column} = ANY($2::${type}[])`,
      [live.id, wanted],
    );
    for (const key of wanted) known.set(key, MISSING);
    for (const row of rows) known.set(String(row.key), resolved(row));
  }

  async loadCrmIds(db: Db, mapping: string, erpKey: string, ids: readonly string[]): Promise<void> {
    const known = cacheOf(this.crm, mapping, erpKey);
    const wanted = unresolved(known, ids);
    const live = this.mappings.findByName(mapping);
    if (wanted.length === 0 || !live) return;
    const { column } = this.sides.get(live.erpTable).table.column(erpKey);
    const rows = await db.query<{ key: string | null; erpId: string | null; crmId: string }>(
      `/* reference.byCrmId.${live.crmTable} */ SELECT e.${column} AS key, e.id AS "erpId", c.id AS "crmId"
         FROM ${live.crmTable} c
         LEFT JOIN sync.coupling k ON k.mapping_id IS NOT DISTINCT FROM $1 AND k.crm_id = c.id
         LEFT JOIN ${live.erpTable} e ON e.id = k.erp_id
        WHERE c.id = ANY($2::uuid[])`,
      [live.id, wanted],
    );
    for (const id of wanted) known.set(id, MISSING);
    for (const row of rows) known.set(row.crmId, resolved({ ...row, key: row.key ?? '' }));
  }

  byErpKey(mapping: string, erpKey: string, key: string): Resolved {
    this.mapped(mapping);
    return this.erp.get(`${mapping}/${erpKey}`)?.get(key) ?? MISSING;
  }

  byCrmId(mapping: string, erpKey: string, id: string): Resolved {
    this.mapped(mapping);
    return this.crm.get(`${mapping}/${erpKey}`)?.get(id) ?? MISSING;
  }

  private mapped(mapping: string): LiveMapping {
    const live = this.mappings.findByName(mapping);
    if (!live) throw referenceNotMapped(mapping);
    return live;
  }
}

function resolved({ key, erpId, crmId }: Found): Resolved {
  if (erpId === null || crmId === null) return { state: 'uncoupled', erpId };
  return { state: 'coupled', erpKey: String(key), erpId, crmId };
}

function cacheOf(
  caches: Map<string, Map<string, Resolved>>,
  mapping: string,
  erpKey: string,
): Map<string, Resolved> {
  const name = `${mapping}/${erpKey}`;
  const cache = caches.get(name) ?? new Map<string, Resolved>();
  caches.set(name, cache);
  return cache;
}

function unresolved(known: ReadonlyMap<string, Resolved>, keys: readonly string[]): string[] {
  return [...new Set(keys)].filter((key) => known.get(key)?.state !== 'coupled');
}
