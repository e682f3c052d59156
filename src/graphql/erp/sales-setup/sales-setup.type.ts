import { ObjectType } from 'type-graphql';
import { HasFlag, May, MayText, RecordFields } from '../../common/fields/field.decorators';
import { NumberSeriesType } from '../number-series/number-series.type';

/** Number series and habits of sales in the ERP. */
@ObjectType('SalesSetup', {
  simpleResolvers: true,
  description: 'Number series and habits of sales in the ERP.',
})
export class SalesSetupType extends RecordFields {
  @MayText('Customer nos.')
  customerNos: string | null;

  @MayText('Contact nos.')
  contactNos: string | null;

  @MayText('Vendor nos.')
  vendorNos: string | null;

  @MayText('Item nos.')
  itemNos: string | null;

  @MayText('Resource nos.')
  resourceNos: string | null;

  @MayText('Quote nos.')
  quoteNos: string | null;

  @MayText('Order nos.')
  orderNos: string | null;

  @MayText('Posted shipment nos.')
  postedShipmentNos: string | null;

  @MayText('Posted invoice nos.')
  postedInvoiceNos: string | null;

  @MayText('Posted credit memo nos.; null: those of posted invoices.')
  postedCreditMemoNos: string | null;

  @MayText('Opportunity nos.')
  opportunityNos: string | null;

  @MayText('Default price list code.')
  defaultPriceListCode: string | null;

  @HasFlag('Archive orders.')
  archiveOrders: boolean;

  @HasFlag('Archive quotes.')
  archiveQuotes: boolean;

  @HasFlag(
    'Kept as the ERP has it. Customers have no invoice discount terms here, so nothing replaces the discount of a document.',
  )
  calcInvDiscount: boolean;

  @HasFlag('Prevent negative inventory.')
  preventNegativeInventory: boolean;

  @HasFlag('Stockout warning.')
  stockoutWarning: boolean;

  @May(() => NumberSeriesType, 'The record that `customerNos` names; null when none.')
  customerNosRecord: unknown;

  @May(() => NumberSeriesType, 'The record that `contactNos` names; null when none.')
  contactNosRecord: unknown;

  @May(() => NumberSeriesType, 'The record that `vendorNos` names; null when none.')
  vendorNosRecord: unknown;

  @May(() => NumberSeriesType, 'The record that `itemNos` names; null when none.')
  itemNosRecord: unknown;

  @May(() => NumberSeriesType, 'The record that `resourceNos` names; null when none.')
  resourceNosRecord: unknown;

  @May(() => NumberSeriesType, 'The record that `quoteNos` names; null when none.')
  quoteNosRecord: unknown;

  @May(() => NumberSeriesType, 'The record that `orderNos` names; null when none.')
  orderNosRecord: unknown;

  @May(() => NumberSeriesType, 'The record that `postedShipmentNos` names; null when none.')
  postedShipmentNosRecord: unknown;

  @May(() => NumberSeriesType, 'The record that `postedInvoiceNos` names; null when none.')
  postedInvoiceNosRecord: unknown;

  @May(() => NumberSeriesType, 'The record that `postedCreditMemoNos` names; null when none.')
  postedCreditMemoNosRecord: unknown;

  @May(() => NumberSeriesType, 'The record that `opportunityNos` names; null when none.')
  opportunityNosRecord: unknown;
}
