import { ActivatePosts } from '../crm/post-configuration/activate-posts';
import { WriteInStore } from '../documents/conversion/write-in.store';
import type { ConvertCrmOrder } from '../documents/order-conversion/convert-crm-order';
import type { ConvertSubmittedOrders } from '../documents/order-conversion/convert-submitted-orders';
import { SettingsFactsStore } from '../documents/settings/settings-facts.store';
import { UpdateSalesSettings } from '../documents/settings/update-sales-settings';
import { UpdateSetups } from '../documents/settings/update-setups';
import type { CreateSalesOrders } from '../erp/sales-order/create-sales-orders';
import type { Clock } from '../platform/clock';
import type { Db } from '../platform/database/db';
import type { RecordTables } from '../platform/database/record-tables';
import { writerOf, type RecordWriter } from '../platform/database/record-writer';
import type { UnitOfWork } from '../platform/database/unit-of-work';
import type { Engine } from './engine';
import { composeCrmOrders } from './orders/crm-orders';
import { composeErpOrders, type ErpOrders } from './orders/erp-orders';
import { composeOrderConversion } from './orders/order-conversion';
import { composeOrderFlow, type OrderFlow } from './orders/order-flow';
import { composeQuotes, type Quotes } from './quotes/quotes';
import { composeUnitModel, type UnitModel } from './unit-model';

/** What the document verbs are made of. */
export interface DocumentParts {
  readonly tables: RecordTables;
  readonly writers: ReadonlyMap<string, RecordWriter>;
  readonly engine: Engine;
  readonly clock: Clock;
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
}

/** The verbs of documents on both sides and across them, wired. */
export interface Documents {
  readonly orders: ErpOrders['orders'];
  readonly payments: ErpOrders['payments'];
  readonly creditMemos: ErpOrders['creditMemos'];
  readonly crmOrders: ReturnType<typeof composeCrmOrders>;
  readonly createOrders: CreateSalesOrders;
  readonly orderFlow: OrderFlow;
  readonly convertCrmOrder: ConvertCrmOrder;
  readonly convertSubmittedOrders: ConvertSubmittedOrders;
  readonly quotes: Quotes;
  readonly settings: { updateSalesSettings: UpdateSalesSettings; updateSetups: UpdateSetups };
  readonly unitModel: UnitModel;
}

/** Wires the verbs of documents. */
export function composeDocuments(parts: DocumentParts): Documents {
  const writeIns = new WriteInStore();
  const unitModel = composeUnitModel(parts);
  const erp = composeErpOrders(parts);
  const crmOrders = composeCrmOrders(parts);
  const conversion = composeOrderConversion(parts, erp, writeIns);
  const { convertOrders, convertCrmOrder, convertSubmittedOrders } = conversion;
  return {
    orders: erp.orders,
    payments: erp.payments,
    creditMemos: erp.creditMemos,
    crmOrders,
    createOrders: erp.createOrders,
    orderFlow: composeOrderFlow(parts, erp.events),
    ...{ convertCrmOrder, convertSubmittedOrders },
    quotes: composeQuotes(parts, { submit: crmOrders.submit, convertOrders }),
    unitModel,
    settings: documentSettings(parts, { writeIns, unitModel }),
  };
}

function documentSettings(
  { engine, writers }: DocumentParts,
  { writeIns, unitModel }: { writeIns: WriteInStore; unitModel: UnitModel },
): Documents['settings'] {
  const setup = writerOf(writers, 'erp.sales_setup');
  return {
    updateSalesSettings: new UpdateSalesSettings({
      ...{ settings: engine.settings, writeIns, setup },
      facts: new SettingsFactsStore(),
      organizations: writerOf(writers, 'crm.organization'),
      units: unitModel.change,
      posts: new ActivatePosts(writerOf(writers, 'crm.post_configuration')),
    }),
    updateSetups: new UpdateSetups(
      engine.settings,
      setup,
      writerOf(writers, 'erp.general_ledger_setup'),
    ),
  };
}
