import { Entity, Index, Unique } from 'typeorm';
import { Int, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';

/** One value of a list an organization may extend, such as the payment terms of accounts. */
@Entity({ schema: 'crm', name: 'option_value' })
@Unique(['optionSet', 'value'])
@Index(['optionSet', 'label'])
export class OptionValue extends SideRecord {
  /** Table and column, by logical names: `account.paymenttermscode`. */
  @Text(100, { required: true })
  optionSet: string;

  @Int({ required: true })
  value: number;

  @Text(200, { required: true })
  label: string;
}
