import type { Tx } from '../../../platform/database/db';
import type { Row, RowValue } from '../../../platform/database/record-table';
import { Refusal } from '../../../platform/errors/refusal';
import { Batch, type EngineParts } from '../../engine/batch/batch';
import type { PlannedField } from '../../engine/fields/field-plan';
import { mapField } from '../../engine/fields/map-fields';
import { prefetchField } from '../../engine/fields/prefetch-field';
import type { PassDirection } from '../../mapping/direction';
import type { LiveField, LiveMapping } from '../../mapping/live-mapping';
import type { MappingSet } from '../../mapping/mapping-set';

/** One enabled field row with what both records hold, before anything travels. */
export interface ComparedField {
  readonly field: LiveField;
  readonly erpValue: RowValue;
  readonly crmValue: RowValue;
  /** What the CRM would get; undefined where the row does not go there or keeps what is there. */
  readonly crmWouldBe: RowValue | undefined;
  /** What the ERP would get; undefined where the row does not go there or keeps what is there. */
  readonly erpWouldBe: RowValue | undefined;
  /** Null while one of the records is missing, or where a value cannot be converted. */
  readonly differs: boolean | null;
  /** Why a value cannot travel as it is. */
  readonly refusal: Refusal | null;
}

/** What is compared: the two records of a mapping, of which one may be missing. */
export interface Compared {
  readonly mappings: MappingSet;
  readonly mapping: LiveMapping;
  readonly erp: Row | null;
  readonly crm: Row | null;
  readonly now: string;
}

interface Travelled {
  readonly to: PlannedField;
  readonly value: RowValue | undefined | Refusal;
}

// Comparing opens no run; the converters only ask for one when they write, which comparing rolls back.
const NO_RUN = '00000000-0000-0000-0000-000000000000';

/**
 * Compares two records field row by field row (1.3), converted as a run would convert them. To be called where
 * the transaction is rolled back: the conversion of a blank currency may make the local currency.
 */
export async function compareFields(
  tx: Tx,
  parts: EngineParts,
  compared: Compared,
): Promise<ComparedField[]> {
  const toCrm = await travel(tx, parts, compared, 'TO_CRM');
  const toErp = await travel(tx, parts, compared, 'FROM_CRM');
  return compared.mapping.fields.map((field) =>
    comparedField(field, compared, toCrm.get(field.id), toErp.get(field.id)),
  );
}

async function travel(
  tx: Tx,
  parts: EngineParts,
  { mappings, mapping, erp, crm, now }: Compared,
  direction: PassDirection,
): Promise<Map<string, Travelled>> {
  const [source, destination] = direction === 'TO_CRM' ? [erp, crm] : [crm, erp];
  const travelled = new Map<string, Travelled>();
  if (!source) return travelled;
  const request = { mapping, mappings, direction, forced: true, onlyCoupled: false };
  const batch = new Batch(tx, { ...request, runId: NO_RUN, now, sourceIds: [] }, parts);
  for (const planned of batch.plan.fields) {
    const value = await refusalAsValue(async () => {
      await prefetchField(batch, planned, [source], destination ? [destination] : []);
      return mapField(planned, batch, source, destination);
    });
    travelled.set(planned.field.id, { to: planned, value });
  }
  return travelled;
}

async function refusalAsValue<T>(work: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function comparedField(
  field: LiveField,
  { erp, crm }: Compared,
  toCrm: Travelled | undefined,
  toErp: Travelled | undefined,
): ComparedField {
  const both = erp !== null && crm !== null;
  const refusals = [toCrm?.value, toErp?.value].filter((value) => value instanceof Refusal);
  return {
    field,
    erpValue: field.erpField === null ? field.constantValue : (erp?.[field.erpField] ?? null),
    crmValue: field.crmField === null ? field.constantValue : (crm?.[field.crmField] ?? null),
    crmWouldBe: plain(toCrm?.value),
    erpWouldBe: plain(toErp?.value),
    differs: both ? (differs(toCrm, crm) ?? differs(toErp, erp)) : null,
    refusal: refusals[0] ?? null,
  };
}

function plain(value: RowValue | undefined | Refusal): RowValue | undefined {
  return value instanceof Refusal ? undefined : value;
}

function differs(travelled: Travelled | undefined, destination: Row): boolean | null {
  if (!travelled || travelled.value instanceof Refusal) return null;
  if (travelled.value === undefined) return false;
  return !travelled.to.same(travelled.value, destination[travelled.to.to] ?? null);
}
