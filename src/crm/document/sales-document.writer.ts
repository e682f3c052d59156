import type { Tx } from '../../platform/database/db';
import type { Row, RowChange } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import { type CrmWrite, fillIn, idsIn, refuse, sets, valueOf } from '../common/crm-write';
import { CrmWriter } from '../common/crm-writer';
import { completeCurrencies, completeCustomers, completeOwners } from '../common/party.rules';
import { recordReadOnly } from '../common/state.errors';
import { nameOfState, type Transitions } from '../common/transitions';
import type { CrmStores } from '../crm-stores';
import type { PricingSettings } from '../organization/organization.store';
import { checkOptions } from '../option-value/option-value.rules';
import { TOTALS } from './crm-totals.rules';
import { DocumentPriceCalculation } from './document.options';
import type { DocumentKind } from './document-kind';
import { documentNumber } from './document-number.rules';
import { DocumentStore, NO_LINES } from './document.store';
import { computesTotals, figuresOf, totalsFor } from './refresh-totals';
import { chanceBelow } from '../../platform/new-id';

const STANDING = new Set(['stateCode', 'statusCode']);
const PRICED_BY = ['discountPercentage', 'discountAmount', 'freightAmount', 'skipPriceCalculation'];

/**
 * Writes the headers of one kind of sales document: numbered under lock, owned, in one currency for good,
 * read-only outside its editable state, with totals that follow from its lines.
 */
export abstract class SalesDocumentWriter extends CrmWriter {
  protected override readonly transitions: Transitions;
  protected override readonly fixed: readonly string[];
  protected readonly documents: DocumentStore;

  constructor(
    protected readonly kind: DocumentKind,
    tables: RecordTables,
    protected readonly stores: CrmStores,
  ) {
    super(tables.get(kind.table), kind.noun, kind.number);
    this.transitions = kind.transitions;
    this.fixed = [kind.number, 'transactionCurrencyId'];
    this.documents = new DocumentStore(kind, tables);
  }

  // Whether a change is allowed depends on the state, so the present row is always needed.
  protected override needsCurrent(_changes: readonly RowChange[]): boolean {
    return true;
  }

  protected override async complete(tx: Tx, writes: readonly CrmWrite[]): Promise<void> {
    const { organizations, parties, options } = this.stores;
    for (const write of writes) this.keepReadOnly(write);
    const open = writes.filter((write) => !write.refusal);
    await completeOwners(tx, open, parties, organizations);
    await completeCustomers(tx, open, parties, 'customerId');
    await this.completeCurrency(tx, open);
    await checkOptions(tx, open, options, this.optionLists());
    await this.completeTotals(tx, open);
    await this.completeNumbers(
      tx,
      open.filter((write) => !write.refusal),
    );
  }

  protected override async afterUpdate(tx: Tx, changes: readonly RowChange[]): Promise<void> {
    const mirrored = Object.keys(this.kind.mirrored);
    const touched = changes.filter(({ changes: to }) =>
      mirrored.some((name) => to[name] !== undefined),
    );
    if (touched.length > 0)
      await this.documents.mirror(
        tx,
        touched.map(({ id }) => id),
      );
  }

  private optionLists(): Readonly<Record<string, string>> {
    const table = this.kind.reference.toLowerCase().slice(0, -2);
    return {
      paymentTermsCode: `${table}.paymenttermscode`,
      shippingMethodCode: `${table}.shippingmethodcode`,
      freightTermsCode: `${table}.freighttermscode`,
    };
  }

  // A change that opens the document, or leaves everything but its state alone, is always welcome.
  private keepReadOnly(write: CrmWrite): void {
    const { current, values } = write;
    if (!current) return;
    const { editableState, transitions, remedy } = this.kind;
    const present = current.stateCode as number;
    if (present === editableState || valueOf(write, 'stateCode') === editableState) return;
    const books = write.saysState ? this.kind.bookkeeping : [];
    const free = (property: string): boolean => STANDING.has(property) || books.includes(property);
    for (const property in values) {
      if (!free(property) && values[property] === current[property]) delete values[property];
    }
    if (Object.keys(values).every(free)) return;
    const state = nameOfState(transitions, present);
    refuse(write, recordReadOnly(this.noun, this.nameOfWrite(write), state, remedy));
  }

  private async completeNumbers(tx: Tx, writes: readonly CrmWrite[]): Promise<void> {
    const { number, series } = this.kind;
    const open = writes.filter(({ isNew, values }) => isNew && values[number] == null);
    if (open.length === 0) return;
    const drawn = await this.stores.organizations.drawNumbers(tx, series, open.length);
    if (!drawn) return;
    open.forEach(({ values }, index) => {
      values[number] = documentNumber(drawn, index, chanceBelow);
    });
  }

  private async completeCurrency(tx: Tx, writes: readonly CrmWrite[]): Promise<void> {
    const open = writes.filter(
      ({ isNew, values }) => isNew && values.transactionCurrencyId == null,
    );
    const lists = await this.stores.priceLists.factsByIds(tx, idsIn(open, 'priceLevelId'));
    for (const write of open) {
      const list = lists.get(String(write.values.priceLevelId));
      if (list) fillIn(write, 'transactionCurrencyId', list.transactionCurrencyId);
    }
    await completeCurrencies(tx, writes, this.stores.organizations);
  }

  private async completeTotals(tx: Tx, writes: readonly CrmWrite[]): Promise<void> {
    const touched = writes.filter((write) => write.isNew || sets(write, ...PRICED_BY, ...TOTALS));
    if (touched.length === 0) return;
    const settings = await this.stores.organizations.getPricing(tx);
    const computed = touched.filter((write) => !keepsTotals(write, settings));
    const ids = computed.filter(({ isNew }) => !isNew).map(({ id }) => id);
    const facts = await this.documents.lockFacts(tx, ids);
    const sums = await this.documents.sumsByIds(tx, ids, settings.discountMethod);
    for (const write of computed) {
      const lines = sums.get(write.id) ?? NO_LINES;
      const precision = facts.get(write.id)?.precision ?? settings.precision;
      const row: Row = { ...write.current, ...write.values };
      Object.assign(write.values, totalsFor(lines, figuresOf(row), precision));
      if (write.current) dropUnchanged(write);
    }
  }
}

// Totals are taken as given where the CRM does not compute them, and from the back office (B-2).
function keepsTotals(write: CrmWrite, settings: PricingSettings): boolean {
  const skipPriceCalculation = (valueOf(write, 'skipPriceCalculation') ??
    DocumentPriceCalculation.Always) as DocumentPriceCalculation;
  if (!computesTotals({ skipPriceCalculation }, settings)) return true;
  return settings.backOffice && !write.isNew && sets(write, ...TOTALS);
}

function dropUnchanged({ current, values }: CrmWrite): void {
  for (const property of [...TOTALS, 'pricingErrorCode']) {
    if (current && values[property] === current[property]) delete values[property];
  }
}
