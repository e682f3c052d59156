import { apiEnum } from '../../common/lists/filter.inputs';
import {
  InvoiceDiscountCalculation as InvoiceDiscountCalculationOption,
  SalesDocumentStatus as SalesDocumentStatusOption,
  SalesLineType as SalesLineTypeOption,
} from '../../../erp/sales-document/sales-document.options';

/** How the invoice discount of a document is given. */
export const InvoiceDiscountCalculation = apiEnum(
  InvoiceDiscountCalculationOption,
  'InvoiceDiscountCalculation',
  'How the invoice discount of a document is given.',
  {
    None: 'There is none.',
    Percent: 'In percent.',
    Amount: 'As an amount.',
  },
);

/** Where an ERP sales document stands. */
export const SalesDocumentStatus = apiEnum(
  SalesDocumentStatusOption,
  'SalesDocumentStatus',
  'Where an ERP sales document stands.',
  {
    Open: 'Can be edited.',
    Released: 'Closed for edits; can be shipped and invoiced.',
    PendingApproval: "Waits for somebody's approval.",
    PendingPrepayment: 'Waits for a prepayment.',
  },
);

/** What a line of an ERP sales document stands for. */
export const SalesLineType = apiEnum(
  SalesLineTypeOption,
  'SalesLineType',
  'What a line of an ERP sales document stands for.',
  {
    Comment: 'A text only.',
    GlAccount: 'An amount on a G/L account, such as freight.',
    Item: 'An item.',
    Resource: 'Time of a resource.',
  },
);
