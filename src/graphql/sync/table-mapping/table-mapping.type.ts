import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar, JsonScalar } from '../../common/fields/scalars';
import { FieldFailurePolicy, FieldUpdatePolicy } from '../configuration/field-mapping.enums';
import { MappingTemplateType } from '../template/mapping-template.type';
import { DeletionPolicy, Direction, NumberPolicy, UpdatePolicy } from '../sync.enums';

/** One pair of fields of a table mapping. */
@ObjectType('FieldMapping', {
  simpleResolvers: true,
  description: 'One pair of fields of a table mapping, and how the value travels.',
})
export class FieldMappingType {
  @Field(() => ID, { description: 'Opaque identifier.' })
  id: string;

  @Field(() => Int, { description: 'Place in the order in which field rows run.' })
  position: number;

  @Field(() => String, {
    nullable: true,
    description: 'Field of the ERP record; null for a constant that goes to the CRM.',
  })
  erpField: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Field of the CRM record; null for a constant that goes to the ERP.',
  })
  crmField: string | null;

  @Field(() => Direction, { description: 'Which way this field travels.' })
  direction: string;

  @Field(() => String, {
    nullable: true,
    description: 'Written instead of a source value; null when the row copies a field.',
  })
  constantValue: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the conversion, such as T-CURRENCY; null for plain copying.',
  })
  rule: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the table mapping through which a reference is resolved; null when the field is no reference.',
  })
  refersToMapping: string | null;

  @Field(() => Boolean, {
    description: 'An unresolved reference empties the destination instead of failing the record.',
  })
  clearOnFailedSync: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Property of the referred ERP record that the field holds; null when the field is no reference.',
  })
  refersToErpKey: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of the transformation rule that the source value goes through first; null: none.',
  })
  transformationRule: string | null;

  @Field(() => Direction, {
    nullable: true,
    description: 'Which way the transformation applies; null without a rule.',
  })
  transformationDirection: string | null;

  @Field(() => FieldFailurePolicy, {
    description: 'What a value that cannot be taken over does to its record.',
  })
  onFailure: string;

  @Field(() => FieldUpdatePolicy, {
    nullable: true,
    description:
      'Who wins when both sides changed the field; null: as the update policy of the table mapping says.',
  })
  updatePolicy: string | null;

  @Field(() => Boolean, { description: 'An empty result is not written.' })
  notNull: boolean;

  @Field(() => Boolean, {
    description:
      'The ERP checks more of the value than it always does: a country has to be one it knows, by code, ISO code or name.',
  })
  validateErp: boolean;

  @Field(() => Boolean, { description: 'The CRM validates the value when it is written there.' })
  validateCrm: boolean;

  @Field(() => Boolean, { description: 'False: the row is switched off and does nothing.' })
  enabled: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Setting and value under which the row is active, such as `ownershipModel=PERSON`; null: always.',
  })
  activeWhen: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Fields of one unit are merged together, such as an address; null: on its own.',
  })
  mergeUnit: string | null;

  @Field(() => Boolean, { description: 'The field takes part in match-based coupling.' })
  useForMatching: boolean;

  @Field(() => Boolean, { description: 'Matching of texts minds letter case.' })
  matchCaseSensitive: boolean;

  @Field(() => Int, {
    description: 'Fields of one priority are matched together; lower numbers come first.',
  })
  matchPriority: number;

  @Field(() => Boolean, { description: 'True: an administrator added the row.' })
  userDefined: boolean;
}

/** How far a table mapping is behind. */
@ObjectType('MappingLag', {
  simpleResolvers: true,
  description: 'How far a table mapping is behind: changes that were made and not looked at yet.',
})
export class MappingLagType {
  @Field(() => Int, {
    description:
      'Changes that wait; counted up to 10,000. A statement over more than 500 records counts as one.',
  })
  waiting: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the oldest of them was made; null when none waits.',
  })
  since: string | null;
}

/** Which ERP table goes with which CRM table. */
@ObjectType('TableMapping', {
  simpleResolvers: true,
  description: 'Which ERP table goes with which CRM table, and how its records travel.',
})
export class TableMappingType {
  @Field(() => ID, { description: 'Opaque identifier.' })
  id: string;

  @Field(() => String, { description: 'Name, such as CUSTOMER; at most 20 characters.' })
  name: string;

  @Field(() => String, {
    description:
      'Tells apart two mappings of one name that exclude each other, such as `legacy` and `bidirectional`; empty otherwise.',
  })
  variant: string;

  @Field(() => String, { description: 'What people call it.' })
  title: string;

  @Field(() => String, { description: 'Table of the ERP.' })
  erpTable: string;

  @Field(() => String, { description: 'Table of the CRM.' })
  crmTable: string;

  @Field(() => Boolean, { description: 'False: nothing of this mapping runs.' })
  enabled: boolean;

  @Field(() => Direction, { description: 'Which way records travel.' })
  direction: string;

  @Field(() => Boolean, {
    description:
      'True: runs touch coupled records only. False: they also create missing counterparts.',
  })
  onlyCoupled: boolean;

  @Field(() => JsonScalar, {
    description:
      'Conditions on ERP records that take part, all of which hold: field, operator, value, or groups of them under `any` or `all`.',
  })
  erpFilter: unknown;

  @Field(() => JsonScalar, {
    description:
      'Conditions on CRM records that take part, all of which hold: field, operator, value, or groups of them under `any` or `all`.',
  })
  crmFilter: unknown;

  @Field(() => String, {
    description: 'The conditions on ERP records as people read and write them; empty: all records.',
  })
  erpFilterText: string;

  @Field(() => String, {
    description: 'The conditions on CRM records as people read and write them; empty: all records.',
  })
  crmFilterText: string;

  @Field(() => DeletionPolicy, {
    description:
      'What happens when a coupled counterpart is gone. A mapping onto option values gives the pair up, whatever stands here.',
  })
  deletionPolicy: string;

  @Field(() => UpdatePolicy, { description: 'What happens when both sides changed.' })
  updatePolicy: string;

  @Field(() => Boolean, { description: 'Match-based coupling synchronizes what it has coupled.' })
  syncAfterCoupling: boolean;

  @Field(() => Boolean, {
    description: 'Match-based coupling creates a counterpart where none matches.',
  })
  createOnNoMatch: boolean;

  @Field(() => NumberPolicy, {
    description: 'How records that the mapping creates in the ERP get their numbers.',
  })
  numberPolicy: string;

  @Field(() => Boolean, {
    description:
      'Several companies share the CRM: documents are taken of this company alone, master data of all (K-20).',
  })
  multiCompany: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'Minutes between scheduled runs; null when the mapping is not scheduled.',
  })
  intervalMinutes: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Minutes a scheduled run sleeps after it found nothing; null when the mapping is not scheduled.',
  })
  inactivityMinutes: number | null;

  @Field(() => Boolean, {
    description:
      'True: a change of a record is carried over at once. False: the mapping waits for its next scheduled run.',
  })
  eventWakeup: boolean;

  @Field(() => MappingLagType, {
    description:
      'Changes not carried over yet. What was changed while the connection was off, or while changes do not wake the mapping, is not counted: the next run finds it.',
  })
  lag: MappingLagType;

  @Field(() => JsonScalar, {
    description: 'Names of the mappings that come first in a full synchronization.',
  })
  dependsOn: unknown;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when changes of the ERP have been looked at; null before the first run.',
  })
  erpSyncedAt: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when changes of the CRM have been looked at; null before the first run.',
  })
  crmSyncedAt: string | null;

  @Field(() => Boolean, {
    description:
      'Whether it can run to the CRM: enabled, of that direction, and with an enabled field that goes there.',
  })
  runsToCrm: boolean;

  @Field(() => Boolean, {
    description:
      'Whether it can run from the CRM: enabled, of that direction, and with an enabled field that goes there.',
  })
  runsFromCrm: boolean;

  @Field(() => Boolean, { description: 'True: an administrator made the mapping.' })
  userDefined: boolean;

  @Field(() => Int, {
    description:
      'Counts changes of the mapping and its field rows; mutations refuse a version that has moved on.',
  })
  version: number;

  @Field(() => [MappingTemplateType], {
    description: 'Templates that new records may get, in the order in which they are tried; few.',
  })
  templates: unknown[];

  @Field(() => [FieldMappingType], { description: 'Field rows in the order in which they run.' })
  fieldMappings: FieldMappingType[];
}
