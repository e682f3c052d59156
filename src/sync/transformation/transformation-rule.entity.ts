import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Instant, Int, Flag, Json, Text } from '../../platform/database/columns';

/** A named, reusable text function that field mappings send their source value through (section 4.5). */
@Entity({ schema: 'sync', name: 'transformation_rule' })
@Check('ck_transformation_rule_next', `next_code <> code`)
export class TransformationRule {
  @PrimaryColumn('uuid')
  id: string;

  /** Upper case, at most 30 characters; unique. */
  @Index({ unique: true })
  @Text(30, { required: true })
  code: string;

  @Text(250)
  description: string | null;

  @Text(30, { required: true })
  type: string;

  /** What the type needs to know, by name. */
  @Json({ required: true })
  parameters: Record<string, unknown>;

  /** The rule that takes the result further; null at the end of the chain. */
  @Index()
  @ForeignKey<TransformationRule>(() => TransformationRule, (rule) => rule.code, {
    onUpdate: 'CASCADE',
  })
  @Text(30)
  nextCode: string | null;

  /** True for a rule that the administrator made; the others are delivered. */
  @Flag()
  userDefined: boolean;

  /** What the catalogue last delivered, by property; of a user-defined rule null. */
  @Json()
  delivered: Record<string, unknown> | null;

  @Int({ required: true, default: 1 })
  version: number;

  @Instant({ required: true })
  modifiedAt: string;
}
