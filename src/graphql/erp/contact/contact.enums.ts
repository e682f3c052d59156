import { apiEnum } from '../../common/lists/filter.inputs';
import { ContactType as ContactTypeOption } from '../../../erp/contact/contact.options';

/** What a contact is. */
export const ContactType = apiEnum(ContactTypeOption, 'ContactType', 'What a contact is.', {
  Company: 'A company, which persons may belong to.',
  Person: 'A person, of a company or alone.',
});
