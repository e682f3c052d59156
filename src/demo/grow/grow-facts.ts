import type { Composition } from '../../composition';
import { OrderFactsStore, type OrderFacts } from '../../erp/sales-order/order-facts.store';
import { OrganizationStore, type PricingSettings } from '../../crm/organization/organization.store';
import { ITEM_NOS } from '../masters';
import { grownItemNo } from './grown-items';
import { DEMO_DAY } from '../demo-clock';

/** A product as CRM order lines need it. */
export interface SoldProduct {
  readonly id: string;
  readonly name: string;
  readonly uomId: string;
  /** In the base currency. */
  readonly price: string;
}

/** A currency as CRM orders need it. */
export interface OrderCurrency {
  readonly precision: number;
  /** Units for one of the base currency. */
  readonly rate: string;
}

/** What grown orders are made from, read once. */
export interface GrowFacts {
  /** Master data of the ERP, but for the customers. */
  readonly erp: OrderFacts;
  readonly itemNos: readonly string[];
  readonly products: readonly SoldProduct[];
  /** By id of the CRM's currency. */
  readonly currencies: ReadonlyMap<string, OrderCurrency>;
  readonly pricing: PricingSettings;
}

/** Reads what grown orders are made from. */
export async function readGrowFacts(
  { db, tables }: Composition,
  grownItems: number,
): Promise<GrowFacts> {
  const itemNos = [
    ...ITEM_NOS,
    ...Array.from({ length: grownItems }, (_, place) => grownItemNo(place)),
  ];
  const codes = await db.query<{ code: string }>(
    `/* grow.currencies */ SELECT code FROM erp.currency LIMIT 1000`,
  );
  const erp = await new OrderFactsStore(tables).read(db, {
    customers: [],
    accounts: [],
    items: itemNos,
    resources: ['R0010'],
    currencies: codes.map(({ code }) => code),
    day: DEMO_DAY,
  });
  const products = await db.query<SoldProduct & { [key: string]: unknown }>(
    `/* grow.products */ SELECT id, name, default_uom_id AS "uomId", price FROM crm.product
      WHERE state_code = 0 AND product_number = ANY($1) AND default_uom_id IS NOT NULL AND price > 0
      ORDER BY array_position($1::text[], product_number::text)`,
    [itemNos],
  );
  const currencies = await db.query<{ id: string; precision: number; rate: string }>(
    `/* grow.crmCurrencies */ SELECT id, currency_precision AS precision, exchange_rate AS rate FROM crm.transaction_currency`,
  );
  return {
    erp,
    itemNos,
    products,
    currencies: new Map(currencies.map(({ id, ...facts }) => [id, facts])),
    pricing: await new OrganizationStore().getPricing(db),
  };
}
