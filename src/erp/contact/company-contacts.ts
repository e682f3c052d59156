import { timeOrderedId } from '../../platform/time-ordered-id';
import type { Tx } from '../../platform/database/db';
import type { RecordTable, Row, RowChange } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import { differences } from '../common/differences';
import { textOf, type IdRow } from '../common/row-values';
import { DrawNumbers } from '../number-series/draw-numbers';
import { NumberingStore } from '../sales-setup/numbering.store';
import { ContactType } from './contact.options';
import {
  contactValuesOf,
  CUSTOMER_PARTY,
  partyValuesOf,
  VENDOR_PARTY,
  type Party,
} from './party.rules';

interface PartyLink {
  /** Id of the record that changed. */
  id: string;
  /** Key of the record on the other end. */
  no: string;
}

/** Keeps customers and vendors and the company contacts that stand for them alike (CV-06). */
export class CompanyContacts {
  private readonly contacts: RecordTable;
  private readonly relations: RecordTable;
  private readonly drawNumbers = new DrawNumbers();
  private readonly setup = new NumberingStore();

  constructor(private readonly tables: RecordTables) {
    this.contacts = tables.get('erp.contact');
    this.relations = tables.get('erp.contact_business_relation');
  }

  /** Makes a company contact for each new customer or vendor; none while no series of contact numbers is set up. */
  async make(tx: Tx, party: Party, rows: readonly Row[]): Promise<void> {
    const { contactNos, today } = await this.setup.get(tx);
    if (contactNos === null || rows.length === 0) return;
    const numbers = await this.drawNumbers.run(tx, {
      seriesCode: contactNos,
      count: rows.length,
      date: today,
      usedIn: [{ table: this.contacts.name, column: 'number' }],
    });
    const contacts = rows.map((row, index) => companyContact(party, row, numbers[index] ?? ''));
    await this.contacts.insert(tx, contacts);
    const relations = rows.map((row, index) => ({
      id: timeOrderedId(),
      contactNo: numbers[index] ?? '',
      linkToTable: party.link,
      no: row.number ?? null,
    }));
    await this.relations.insert(tx, relations);
  }

  /** Brings company contacts up to the customers or vendors that changed; `rows` holds the changed values. */
  async refresh(tx: Tx, party: Party, rows: readonly IdRow[]): Promise<void> {
    const wanted = new Map<string, Row>();
    for (const row of rows) {
      const values = contactValuesOf(party, row);
      if (Object.keys(values).length > 0) wanted.set(row.id, values);
    }
    const links = await this.contactsOf(tx, party, [...wanted.keys()]);
    const changes = await changesBehind(tx, this.contacts, links, wanted);
    await this.contacts.update(tx, changes);
    const renamed = changes.filter((change) => change.changes.name !== undefined);
    await this.spreadCompanyNames(
      tx,
      renamed.map((change) => change.id),
    );
  }

  /** Brings customers and vendors up to the contacts that changed: companies in full, persons by their name. */
  async refreshParties(tx: Tx, rows: readonly IdRow[]): Promise<void> {
    for (const party of [CUSTOMER_PARTY, VENDOR_PARTY]) {
      const wanted = new Map<string, Row>();
      for (const row of rows) {
        const values = partyValuesOf(party, row);
        if (Object.keys(values).length > 0) wanted.set(row.id, values);
      }
      const links = await this.partiesOf(tx, party, [...wanted.keys()]);
      const table = this.tables.get(party.table);
      await table.update(tx, await changesBehind(tx, table, links, wanted));
      const named = rows.filter((row) => row.name !== undefined).map((row) => row.id);
      await this.spreadPrimaryNames(tx, party, named);
    }
  }

  /** Lets company contacts stand for themselves when the customers or vendors go. */
  async release(tx: Tx, party: Party, ids: readonly string[]): Promise<void> {
    await tx.execute(
      `/* contact.release */ DELETE FROM erp.contact_business_relation r USING ${party.table} p
        WHERE p.id = ANY($1::uuid[]) AND r.link_to_table = $2 AND r.no = p.number`,
      [ids, party.link],
    );
  }

  /** Writes the names of companies to their persons. */
  async spreadCompanyNames(tx: Tx, companyIds: readonly string[]): Promise<void> {
    if (companyIds.length === 0) return;
    await tx.execute(
      `/* contact.spreadCompanyNames */ UPDATE erp.contact p SET company_name = c.name FROM erp.contact c
        WHERE c.id = ANY($1::uuid[]) AND p.company_no = c.number AND p.company_name IS DISTINCT FROM c.name`,
      [companyIds],
    );
  }

  /** The number of the company contact of each customer or vendor. */
  async contactsOf(tx: Tx, party: Party, ids: readonly string[]): Promise<PartyLink[]> {
    if (ids.length === 0) return [];
    return tx.query<PartyLink & Row>(
      `/* contact.ofParties */ SELECT p.id, r.contact_no AS no FROM ${party.table} p
         JOIN erp.contact_business_relation r ON r.link_to_table = $2 AND r.no = p.number
        WHERE p.id = ANY($1::uuid[])`,
      [ids, party.link],
    );
  }

  private async partiesOf(
    tx: Tx,
    party: Party,
    contactIds: readonly string[],
  ): Promise<PartyLink[]> {
    if (contactIds.length === 0) return [];
    return tx.query<PartyLink & Row>(
      `/* contact.parties */ SELECT c.id, r.no FROM erp.contact c
         JOIN erp.contact_business_relation r ON r.link_to_table = $2 AND r.contact_no = c.number
        WHERE c.id = ANY($1::uuid[]) AND c.type = ${ContactType.Company}`,
      [contactIds, party.link],
    );
  }

  private async spreadPrimaryNames(tx: Tx, party: Party, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await tx.execute(
      `/* contact.spreadPrimaryNames */ UPDATE ${party.table} p SET contact = c.name FROM erp.contact c
        WHERE c.id = ANY($1::uuid[]) AND c.type = ${ContactType.Person}
          AND p.primary_contact_no = c.number AND p.contact IS DISTINCT FROM c.name`,
      [ids],
    );
  }
}

function companyContact(party: Party, row: Row, number: string): Row {
  return {
    ...contactValuesOf(party, row),
    id: timeOrderedId(),
    number,
    type: ContactType.Company,
    companyNo: number,
    companyName: textOf(row.name),
  };
}

async function changesBehind(
  tx: Tx,
  table: RecordTable,
  links: readonly PartyLink[],
  wanted: ReadonlyMap<string, Row>,
): Promise<RowChange[]> {
  const valuesOf = new Map(links.map((link) => [link.no, wanted.get(link.id) ?? {}]));
  const rows = await table.rowsBy(tx, 'number', [...valuesOf.keys()]);
  return rows.flatMap((row) => {
    const values = { ...valuesOf.get(String(row.number)) };
    if (table.columns.has('companyName') && values.name !== undefined)
      values.companyName = values.name;
    const changes = differences(values, row);
    return Object.keys(changes).length === 0
      ? []
      : [{ id: String(row.id), version: null, changes }];
  });
}
