import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Choice, Code } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';
import { Contact } from '../contact/contact.entity';

/** Ties a company contact to the customer or vendor it stands for. */
@Entity({ schema: 'erp', name: 'contact_business_relation' })
@Unique(['contactNo', 'linkToTable'])
@Unique(['linkToTable', 'no'])
@Check('ck_contact_business_relation_link', 'link_to_table IN (1, 2)')
export class ContactBusinessRelation extends SideRecord {
  /** Number of the contact; null when none. */
  @ForeignKey<Contact>(() => Contact, (r) => r.number, { onUpdate: 'CASCADE' })
  @Code(20, { required: true })
  contactNo: string;

  /** Link to table. */
  @Choice({ required: true })
  linkToTable: number;

  /** Number of the item, resource or G/L account; null for a comment. */
  @Code(20, { required: true })
  no: string;
}
