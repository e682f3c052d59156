import type { Composition } from '../../composition';
import { fullNameOf } from '../../crm/common/names.rules';
import { CopyBuffer, copyRows } from '../../platform/database/copy-rows';
import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import { withSeed } from '../../platform/new-id';
import type { EngineSession } from '../../sync/engine/session/engine-session';
import { coupleGrown, mapToCrm, type GrownPair } from './couple-grown';
import type { GrowFacts } from './grow-facts';
import { grownCrmOrders } from './grown-crm-orders';
import { GROWN, grownId } from './grown-ids';
import { grownOrders, type GrownOrders } from './grown-orders';
import { grownParty, type GrownParty } from './grown-party';

/** Rows for a table. */
type RowSet = readonly [table: string, rows: readonly Row[]];

/** Adds a batch of customers and all that belongs to them: set-wise, by COPY. */
export class GrowBatch {
  constructor(
    private readonly parts: Composition,
    private readonly facts: GrowFacts,
  ) {}

  /** Adds the customers of the places that are not there yet. Answers how many rows it wrote. */
  async run(tx: Tx, places: readonly number[]): Promise<number> {
    const missing = await this.missing(tx, places);
    const [first] = missing;
    if (first === undefined) return 0;
    const parties = missing.map(grownParty);
    const inErp = await this.addToErp(tx, parties);
    const inCrm = await withSeed(`tandem.demo/customers/${first}`, () =>
      this.parts.engine.sessions.within(tx, (session) => this.addToCrm(session, parties)),
    );
    return inErp + inCrm;
  }

  private async missing(tx: Tx, places: readonly number[]): Promise<number[]> {
    const ids = places.map((place) => grownId(GROWN.customer, place));
    const rows = await tx.query<{ id: string }>(
      `/* grow.known */ SELECT id FROM erp.customer WHERE id = ANY($1::uuid[])`,
      [ids],
    );
    const known = new Set(rows.map(({ id }) => id));
    return places.filter((_, index) => !known.has(ids[index] ?? ''));
  }

  private async addToErp(tx: Tx, parties: readonly GrownParty[]): Promise<number> {
    const contacts = parties.flatMap(({ company, persons }) => [
      company,
      ...persons.map(({ erp }) => erp),
    ]);
    const masters = await this.copy(tx, [
      ['erp.customer', parties.map(({ customer }) => customer)],
      ['erp.contact', contacts],
      ['erp.contact_business_relation', parties.map(({ relation }) => relation)],
    ]);
    const orders = this.orders('erp');
    for (const party of parties) orders.add(grownOrders(party, this.facts));
    return masters + (await orders.send(tx));
  }

  private async addToCrm(session: EngineSession, parties: readonly GrownParty[]): Promise<number> {
    const coupled = parties.filter(({ standing }) => standing === 'coupled');
    const matching = parties.filter(({ standing }) => standing === 'matching');
    const accounts = await mapToCrm(
      this.parts,
      session,
      'CUSTOMER',
      [...coupled, ...matching].map(({ place, customer, accountId }) => ({
        place,
        erp: customer,
        crmId: accountId,
      })),
    );
    const pairs = accounts.slice(0, coupled.length);
    const written = await this.copy(session.tx, [['crm.account', accounts.map(({ crm }) => crm)]]);
    const orders = this.orders('crm');
    for (const [index, { place, dice }] of coupled.entries()) {
      const account = pairs[index]?.crm;
      if (account) orders.add(grownCrmOrders({ place, dice, account }, this.facts));
    }
    const kind = GROWN.customerCoupling;
    const couplings = await coupleGrown(this.parts, session, 'CUSTOMER', { pairs, kind });
    const contacts = await this.addContacts(session, coupled);
    await this.namePrimaryContacts(session.tx, pairs, coupled);
    return written + couplings + contacts + (await orders.send(session.tx));
  }

  // An account must be coupled before the engine's rules map its contacts.
  private async addContacts(
    session: EngineSession,
    parties: readonly GrownParty[],
  ): Promise<number> {
    const persons = parties.flatMap((party) => party.persons);
    const pairs = await mapToCrm(this.parts, session, 'CONTACT', persons);
    const rows = pairs.map(({ crm }) => ({
      ...crm,
      fullName: fullNameOf(String(crm.firstName), String(crm.lastName), 160),
      accountId: crm.parentCustomerId ?? null,
    }));
    const written = await this.copy(session.tx, [['crm.contact', rows]]);
    const kind = GROWN.contactCoupling;
    return written + (await coupleGrown(this.parts, session, 'CONTACT', { pairs, kind }));
  }

  // The engine names the first person of an account its primary contact, and moves the stamp along (CT-10).
  private async namePrimaryContacts(
    tx: Tx,
    pairs: readonly GrownPair[],
    parties: readonly GrownParty[],
  ): Promise<void> {
    const named = parties.flatMap(({ customer, persons }, index) => {
      const [account, contact] = [pairs[index]?.crm.id, persons[0]?.crmId];
      return customer.primaryContactNo !== null && account && contact ? [{ account, contact }] : [];
    });
    await tx.execute(
      `/* grow.primaryContacts */ WITH named AS (
         UPDATE crm.account a SET primary_contact_id = s.contact
           FROM unnest($1::uuid[], $2::uuid[]) AS s (account, contact) WHERE a.id = s.account
         RETURNING a.id, a.version)
       UPDATE sync.coupling k SET crm_version = n.version FROM named n WHERE k.crm_id = n.id`,
      [named.map(({ account }) => account), named.map(({ contact }) => contact)],
    );
  }

  private async copy(tx: Tx, sets: readonly RowSet[]): Promise<number> {
    let written = 0;
    for (const [table, rows] of sets)
      written += await copyRows(tx, this.parts.tables.get(table), rows);
    return written;
  }

  private orders(side: 'erp' | 'crm'): OrderBuffer {
    const { tables } = this.parts;
    return new OrderBuffer(
      new CopyBuffer(tables.get(`${side}.sales_order`)),
      new CopyBuffer(tables.get(`${side}.sales_order_line`)),
    );
  }
}

/** Orders on their way to one side; they become text at once, as they are most of the rows. */
class OrderBuffer {
  constructor(
    private readonly headers: CopyBuffer,
    private readonly lines: CopyBuffer,
  ) {}

  add(orders: GrownOrders): void {
    for (const header of orders.headers) this.headers.add(header);
    for (const line of orders.lines) this.lines.add(line);
  }

  async send(tx: Tx): Promise<number> {
    return (await this.headers.send(tx)) + (await this.lines.send(tx));
  }
}
