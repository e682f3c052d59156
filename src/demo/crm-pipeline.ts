import type { Composition } from '../composition';
import { CrmQuoteState, CrmQuoteStatus } from '../crm/quote/quote.options';
import type { Tx } from '../platform/database/db';
import type { Row } from '../platform/database/record-table';
import type { RecordWriter } from '../platform/database/record-writer';
import { demoId } from './demo-ids';

/** A quote of the demo: its name and how far it has come. */
interface DemoQuote {
  readonly name: string;
  readonly state: CrmQuoteState;
  readonly status: CrmQuoteStatus;
}

const DRAFT = { state: CrmQuoteState.Draft, status: CrmQuoteStatus.InProgress };
const OPEN = { state: CrmQuoteState.Active, status: CrmQuoteStatus.Open };

const QUOTES: readonly DemoQuote[] = [
  { name: 'Reception, second draft', ...DRAFT },
  { name: 'Twelve standing desks', ...DRAFT },
  { name: 'Meeting rooms, third floor', ...OPEN },
  { name: 'Lamps for the reading room', ...OPEN },
  { name: 'Chairs for the canteen', ...OPEN },
  { name: 'Archive shelves', state: CrmQuoteState.Closed, status: CrmQuoteStatus.Lost },
];

const OPPORTUNITIES: readonly Row[] = [
  { name: 'New branch office', estimatedValue: '24000', closeProbability: 60 },
  { name: 'Framework agreement 2027', estimatedValue: '90000', closeProbability: 25 },
  { name: 'Replacement of chairs', estimatedValue: '7600', closeProbability: 80 },
];

/** Fills the CRM's pipeline: opportunities, quotes in draft, quotes that are with the customer, and a lost one. */
export async function fillPipeline(parts: Composition): Promise<void> {
  const accounts = await parts.db.query<{ id: string }>(
    `/* demo.quotedAccounts */ SELECT a.id FROM crm.account a JOIN sync.coupling k ON k.crm_id = a.id
      WHERE a.customer_type_code = 3 ORDER BY a.name DESC LIMIT 6`,
  );
  const products = await parts.tables
    .get('crm.product')
    .rowsWhere(parts.db, 't.state_code = 0 ORDER BY t.product_number DESC LIMIT 20');
  await parts.unitOfWork.run(
    async (tx) => {
      await opportunities(parts, tx, accounts);
      for (const [index, quote] of QUOTES.entries()) {
        const account = accounts[index % accounts.length];
        if (account) await addQuote(parts, tx, quote, { accountId: account.id, products, index });
      }
    },
    { actor: 'demo' },
  );
}

async function opportunities(
  parts: Composition,
  tx: Tx,
  accounts: readonly { id: string }[],
): Promise<void> {
  const rows = OPPORTUNITIES.map((row, index) => ({
    ...row,
    id: demoId('crm.opportunity', String(row.name)),
    customerId: accounts[index]?.id ?? null,
    estimatedCloseDate: `2026-1${index}-30`,
  }));
  await insert(tx, writerOf(parts, 'crm.opportunity'), rows);
}

// Lines go in while the quote is a draft; then it takes its state.
async function addQuote(
  parts: Composition,
  tx: Tx,
  quote: DemoQuote,
  { accountId, products, index }: { accountId: string; products: readonly Row[]; index: number },
): Promise<void> {
  const quotes = writerOf(parts, 'crm.quote');
  const id = demoId('crm.quote', quote.name);
  const draft = { id, name: quote.name, customerId: accountId, effectiveFrom: '2026-08-01' };
  await insert(tx, quotes, [{ ...draft, effectiveTo: '2026-09-30' }]);
  const lines = products.slice(index, index + 2).map((product, line) => ({
    id: demoId('crm.quote_line', `${quote.name}/${line}`),
    quoteId: id,
    productId: product.id ?? null,
    uomId: product.defaultUomId ?? null,
    quantity: String(2 + 4 * line),
    pricePerUnit: String(product.price ?? '10'),
  }));
  await insert(tx, writerOf(parts, 'crm.quote_line'), lines);
  if (quote.state === CrmQuoteState.Draft) return;
  await moveTo(tx, quotes, id, OPEN);
  if (quote.state !== CrmQuoteState.Active) await moveTo(tx, quotes, id, quote);
}

async function moveTo(
  tx: Tx,
  quotes: RecordWriter,
  id: string,
  { state, status }: Pick<DemoQuote, 'state' | 'status'>,
): Promise<void> {
  const changes = { stateCode: state, statusCode: status };
  const { refused } = await quotes.update(tx, [{ id, version: null, changes }]);
  for (const refusal of refused.values()) throw refusal;
}

async function insert(tx: Tx, writer: RecordWriter, rows: readonly Row[]): Promise<void> {
  const { refused } = await writer.insert(tx, rows);
  for (const refusal of refused.values()) throw refusal;
}

function writerOf({ writers }: Composition, table: string): RecordWriter {
  const writer = writers.get(table);
  if (!writer) throw new Error(`There is no writer for ${table}.`);
  return writer;
}
