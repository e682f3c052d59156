import type { Direction } from '../../mapping/direction';
import type { FieldMapping } from '../../mapping/field-mapping.entity';
import type { FieldFailurePolicy, FieldUpdatePolicy } from '../../mapping/mapping-definition';

/** What of a field row may be set; absent: stays as it is. */
export interface FieldSettings {
  direction?: Direction | null;
  enabled?: boolean | null;
  validateErp?: boolean | null;
  validateCrm?: boolean | null;
  clearOnFailedSync?: boolean | null;
  onFailure?: FieldFailurePolicy | null;
  notNull?: boolean | null;
  useForMatching?: boolean | null;
  matchCaseSensitive?: boolean | null;
  matchPriority?: number | null;
  transformationDirection?: Direction | null;
  /** Null is a value of these: none. */
  constantValue?: string | null;
  transformationRule?: string | null;
  updatePolicy?: FieldUpdatePolicy | null;
  mergeUnit?: string | null;
}

const GIVEN = [
  'direction',
  'enabled',
  'validateErp',
  'validateCrm',
  'clearOnFailedSync',
  'onFailure',
  'notNull',
  'useForMatching',
  'matchCaseSensitive',
  'matchPriority',
  'transformationDirection',
] as const;
const NULLABLE = ['constantValue', 'transformationRule', 'updatePolicy', 'mergeUnit'] as const;

/** The settings that were given, as properties of a row. */
export function plainSettings(settings: FieldSettings): Partial<FieldMapping> {
  const given: Record<string, unknown> = {};
  for (const property of GIVEN)
    if (settings[property] != null) given[property] = settings[property];
  for (const property of NULLABLE)
    if (settings[property] !== undefined) given[property] = settings[property] || null;
  return given;
}
