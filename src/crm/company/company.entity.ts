import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Json, Ref, Text } from '../../platform/database/columns';
import { OwnedRecord } from '../common/owned-record.entity';
import { Team } from '../team/team.entity';

/**
 * An ERP company as the CRM knows it (bcbi_company). Its columns, and the `companyId` of other tables,
 * carry the vendor's prefix: logical names are `bcbi_` and the property in lower case.
 */
@Entity({ schema: 'crm', name: 'company' })
@Unique(['externalId'])
export class CrmCompany extends OwnedRecord {
  /** The ERP company's own id. */
  @Text(36, { required: true })
  externalId: string;

  @Index()
  @Text(30)
  name: string | null;

  /** Team that owns the company's records where no salesperson does. */
  @Index()
  @ForeignKey<Team>(() => Team)
  @Ref()
  defaultOwningTeam: string | null;

  /** Where the pages of the ERP are; links from the CRM lead there. */
  @Text(250)
  erpWebAddress: string | null;

  /** Columns a person added, by name. */
  @Json({ required: true, default: '{}' })
  userFields: object;
}
