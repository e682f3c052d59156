import { ObjectType } from 'type-graphql';
import { connectionOf } from '../../common/lists/connection.type';
import { Has, HasDay, HasDecimal, May, MayText } from '../../common/fields/field.decorators';
import { DocumentTotals } from '../../common/types/document-totals.type';
import { SalesDocumentStatus } from '../sales-document/sales-document.enums';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { CrmOrderType } from '../../crm/order/order.type';
import { NoteType } from '../note/note.type';
import { SalesDocumentArchiveType } from '../sales-document-archive/sales-document-archive.type';
import { SalesInvoiceType } from '../posted-invoice/posted-invoice.type';
import { SalesOrderLineType } from './sales-order-line.type';
import { SalesShipmentType } from '../sales-shipment/sales-shipment.type';
import { OpportunityType } from '../opportunity/opportunity.type';
import { SalesHeaderFields } from '../sales-document/sales-header.type';

/** A sales order of the ERP. */
@ObjectType('SalesOrder', { simpleResolvers: true, description: 'A sales order of the ERP.' })
export class SalesOrderType extends SalesHeaderFields {
  @Has(() => SalesDocumentStatus, 'Where it stands.')
  status: number;

  @HasDay('Date of the order.')
  orderDate: string;

  @MayText('Number of the quote it was made from; null when none.')
  quoteNo: string | null;

  @HasDecimal(
    'Part of its lines that is to be paid beforehand, in percent; lines may say otherwise.',
  )
  prepaymentPercent: string;

  @May(() => CrmOrderType, 'CRM order this one was made from; null when there is none.')
  crmOrder: unknown;

  @May(() => CouplingType, 'Coupling with the CRM record; null when there is none.')
  coupling: unknown;

  @Has(() => [SalesOrderLineType], 'Lines of the order.')
  lines: unknown;

  @Has(() => connectionOf('SalesShipment', () => SalesShipmentType), 'Shipments of the order.')
  shipments: unknown;

  @Has(() => connectionOf('SalesInvoice', () => SalesInvoiceType), 'Posted invoices of the order.')
  invoices: unknown;

  @Has(
    () => connectionOf('SalesDocumentArchive', () => SalesDocumentArchiveType),
    'Kept versions of the order.',
  )
  archivedVersions: unknown;

  @Has(() => DocumentTotals, 'Totals, computed from the lines, in the currency of the document.')
  totals: DocumentTotals;

  @May(() => OpportunityType, 'The opportunity it came of; null when none.')
  opportunity: unknown;

  @Has(() => connectionOf('Note', () => NoteType), 'Notes on it.')
  notes: unknown;
}
