import { Field, ID, ObjectType } from 'type-graphql';
import { UserError } from '../../common/errors/user-error.type';
import { Has, HasFlag, HasText, May, MayText } from '../../common/fields/field.decorators';
import { JsonScalar } from '../../common/fields/scalars';
import { Direction, Side } from '../sync.enums';
import { TableMappingType } from '../table-mapping/table-mapping.type';
import { InitialSync } from './coupling.inputs';
import { CouplingType } from './coupling.type';

/** A record of either side by what people call it. */
@ObjectType('RecordHandle', {
  simpleResolvers: true,
  description: 'A record of either side by what people call it.',
})
export class RecordHandleType {
  @Has(() => ID, 'Id of the record; read it through the query of its noun.')
  id: string;

  @HasText('The noun as people read it, such as `Customer`.')
  noun: string;

  @HasText('What identifies the record to a person, such as its number or code.')
  key: string;

  @MayText('What people call it, such as its name; null when it has none.')
  name: string | null;
}

/** One enabled field mapping with the values of both records. */
@ObjectType('CouplingDraftField', {
  simpleResolvers: true,
  description: 'One enabled field mapping with the present values of both records.',
})
export class CouplingDraftFieldType {
  @MayText('Field of the ERP record; null where a constant goes to the CRM.')
  erpField: string | null;

  @MayText('Field of the CRM record; null where a constant goes to the ERP.')
  crmField: string | null;

  @Has(() => Direction, 'Which way the field travels.')
  direction: string;

  @May(() => JsonScalar, 'Present value of the ERP record, or the constant; null when blank.')
  erpValue: unknown;

  @May(() => JsonScalar, 'Present value of the CRM record, or the constant; null when blank.')
  crmValue: unknown;

  @May(
    () => JsonScalar,
    'What the CRM record would get from the ERP record; null when blank, or when the field does not go there.',
  )
  crmWouldBe: unknown;

  @May(
    () => JsonScalar,
    'What the ERP record would get from the CRM record; null when blank, or when the field does not go there.',
  )
  erpWouldBe: unknown;

  @May(
    () => Boolean,
    'Whether the two differ once converted; null while one record is missing or a value cannot be converted.',
  )
  differs: boolean | null;

  @May(() => UserError, 'Why a value cannot travel as it is; null when it can.')
  error: UserError | null;
}

/** What coupling a record would mean, filled in from what was chosen so far. */
@ObjectType('CouplingDraft', {
  simpleResolvers: true,
  description:
    'What coupling a record would mean, filled in from what was chosen so far. A draft stores nothing; couplingCreate, couplingCreateInCrm and couplingCreateInErp carry it out.',
})
export class CouplingDraftType {
  @Has(() => TableMappingType, 'The table mapping whose rules apply.')
  mapping: unknown;

  @Has(() => Side, 'The side whose record the draft starts from.')
  startFrom: string;

  @May(
    () => RecordHandleType,
    'The ERP record; null when the draft starts from a CRM record without a counterpart.',
  )
  erpRecord: RecordHandleType | null;

  @May(
    () => RecordHandleType,
    'The CRM record; null while none is chosen, and when a new one is to be created.',
  )
  crmRecord: RecordHandleType | null;

  @May(() => CouplingType, 'The present coupling of the record the draft starts from; null: none.')
  coupling: unknown;

  @HasFlag(
    'Whether a new counterpart may be created: the record is not coupled, and the table mapping writes to the other side.',
  )
  createNewAllowed: boolean;

  @HasFlag('A new counterpart is to be created.')
  createNew: boolean;

  @Has(
    () => InitialSync,
    'Whether data travels at once; suggested where nothing was chosen: NONE for a coupled record, else the way of the mapping.',
  )
  initialSync: string;

  @HasFlag('Carrying the draft out synchronizes at once.')
  initialSyncDue: boolean;

  @HasFlag('Neither the target nor createNew may be chosen, as for orders that travel both ways.')
  fixed: boolean;

  @Field(() => [CouplingDraftFieldType], {
    description: 'Present values of both records, one entry for each enabled field mapping.',
  })
  fields: CouplingDraftFieldType[];

  @May(() => UserError, 'Why carrying the draft out would be refused as it stands; null: it works.')
  error: UserError | null;
}

/** A CRM record that may be coupled. */
@ObjectType('CouplingCandidate', {
  simpleResolvers: true,
  description: 'A CRM record inside the CRM filter of a table mapping, which may be coupled.',
})
export class CouplingCandidateType {
  @Has(() => ID, 'Id of the CRM record.')
  id: string;

  @MayText(
    'What people look it up by: the ISO code of a currency, the number of a product, the name of anything else; null when blank.',
  )
  name: string | null;

  @HasFlag('It is the present counterpart of the ERP record that was named.')
  current: boolean;

  @May(() => CouplingType, 'The coupling it takes part in through this table mapping; null: free.')
  coupling: unknown;

  @May(() => RecordHandleType, 'The ERP record it belongs to; null when it is free.')
  erpRecord: RecordHandleType | null;
}
