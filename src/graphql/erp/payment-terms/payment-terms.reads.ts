import { couplingOf, crmCounterpart, type ReadableSettings } from '../../common/read/readable';

/** How the API reads PaymentTerms records. */
export const paymentTermsReads: ReadableSettings = {
  type: 'PaymentTerms',
  table: 'erp.payment_terms',
  filters: {
    code: 'string',
  },
  orderings: ['code'],
  relations: {
    optionValue: crmCounterpart('OptionValue'),
    coupling: couplingOf('erp'),
  },
};
