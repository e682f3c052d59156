import { Check, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Flag, Int, Json, Ref, Text } from '../../platform/database/columns';
import type { Direction } from './direction';
import { TransformationRule } from '../transformation/transformation-rule.entity';
import type { FieldFailurePolicy, FieldUpdatePolicy } from './mapping-definition';
import { TableMapping } from './table-mapping.entity';

/** One pair of fields of a table mapping (section 4.2). Rows run in the order of `position`. */
@Entity({ schema: 'sync', name: 'field_mapping' })
@Unique(['mappingId', 'position'])
@Check('ck_field_mapping_direction', `direction IN ('BOTH', 'TO_CRM', 'FROM_CRM')`)
@Check('ck_field_mapping_side', `erp_field IS NOT NULL OR crm_field IS NOT NULL`)
@Check('ck_field_mapping_clear', `NOT (clear_on_failed_sync AND not_null)`)
@Check('ck_field_mapping_on_failure', `on_failure IN ('FAIL', 'SKIP', 'CLEAR')`)
@Check('ck_field_mapping_update_policy', `update_policy IN ('ERP_WINS', 'CRM_WINS', 'ASK')`)
@Check(
  'ck_field_mapping_transformation',
  `transformation_direction IN ('BOTH', 'TO_CRM', 'FROM_CRM')`,
)
export class FieldMapping {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey<TableMapping>(() => TableMapping, { onDelete: 'CASCADE' })
  @Ref({ required: true })
  mappingId: string;

  @Int({ required: true })
  position: number;

  /** Property of the ERP record; null for a constant that goes to the CRM. */
  @Text(100)
  erpField: string | null;

  /** Property of the CRM record; null for a constant that goes to the ERP. */
  @Text(100)
  crmField: string | null;

  @Text(10, { required: true })
  direction: Direction;

  @Text(100)
  constantValue: string | null;

  @Text(30)
  rule: string | null;

  /** Name of the table mapping that a lookup goes through. */
  @Text(20)
  refersToMapping: string | null;

  /** Property of the referred ERP record that the field holds. */
  @Text(100)
  refersToErpKey: string | null;

  /** Code of the transformation rule that the source value goes through first; null: none. */
  @Index()
  @ForeignKey<TransformationRule>(() => TransformationRule, (rule) => rule.code, {
    onUpdate: 'CASCADE',
  })
  @Text(30)
  transformationRule: string | null;

  /** Which way the transformation applies; null without a rule. */
  @Text(10)
  transformationDirection: Direction | null;

  @Flag()
  clearOnFailedSync: boolean;

  /** What a value that cannot be taken over does to its record. */
  @Text(10, { required: true, default: 'FAIL' })
  onFailure: FieldFailurePolicy;

  /** Who wins when both sides changed the field; null: as the table mapping says. */
  @Text(10)
  updatePolicy: FieldUpdatePolicy | null;

  @Flag()
  notNull: boolean;

  @Flag({ default: true })
  validateErp: boolean;

  @Flag()
  validateCrm: boolean;

  @Flag({ default: true })
  enabled: boolean;

  /** Setting and value under which the row is active, as `setting=value`; null: always. */
  @Text(60)
  activeWhen: string | null;

  /** `create` or `update` where the CRM takes the value only then; `read` where it takes none. */
  @Text(10)
  crmAccess: 'create' | 'update' | 'read' | null;

  /** Fields of one unit are merged together. */
  @Text(40)
  mergeUnit: string | null;

  @Flag()
  useForMatching: boolean;

  @Flag()
  matchCaseSensitive: boolean;

  @Int({ required: true, default: 0 })
  matchPriority: number;

  @Flag()
  userDefined: boolean;

  /** What the catalogue last delivered, by property; of a user-defined row null. */
  @Json()
  delivered: Record<string, unknown> | null;
}
