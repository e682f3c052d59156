import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Code, Flag, Int, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';
import { Currency } from '../currency/currency.entity';
import { CustomerPriceGroup } from '../customer-price-group/customer-price-group.entity';
import { NumberSeries } from '../number-series/number-series.entity';
import { PaymentTerms } from '../payment-terms/payment-terms.entity';
import { ShipmentMethod } from '../shipment-method/shipment-method.entity';

/** Defaults of customers that are created from accounts. */
@Entity({ schema: 'erp', name: 'customer_template' })
@Check('ck_customer_template_priority', 'priority >= 0')
export class CustomerTemplate extends SideRecord {
  /** Code that identifies the record; unique. */
  @Index({ unique: true })
  @Code(20, { required: true })
  code: string;

  /** Description. */
  @Text(100)
  description: string | null;

  /** Priority. */
  @Int({ required: true, default: 0 })
  priority: number;

  /** No series. */
  @ForeignKey<NumberSeries>(() => NumberSeries, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(20)
  noSeries: string | null;

  /** Currency of the record; null for the local currency. */
  @ForeignKey<Currency>(() => Currency, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(10)
  currencyCode: string | null;

  /** Payment terms; null when none. */
  @ForeignKey<PaymentTerms>(() => PaymentTerms, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(10)
  paymentTermsCode: string | null;

  /** Shipment method; null when none. */
  @ForeignKey<ShipmentMethod>(() => ShipmentMethod, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(10)
  shipmentMethodCode: string | null;

  /** Customer price group; null when list prices apply. */
  @ForeignKey<CustomerPriceGroup>(() => CustomerPriceGroup, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(10)
  customerPriceGroup: string | null;

  /** General business posting group. */
  @Code(20)
  genBusPostingGroup: string | null;

  /** VAT business posting group. */
  @Code(20)
  vatBusPostingGroup: string | null;

  /** Customer posting group. */
  @Code(20)
  customerPostingGroup: string | null;

  /** Prices on its documents include VAT. */
  @Flag()
  pricesIncludingVat: boolean;

  /** Country region code. */
  @Code(10)
  countryRegionCode: string | null;
}
