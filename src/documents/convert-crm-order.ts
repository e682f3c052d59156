import type { Row } from '../platform/database/record-table';
import type { RecordWriter } from '../platform/database/record-writer';
import type { Tx } from '../platform/database/db';
import { recordNotFound } from '../platform/errors/input.errors';
import type { CreateSalesOrders } from '../erp/sales-order/create-sales-orders';
import type { CouplingStore } from '../sync/coupling/coupling.store';
import type { EngineSession, EngineSessions } from '../sync/engine/session/engine-session';
import type { JournalStore } from '../sync/journal/journal.store';
import * as errors from './conversion.errors';
import type { CrmOrderFactsStore } from './crm-order-facts.store';
import { headerOf, lineOf } from './order-draft.rules';
import { newId } from '../platform/new-id';

/** Which CRM order to convert. */
export interface ConvertCrmOrderInput {
  readonly id: string;
}

/** What a CRM order was converted to. */
export interface ConvertedOrder {
  /** Id of the ERP order; null when it was invoiced completely and is gone. */
  readonly orderId: string | null;
  /** False when it had been converted before. */
  readonly created: boolean;
}

const SUBMITTED = { stateCode: 1, statusCode: 3 };
const PENDING = { stateCode: 0, statusCode: 2 };
const STATES = ['active', 'submitted', 'cancelled', 'fulfilled', 'invoiced'];

/** What the conversion stands on. */
export interface ConversionParts {
  readonly sessions: EngineSessions;
  readonly facts: CrmOrderFactsStore;
  readonly couplings: CouplingStore;
  readonly journal: JournalStore;
  readonly createOrders: CreateSalesOrders;
  readonly crmOrders: RecordWriter;
}

/**
 * Makes an ERP order from a submitted CRM order (A.1 to A.12). Order, lines, coupling, journal and what the
 * CRM order looks like afterwards are one transaction. However often and by however many it is called, a CRM
 * order becomes one ERP order.
 */
export class ConvertCrmOrder {
  constructor(private readonly parts: ConversionParts) {}

  /** Converts the order, or finds what it was converted to before (OC-3). `today` is the working date. */
  run(tx: Tx, { id }: ConvertCrmOrderInput, today: string): Promise<ConvertedOrder> {
    return this.parts.sessions.within(tx, async (session) => {
      const order = await this.parts.facts.lockOrder(tx, id);
      if (!order) throw recordNotFound('CRM order', id);
      const name = { id, orderNumber: String(order.orderNumber) };
      const earlier = await this.findEarlier(session, order, name);
      if (earlier) return earlier;
      if (order.stateCode !== SUBMITTED.stateCode) {
        throw errors.orderNotSubmitted(name, STATES[Number(order.stateCode)] ?? 'unknown');
      }
      const orderId = await this.create(session, order, name, today);
      await this.couple(session, order, orderId, today);
      return { orderId, created: true };
    });
  }

  private async findEarlier(
    { tx }: EngineSession,
    order: Row,
    name: errors.OrderName,
  ): Promise<ConvertedOrder | null> {
    const [coupling] = await this.parts.couplings.listByAnyRecords(tx, 'CRM', [name.id]);
    if (!coupling) return null;
    const { order: exists, invoice } = await this.parts.facts.erpSide(
      tx,
      coupling.erpId,
      String(order.orderNumber),
    );
    if (exists) return { orderId: coupling.erpId, created: false };
    if (invoice !== null) return { orderId: null, created: false };
    throw errors.orderCouplingDangling(name);
  }

  private async create(
    session: EngineSession,
    order: Row,
    name: errors.OrderName,
    today: string,
  ): Promise<string> {
    const { tx, mappings } = session;
    const { facts } = this.parts;
    const customerNo = await this.customerOf(tx, order, name);
    const currency = await this.currencyOf(tx, order, name);
    const options = await facts.options(tx, order);
    const lines = (await facts.lines(tx, name.id)).map((line) =>
      lineOf(name, line, mappings.settings),
    );
    if (Number(order.freightAmount ?? 0) > 0)
      throw errors.freightNotSupported(name, String(order.freightAmount));
    const header = headerOf(order, { currency, ...options }, mappings.settings);
    const id = newId();
    const { refused } = await this.parts.createOrders.run(
      tx,
      [{ id, customerNo, header, lines }],
      today,
    );
    const refusal = refused.get(id);
    if (refusal) throw refusal;
    return id;
  }

  private async customerOf(tx: Tx, order: Row, name: errors.OrderName): Promise<string> {
    if (order.customerId == null) throw errors.orderWithoutCustomer(name);
    const party = await this.parts.facts.party(tx, name.id);
    const { accountId, customerNo } = party;
    const account = party.accountName ?? '(no name)';
    if (party.direct && accountId !== null && party.accountType !== 3)
      throw errors.accountNotACustomer(name, account);
    if (accountId === null) throw errors.orderAccountNotFound(name);
    if (!party.coupled) throw errors.accountNotCoupled(name, { id: accountId, name: account });
    if (customerNo === null) throw errors.customerDeleted(name, account);
    return customerNo;
  }

  private async currencyOf(tx: Tx, order: Row, name: errors.OrderName): Promise<string | null> {
    if (order.transactionCurrencyId == null) return null;
    const { iso, erp, local } = await this.parts.facts.currency(
      tx,
      String(order.transactionCurrencyId),
    );
    if (iso === null) throw errors.crmCurrencyNotFound(name);
    if (iso.trim() === local) return null;
    if (erp === null) throw errors.erpCurrencyNotFound(name, iso);
    return erp;
  }

  // OC-46, OC-47, OC-51: the company and the day on the CRM order, the coupling, the journal.
  private async couple(
    session: EngineSession,
    order: Row,
    orderId: string,
    today: string,
  ): Promise<void> {
    const { tx, mappings, now } = session;
    const crmId = String(order.id);
    const mapping = mappings.active('SALESORDER-ORDER');
    const runId = await session.startRun({
      mapping,
      kind: 'CONVERT',
      direction: 'FROM_CRM',
      forced: true,
      scope: { crmOrderId: crmId },
    });
    const { companyId } = mappings.settings;
    const stamp: Row = {
      lastBackOfficeSubmit: today,
      ...(companyId === null ? {} : { companyId }),
    };
    await this.write(tx, crmId, { ...PENDING, ...stamp });
    const crmVersion = await this.write(tx, crmId, SUBMITTED);
    const couplingId = newId();
    const coupling = {
      id: couplingId,
      mappingId: mapping.id,
      erpId: orderId,
      crmId,
      erpVersion: null,
      crmVersion,
      base: null,
    };
    await this.parts.couplings.insert(tx, [coupling], { runId, directions: [], now });
    const changes = Object.fromEntries(
      Object.entries(stamp).map(([property, value]) => [
        property,
        [order[property] ?? null, value] as [Row[string], Row[string]],
      ]),
    );
    await this.parts.journal.add(tx, runId, now, [
      {
        couplingId,
        side: 'ERP',
        recordTable: 'erp.sales_order',
        recordId: orderId,
        action: 'INSERT',
        version: null,
        changes: { yourReference: [null, String(order.orderNumber)] },
      },
      {
        couplingId,
        side: 'CRM',
        recordTable: 'crm.sales_order',
        recordId: crmId,
        action: 'UPDATE',
        version: crmVersion,
        changes,
      },
      {
        couplingId,
        side: 'ERP',
        recordTable: 'erp.sales_order',
        recordId: orderId,
        action: 'COUPLE',
        version: null,
        changes: { crmId: [null, crmId] },
      },
    ]);
    await session.closeRun(runId, { inserted: 1 });
  }

  private async write(tx: Tx, id: string, changes: Row): Promise<string> {
    const { versions, refused } = await this.parts.crmOrders.update(tx, [
      { id, version: null, changes },
    ]);
    const refusal = refused.get(id);
    if (refusal) throw refusal;
    return versions.get(id) ?? '';
  }
}
