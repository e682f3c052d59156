import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../common/lists/connection.type';
import { Has, May, MayDay } from '../../common/fields/field.decorators';
import { DocumentTotals } from '../../common/types/document-totals.type';
import { SalesDocumentStatus } from '../sales-document/sales-document.enums';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { CrmQuoteType } from '../../crm/quote/quote.type';
import { SalesDocumentArchiveType } from '../sales-document-archive/sales-document-archive.type';
import { SalesQuoteLineType } from './sales-quote-line.type';
import { OpportunityType } from '../opportunity/opportunity.type';
import { SalesHeaderFields } from '../sales-document/sales-header.type';

/** A quote of the ERP. */
@ObjectType('SalesQuote', { simpleResolvers: true, description: 'A quote of the ERP.' })
export class SalesQuoteType extends SalesHeaderFields {
  @Has(() => SalesDocumentStatus, 'Where it stands.')
  status: number;

  @MayDay('Last day on which the quote holds; null: without limit.')
  quoteValidUntilDate: string | null;

  @May(() => CrmQuoteType, 'CRM quote this one was made from; null when there is none.')
  crmQuote: unknown;

  @Field(() => CouplingType, {
    nullable: true,
    description: 'Always null: no table mapping ties quotes.',
    deprecationReason: 'Quotes are tied by being processed; see crmQuote.',
  })
  coupling: unknown;

  @Has(() => [SalesQuoteLineType], 'Lines of the quote.')
  lines: unknown;

  @Has(
    () => connectionOf('SalesDocumentArchive', () => SalesDocumentArchiveType),
    'Kept versions of the quote.',
  )
  archivedVersions: unknown;

  @Has(() => DocumentTotals, 'Totals, computed from the lines, in the currency of the document.')
  totals: DocumentTotals;

  @May(() => OpportunityType, 'The opportunity it came of; null when none.')
  opportunity: unknown;
}
