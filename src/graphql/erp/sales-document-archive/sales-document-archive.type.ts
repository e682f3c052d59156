import { ID, ObjectType } from 'type-graphql';
import {
  Has,
  HasFlag,
  HasInstant,
  HasInt,
  HasText,
  May,
  MayDay,
  MayText,
} from '../../common/fields/field.decorators';
import { DocumentTotals } from '../../common/types/document-totals.type';
import { SalesDocumentStatus } from '../sales-document/sales-document.enums';
import { SalesDocumentArchiveLineType } from './sales-document-archive-line.type';
import { SalesOrderType } from '../sales-order/sales-order.type';
import { SalesQuoteType } from '../sales-quote/sales-quote.type';
import { SalesHeaderFields } from '../sales-document/sales-header.type';

/** A kept version of a quote or an order. */
@ObjectType('SalesDocumentArchive', {
  simpleResolvers: true,
  description: 'A kept version of a quote or an order.',
})
export class SalesDocumentArchiveType extends SalesHeaderFields {
  @HasInt('Kind of the document: 0 quote, 1 order.')
  documentType: number;

  @HasInt('Version of the document that was kept.')
  versionNo: number;

  @Has(() => SalesDocumentStatus, 'Where it stands.')
  status: number;

  @MayDay('Date of the order.')
  orderDate: string | null;

  @MayText('Number of the quote it was made from; null when none.')
  quoteNo: string | null;

  @HasInstant('When the version was kept.')
  archivedAt: string;

  @HasText('Who kept the version.')
  archivedBy: string;

  @HasFlag('Whether an interaction was logged for the version.')
  interactionExist: boolean;

  @HasFlag('Whether the order was invoiced completely; its last version.')
  invoiced: boolean;

  @May(
    () => ID,
    'Id of the quote or order it is a version of; numbers may be used again, ids are not.',
  )
  sourceDocumentId: string | null;

  @Has(() => [SalesDocumentArchiveLineType], 'Lines of the version.')
  lines: unknown;

  @Has(() => DocumentTotals, 'Totals, computed from the lines, in the currency of the document.')
  totals: DocumentTotals;

  @May(
    () => SalesOrderType,
    'The order it is a version of; null for a quote, and when the order is gone.',
  )
  order: unknown;

  @May(
    () => SalesQuoteType,
    'The quote it is a version of; null for an order, and when the quote is gone.',
  )
  quote: unknown;
}
