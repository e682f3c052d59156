import type { Db, Tx } from '../../platform/database/db';
import { DiscountCalculationMethod } from './organization.options';

/** What the CRM fills in where a record says nothing; null where nothing is set up yet. */
export interface CrmDefaults {
  readonly baseCurrencyId: string | null;
  /** The default team of the root business unit. */
  readonly ownerTeamId: string | null;
  readonly rootBusinessUnitId: string | null;
  readonly createsActiveProducts: boolean;
}

/** How the CRM computes prices and totals. */
export interface PricingSettings {
  readonly discountMethod: DiscountCalculationMethod;
  /** The CRM computes prices and totals itself. */
  readonly enabled: boolean;
  /** Orders are handed to an ERP, whose totals are then taken over. */
  readonly backOffice: boolean;
  /** Decimals where no currency says otherwise. */
  readonly precision: number;
}

/** Document kinds that the organization numbers. */
export type DocumentSeries = 'quote' | 'order' | 'invoice';

/** A run of numbers drawn at once: the first counter, and how numbers are written. */
export interface DrawnNumbers {
  readonly first: number;
  readonly prefix: string;
  readonly specifierLength: number;
}

const EMPTY_DEFAULTS: CrmDefaults = {
  baseCurrencyId: null,
  ownerTeamId: null,
  rootBusinessUnitId: null,
  createsActiveProducts: false,
};

const DELIVERED_PRICING: PricingSettings = {
  discountMethod: DiscountCalculationMethod.LineItem,
  enabled: true,
  backOffice: false,
  precision: 2,
};

/** Reads the CRM's own settings and draws document numbers. */
export class OrganizationStore {
  /** What new records get by themselves. */
  async getDefaults(db: Db): Promise<CrmDefaults> {
    const [row] = await db.query<CrmDefaults & { [key: string]: unknown }>(
      `/* crm.organization.defaults */
       SELECT o.base_currency_id AS "baseCurrencyId", t.id AS "ownerTeamId",
              (SELECT id FROM crm.business_unit WHERE parent_business_unit_id IS NULL
                ORDER BY created_at, id LIMIT 1) AS "rootBusinessUnitId",
              coalesce(o.create_products_without_parent_in_active_state, false) AS "createsActiveProducts"
         FROM (SELECT 1) one
         LEFT JOIN crm.organization o ON true
         LEFT JOIN LATERAL (
           SELECT t.id FROM crm.team t LEFT JOIN crm.business_unit b ON b.id = t.business_unit_id
            WHERE t.is_default ORDER BY b.parent_business_unit_id IS NOT NULL, t.created_at, t.id LIMIT 1
         ) t ON true`,
    );
    return row ?? EMPTY_DEFAULTS;
  }

  /** How amounts are computed; the delivered settings while there is no organization. */
  async getPricing(db: Db): Promise<PricingSettings> {
    const [row] = await db.query<PricingSettings & { [key: string]: unknown }>(
      `/* crm.organization.pricing */
       SELECT discount_calculation_method AS "discountMethod", oob_price_calculation_enabled AS "enabled",
              is_sop_integration_enabled AS "backOffice", currency_decimal_precision AS "precision"
         FROM crm.organization`,
    );
    return row ?? DELIVERED_PRICING;
  }

  /**
   * Draws numbers of a series. The row stays locked until the transaction ends, so that no number is
   * given twice and a transaction that fails gives its numbers back. Null while there is no organization.
   */
  async drawNumbers(tx: Tx, series: DocumentSeries, count: number): Promise<DrawnNumbers | null> {
    const [row] = await tx.query<DrawnNumbers & { [key: string]: unknown }>(
      `/* crm.organization.drawNumbers */
       UPDATE crm.organization SET current_${series}_number = current_${series}_number + $1
       RETURNING current_${series}_number - $1 + 1 AS "first", ${series}_prefix AS "prefix",
                 unique_specifier_length AS "specifierLength"`,
      [count],
    );
    return row ?? null;
  }
}
