import type { Row } from '../../platform/database/record-table';
import type { Coupling } from '../coupling/coupling.entity';
import { baseKey, baseValue, BaseBuilder, type AgreedBase } from '../engine/fields/agreed-base';
import { printed } from '../engine/fields/value-kind';
import type { RecordSide } from '../engine/record-side';
import type { LiveMapping } from '../mapping/live-mapping';
import { sameValue } from './restore-fields';
import type { UndoScene } from './undo-scene';

/** What a pair agrees on from now on. */
export interface Agreement {
  readonly id: string;
  readonly erpVersion: string | null;
  readonly crmVersion: string | null;
  readonly base: object | null;
}

/**
 * Lets pairs agree on what an undo put back: those fields count as agreed as they are now, so the next run
 * neither sends them again nor takes them for a person's change. What people changed since stays a change.
 */
export async function restampPairs(scene: UndoScene): Promise<void> {
  const ids = [...scene.touched.keys()];
  const found = [
    ...(await scene.couplings.listByAnyRecords(scene.tx, 'ERP', ids)),
    ...(await scene.couplings.listByAnyRecords(scene.tx, 'CRM', ids)),
  ];
  const byMapping = new Map<LiveMapping, Map<string, Coupling>>();
  for (const coupling of found) {
    const mapping = scene.mappings.findById(coupling.mappingId);
    if (!mapping || coupling.base === null) continue;
    const group = byMapping.get(mapping) ?? new Map<string, Coupling>();
    byMapping.set(mapping, group.set(coupling.id, coupling));
  }
  for (const [mapping, couplings] of byMapping) {
    const pairs = [...couplings.values()];
    const [erpSide, crmSide] = [
      scene.sides.get(mapping.erpTable),
      scene.sides.get(mapping.crmTable),
    ];
    const erp = await erpSide.load(
      scene.tx,
      pairs.map((pair) => pair.erpId),
    );
    const crm = await crmSide.load(
      scene.tx,
      pairs.map((pair) => pair.crmId),
    );
    const agreements = pairs.flatMap((coupling) => {
      const [erpRow, crmRow] = [erp.get(coupling.erpId), crm.get(coupling.crmId)];
      if (!erpRow || !crmRow) return [];
      const rows = { erpSide, crmSide, erp: erpRow, crm: crmRow };
      return [agreementOf(mapping, coupling, rows, scene.touched)];
    });
    await scene.couplings.restamp(scene.tx, agreements);
  }
}

interface PairRows {
  readonly erpSide: RecordSide;
  readonly crmSide: RecordSide;
  readonly erp: Row;
  readonly crm: Row;
}

/** The new base of a pair, and the versions of the sides that hold nothing else. */
export function agreementOf(
  mapping: LiveMapping,
  coupling: Coupling,
  { erpSide, crmSide, erp, crm }: PairRows,
  touched: ReadonlyMap<string, ReadonlySet<string>>,
): Agreement {
  const now = new BaseBuilder(mapping).of(erp, crm);
  const base: AgreedBase = { ...coupling.base };
  let [erpAgrees, crmAgrees] = [true, true];
  for (const field of mapping.fields) {
    const { erpField, crmField } = field;
    if (erpField === null || crmField === null) continue;
    const key = baseKey(field);
    if (touched.get(coupling.erpId)?.has(erpField) || touched.get(coupling.crmId)?.has(crmField)) {
      if (key in now) base[key] = now[key];
      else delete base[key];
    }
    const agreed = baseValue(base, field);
    if (!agreed) continue;
    erpAgrees &&= sameValue(erpSide, erpField, erp[erpField] ?? null, agreed.erp);
    crmAgrees &&= sameValue(crmSide, crmField, crm[crmField] ?? null, agreed.crm);
  }
  return {
    id: coupling.id,
    erpVersion: erpAgrees ? printed(erp.version) : coupling.erpVersion,
    crmVersion: crmAgrees ? printed(crm.version) : coupling.crmVersion,
    base,
  };
}
