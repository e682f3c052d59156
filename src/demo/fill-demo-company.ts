import type { Composition } from '../composition';
import { ERP_BASE } from './base-data';
import { coupleDemo } from './couple-demo';
import { ACCOUNTS, CRM_BASE } from './crm-data';
import { demoId } from './demo-ids';
import { DemoWriter } from './demo-writer';
import { liveThrough } from './live-through';
import { contactPersons, CUSTOMERS, MASTERS } from './masters';

/**
 * Fills an empty hub with the demo company: both sides, coupled, uncoupled, matching and conflicting records,
 * and documents at every stage. A hub that holds anything is left alone. Answers whether it was filled.
 */
export async function fillDemoCompany(parts: Composition): Promise<boolean> {
  if (!(await isEmpty(parts))) return false;
  const writer = new DemoWriter(parts);
  await writer.writeAll(ERP_BASE);
  await writer.writeAll(CRM_BASE);
  await connect(parts);
  await writer.writeAll(MASTERS);
  await writer.write({
    table: 'erp.contact',
    key: 'email',
    rows: contactPersons(await companies(parts)),
  });
  await coupleDemo(parts);
  await writer.write({ table: 'crm.account', key: 'email', rows: ACCOUNTS });
  await liveThrough(parts);
  return true;
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

// Number of the company contact of each customer.
async function companies({ db }: Composition): Promise<Map<string, string>> {
  const rows = await db.query<{ customer: string; contact: string }>(
    `/* demo.companies */ SELECT no AS customer, contact_no AS contact FROM erp.contact_business_relation WHERE link_to_table = 1 AND no = ANY($1)`,
    [CUSTOMERS.map((customer) => customer.number)],
  );
  return new Map(rows.map((row) => [row.customer, row.contact]));
}
