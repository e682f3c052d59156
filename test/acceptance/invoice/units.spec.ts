import { Invoicing } from '../../support/invoicing';
import { QuoteTrade } from '../../support/quotes';

let quotes: QuoteTrade;
let invoicing: Invoicing;
let boxId: string;

/** Whether units are mapped by unit groups; the connection is off meanwhile. */
async function mapUnits(unitGroupMapping: boolean): Promise<void> {
  const { trade } = quotes;
  const connection = (on: boolean) =>
    trade.api.composition.unitOfWork.run((tx) =>
      tx.execute('UPDATE sync.sales_settings SET connection_enabled = $1', [on]),
    );
  await connection(false);
  await trade.settings({ unitGroupMapping });
  await connection(true);
}

const sent = async () => {
  const { id } = await invoicing.posted({}, [
    {
      ...{ type: 2, no: 'DESK', description: 'Desk', quantity: '2', unitOfMeasureCode: 'BOX' },
      ...{ unitPrice: '1200', amount: '2400', amountIncludingVat: '3000' },
    },
  ]);
  return (await invoicing.pushed(id)).lines;
};

beforeAll(async () => {
  quotes = await QuoteTrade.start();
  const { trade } = quotes;
  invoicing = new Invoicing(trade);
  await trade.given.row('erp.unit_of_measure', { code: 'BOX', description: 'Box' });
  const unit = await trade.given.row('erp.item_unit_of_measure', {
    ...{ itemNo: 'DESK', code: 'BOX', qtyPerUnitOfMeasure: '12' },
  });
  boxId = await trade.createInCrm('ITEM UOM', unit);
});

afterAll(() => quotes.stop());

describe('units of documents', () => {
  it('IN-11, OC-26 with unit groups a line keeps its unit on its way to either side', async () => {
    expect(await sent()).toMatchObject([
      { quantity: '2', uom: { name: 'BOX' }, pricePerUnit: '1200', extendedAmount: '3000' },
    ]);
    const { erp } = await quotes.processed({
      lines: [quotes.line({ uomId: boxId, quantity: '2', pricePerUnit: '1000' })],
    });
    expect(erp.lines).toMatchObject([
      { unitOfMeasureCode: 'BOX', quantity: '2', unitPrice: '1000', lineAmount: '2000' },
    ]);
  });

  it('IN-11, OC-27 without them it is in the default unit of product and item', async () => {
    const draft = await quotes.draft({
      lines: [quotes.line({ uomId: boxId, quantity: '2', pricePerUnit: '1000' })],
    });
    const { id } = await quotes.step('Activate', draft.id);
    await mapUnits(false);
    expect(await sent()).toMatchObject([
      { quantity: '2', uom: { name: 'PCS' }, pricePerUnit: '1200', extendedAmount: '3000' },
    ]);
    expect((await quotes.done(id)).lines).toMatchObject([
      { unitOfMeasureCode: 'PCS', quantity: '2', unitPrice: '1000', lineAmount: '2000' },
    ]);
  });
});
