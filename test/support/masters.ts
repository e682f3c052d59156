import type { Row } from '../../src/platform/database/record-table';
import { Given } from './given';
import { startApi, type TestApi } from './api';
import { Sync } from './sync';

/** A coupled pair. */
export interface PairIds {
  erpId: string;
  crmId: string;
  couplingId: string;
}

const SERIES = [
  ['CUST', 'C90001'],
  ['CONT', 'CT90001'],
  ['VEND', 'V90001'],
] as const;

/** A company on both sides whose master data can be coupled: number series, units, and pairs on demand. */
export class Masters {
  readonly given: Given;
  readonly sync: Sync;
  companyId = '';
  teamId = '';
  euroId = '';
  businessUnitId = '';
  private count = 0;

  private constructor(readonly api: TestApi) {
    this.given = new Given(api);
    this.sync = new Sync(api);
  }

  /** Starts the product and sets the company up. */
  static async start(poolSize = 12): Promise<Masters> {
    const masters = new Masters(await startApi(poolSize));
    await masters.setUp();
    return masters;
  }

  stop(): Promise<void> {
    return this.api.stop();
  }

  /** A customer and an account that agree; the account has been made equal to the customer. */
  async customerPair(customer: Row = {}): Promise<PairIds> {
    return this.pair('CUSTOMER', await this.given.customer(customer), await this.given.account());
  }

  /** Couples two records and makes the CRM record equal. */
  async pair(
    mapping: string,
    erpId: string,
    crmId: string,
    initial: 'TO_CRM' | 'FROM_CRM' = 'TO_CRM',
  ): Promise<PairIds> {
    return { erpId, crmId, couplingId: await this.sync.couple(mapping, erpId, crmId, initial) };
  }

  /** A salesperson coupled to a user who agrees. */
  async salespersonPair(code: string, fullName: string): Promise<PairIds> {
    const erpId = await this.given.row('erp.salesperson', { code, name: fullName });
    const [firstName = '', lastName = ''] = fullName.split(' ');
    const crmId = await this.given.row('crm.system_user', {
      firstName,
      lastName,
      domainName: `${code.toLowerCase()}@example.com`,
      businessUnitId: this.businessUnitId,
      isLicensed: true,
    });
    return this.pair('SALESPEOPLE', erpId, crmId, 'FROM_CRM');
  }

  /** A person of a customer, coupled to a contact of the account; the CRM contact has been made equal. */
  async contactPair(customer: PairIds, contact: Row = {}): Promise<PairIds> {
    const companyNo = await this.companyOf(customer.erpId);
    const erpId = await this.given.row('erp.contact', {
      type: 1,
      firstName: 'Ida',
      surname: 'Holm',
      companyNo,
      ...contact,
    });
    const crmId = await this.given.row('crm.contact', {
      firstName: 'Ida',
      lastName: 'Holm',
      parentCustomerId: customer.crmId,
    });
    return this.pair('CONTACT', erpId, crmId);
  }

  /** The number of the company contact that stands for a customer. */
  async companyOf(customerId: string): Promise<string> {
    const [row] = await this.api.composition.db.query<{ contact_no: string }>(
      `SELECT r.contact_no FROM erp.contact_business_relation r JOIN erp.customer c ON c.number = r.no
        WHERE c.id = $1 AND r.link_to_table = 1`,
      [customerId],
    );
    if (!row) throw new Error(`Customer ${customerId} has no company contact.`);
    return row.contact_no;
  }

  /** An item with its units coupled, and an active product that agrees. */
  itemPair(item: Row = {}): Promise<PairIds> {
    const number = `ITEM${++this.count}`;
    return this.productPair('ITEM', { number, description: `Item ${this.count}`, ...item });
  }

  /** A resource with its units coupled, and an active product that agrees. */
  resourcePair(resource: Row = {}): Promise<PairIds> {
    const number = `RES${++this.count}`;
    return this.productPair('RESOURCE', { number, name: `Resource ${this.count}`, ...resource });
  }

  /** Creates the CRM counterpart of a record and couples the two. */
  async createInCrm(mapping: string, erpId: string): Promise<PairIds> {
    const { couplingCreateInCrm } = await this.api.ask<{
      couplingCreateInCrm: {
        outcomes: {
          crmId: string;
          coupling: { id: string } | null;
          error: { code: string } | null;
        }[];
      };
    }>(
      `mutation ($records: [RecordToCoupleInput!]!) { couplingCreateInCrm(input: { records: $records }) {
         outcomes { crmId coupling { id } error { code message } } errors { code message } } }`,
      { records: [{ id: erpId, mapping }] },
    );
    const [outcome] = couplingCreateInCrm.outcomes;
    if (!outcome?.coupling) throw new Error(JSON.stringify(couplingCreateInCrm));
    return { erpId, crmId: outcome.crmId, couplingId: outcome.coupling.id };
  }

  /** A currency known to both sides and coupled. */
  async currencyPair(code: string, rate = '1.5'): Promise<PairIds> {
    const erpId = await this.given.row('erp.currency', { code, description: code, isoCode: code });
    await this.given.row('erp.currency_exchange_rate', {
      currencyCode: code,
      startingDate: '2026-01-01',
      exchangeRateAmount: rate,
      relationalExchRateAmount: '1',
    });
    return this.createInCrm('CURRENCY', erpId);
  }

  /** Id of the first row with the value. */
  async idOf(table: string, property: string, value: string): Promise<string> {
    const { tables, db } = this.api.composition;
    const [row] = await tables.get(table).rowsBy(db, property, [value]);
    if (!row) throw new Error(`${table}: no row whose ${property} is ${value}.`);
    return String(row.id);
  }

  private async productPair(kind: 'ITEM' | 'RESOURCE', values: Row): Promise<PairIds> {
    const noun = kind.toLowerCase();
    const erpId = await this.given.row(`erp.${noun}`, {
      baseUnitOfMeasure: 'PCS',
      unitPrice: '10',
      ...values,
    });
    const number = String(values.number);
    await this.createInCrm('UNIT GROUP', await this.idOf('erp.unit_group', 'sourceNo', number));
    const unit = await this.idOf(`erp.${noun}_unit_of_measure`, `${noun}No`, number);
    await this.createInCrm(`${kind} UOM`, unit);
    return this.createInCrm(`${kind}-PRODUCT`, erpId);
  }

  private async setUp(): Promise<void> {
    const { given } = this;
    ({
      companyId: this.companyId,
      teamId: this.teamId,
      euroId: this.euroId,
    } = await given.company());
    this.businessUnitId = await this.idOf('crm.business_unit', 'name', 'Root');
    for (const [code, startingNo] of SERIES)
      await given.row('erp.number_series', { code, startingNo });
    await given.row('erp.sales_setup', {
      customerNos: 'CUST',
      contactNos: 'CONT',
      vendorNos: 'VEND',
    });
    await given.row('erp.unit_of_measure', { code: 'PCS', description: 'Piece' });
  }
}
