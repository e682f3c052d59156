import type { Composition } from '../composition';
import { withSeed } from '../platform/new-id';
import { ERP_BASE } from './base-data';
import { coupleDemo } from './couple-demo';
import { ACCOUNTS, CRM_BASE } from './crm-data';
import { fillPipeline } from './crm-pipeline';
import { demoId } from './demo-ids';
import { DemoWriter } from './demo-writer';
import { liveThrough } from './live-through';
import { contactPersons, CUSTOMERS, MASTERS } from './masters';

/**
 * Fills an empty hub with the demo company: both sides, coupled, uncoupled, matching and conflicting records,
 * and documents at every stage. A hub that holds anything is left alone. Ids and values are the same every time.
 * Answers whether it was filled.
 */
export async function fillDemoCompany(parts: Composition): Promise<boolean> {
  if (!(await isEmpty(parts))) return false;
  await withSeed('tandem.demo', () => fill(parts));
  return true;
}

async function fill(parts: Composition): Promise<void> {
  const writer = new DemoWriter(parts);
  await writer.writeAll(ERP_BASE);
  await writer.writeAll(CRM_BASE);
  await connect(parts);
  await writer.writeAll(MASTERS);
  const companyOf = await companies(parts);
  await writer.write({ table: 'erp.contact', key: 'email', rows: contactPersons(companyOf) });
  await namePrimaryContacts(parts, companyOf);
  await coupleDemo(parts);
  await writer.write({ table: 'crm.account', key: 'email', rows: ACCOUNTS });
  await liveThrough(parts);
  await fillPipeline(parts);
  await startQuietly(parts);
}

// Nothing travels live that was there before, and no job changes at once what the documents show: those of mappings
// sleep as after a run that found nothing, the others have their first turn an interval later. Events still wake them.
async function startQuietly({ unitOfWork }: Composition): Promise<void> {
  await unitOfWork.run(async (tx) => {
    await tx.execute('/* demo.keepAllDifferences */ DELETE FROM sync.changed_record');
    await tx.execute(
      `/* demo.restJobs */ UPDATE sync.job
          SET status = CASE WHEN kind = 'SYNCHRONIZE' THEN 'ON_HOLD_INACTIVE' ELSE status END,
              next_run_at = next_run_at + make_interval(mins => CASE WHEN kind = 'SYNCHRONIZE' THEN
                (SELECT coalesce(m.inactivity_minutes, 60) FROM sync.table_mapping m WHERE m.id = mapping_id)
                ELSE coalesce(interval_minutes, 30) END)
        WHERE recurring AND kind <> 'CLEAN_UP' AND hold_reason IS NULL`,
    );
  });
}

async function isEmpty({ db }: Composition): Promise<boolean> {
  const [row] = await db.query<{ used: boolean }>(
    `/* demo.used */ SELECT EXISTS (SELECT 1 FROM erp.general_ledger_setup) OR EXISTS (SELECT 1 FROM erp.customer)
         OR EXISTS (SELECT 1 FROM crm.organization) OR EXISTS (SELECT 1 FROM crm.account) AS used`,
  );
  return row?.used === false;
}

// The settings that connecting the two systems would make: our company and the owning team.
async function connect({ unitOfWork, engine }: Composition): Promise<void> {
  await unitOfWork.run(
    (tx) =>
      engine.settings.update(tx, {
        companyId: demoId('crm.company', 'Nordwind Trading'),
        defaultOwningTeamId: demoId('crm.team', 'Nordwind'),
      }),
    { actor: 'demo' },
  );
}

// The person of a company is whom its orders are agreed with.
async function namePrimaryContacts(
  { tables, unitOfWork, writers }: Composition,
  companyOf: ReadonlyMap<string, string>,
): Promise<void> {
  const customerOf = new Map([...companyOf].map(([customer, company]) => [company, customer]));
  await unitOfWork.run(
    async (tx) => {
      const persons = await tables.get('erp.contact').rowsWhere(tx, 't.type = 1 LIMIT 100');
      const customers = await tables
        .get('erp.customer')
        .rowsBy(tx, 'number', [...companyOf.keys()]);
      const changes = persons.flatMap((person) => {
        const customer = customers.find(
          (each) => each.number === customerOf.get(String(person.companyNo)),
        );
        if (!customer) return [];
        const primaryContactNo = person.number ?? null;
        return [{ id: String(customer.id), version: null, changes: { primaryContactNo } }];
      });
      const result = await writers.get('erp.customer')?.update(tx, changes);
      for (const refusal of result?.refused.values() ?? []) throw refusal;
    },
    { actor: 'demo' },
  );
}

// Number of the company contact of each customer.
async function companies({ db }: Composition): Promise<Map<string, string>> {
  const rows = await db.query<{ customer: string; contact: string }>(
    `/* demo.companies */ SELECT no AS customer, contact_no AS contact FROM erp.contact_business_relation WHERE link_to_table = 1 AND no = ANY($1)`,
    [CUSTOMERS.map((customer) => customer.number)],
  );
  return new Map(rows.map((row) => [row.customer, row.contact]));
}
