import type { Tx } from '../../../platform/database/db';
import { referenceNotMapped } from '../../engine/engine.errors';
import type { FieldMapping } from '../../mapping/field-mapping.entity';
import type { MappingSet } from '../../mapping/mapping-set';
import { CONVERSION } from '../../transformation/transformation-types';
import { conversionUnknown, ruleUnknown } from '../configuration.errors';
import type { Conversions, FieldConversion } from './field-conversion';

/** The conversion that a person chose by name; refuses an unknown one, or a reference through nothing. */
export function chosenConversion(
  chosen: { rule?: string | null; refersToMapping?: string | null; refersToErpKey?: string | null },
  set: MappingSet,
  conversions: Conversions,
): FieldConversion {
  const { rule = null, refersToMapping = null, refersToErpKey = null } = chosen;
  if (rule !== null && !conversions.names.includes(rule)) {
    throw conversionUnknown(rule, conversions.names);
  }
  if (refersToMapping !== null && !set.findByName(refersToMapping)) {
    throw referenceNotMapped(refersToMapping, 'refersToMapping');
  }
  return { rule, refersToMapping, refersToErpKey };
}

/**
 * Settles the transformation of a row (4.2): the rule exists, and of a row that goes one way it applies
 * that way. Without a rule there is no direction either.
 */
export async function transformationOf(tx: Tx, row: FieldMapping): Promise<void> {
  if (row.transformationRule === null) {
    row.transformationDirection = null;
    return;
  }
  row.transformationRule = row.transformationRule.trim().toUpperCase();
  const found = await tx.query(
    '/* transformation-rule.exists */ SELECT 1 FROM sync.transformation_rule WHERE code = $1 AND type <> $2',
    [row.transformationRule, CONVERSION],
  );
  if (found.length === 0) throw ruleUnknown(row.transformationRule, 'transformationRule');
  row.transformationDirection =
    row.direction === 'BOTH' ? (row.transformationDirection ?? 'BOTH') : row.direction;
}
