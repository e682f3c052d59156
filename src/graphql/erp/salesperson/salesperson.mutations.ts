import { decimal, flag, text, userFields } from '../../common/records/record.inputs';
import { recordMutations } from '../../common/records/record.mutations';
import { SalespersonType } from './salesperson.type';

const fields = {
  code: text(20, 'Code that identifies the record; unique.'),
  name: text(50, 'Name.'),
  email: text(80, 'E-mail address.'),
  email2: text(80, 'Second e-mail address.'),
  phoneNo: text(30, 'Telephone number.'),
  jobTitle: text(30, 'Job title.'),
  commissionPercent: decimal('Commission percent.'),
  blocked: flag('What the record is blocked for.'),
  privacyBlocked: flag('Blocked for reasons of privacy.'),
  userFields: userFields(),
};

/** Mutations that create and change Salesperson records. */
export const SalespersonMutations = recordMutations({
  typeName: 'Salesperson',
  type: SalespersonType,
  table: 'erp.salesperson',
  fields,
  required: ['code'],
  createOnly: ['code'],
  codes: ['NUMBER_SERIES_NOT_FOUND', 'NUMBER_SERIES_EXHAUSTED', 'MANUAL_NUMBER_REFUSED'],
});
