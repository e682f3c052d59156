import type { FieldMapping } from './field-mapping.entity';
import type { TableMapping } from './table-mapping.entity';

/** Properties of a table mapping that an administrator may change: what is delivered, exported and imported. */
export const MAPPING_PROPERTIES = [
  'title',
  'enabled',
  'direction',
  'onlyCoupled',
  'erpFilter',
  'crmFilter',
  'deletionPolicy',
  'updatePolicy',
  'syncAfterCoupling',
  'createOnNoMatch',
  'numberPolicy',
  'multiCompany',
  'intervalMinutes',
  'inactivityMinutes',
  'eventWakeup',
  'dependsOn',
] as const satisfies (keyof TableMapping)[];

/** Properties of a field row that an administrator may change. */
export const FIELD_PROPERTIES = [
  'direction',
  'constantValue',
  'rule',
  'refersToMapping',
  'refersToErpKey',
  'transformationRule',
  'transformationDirection',
  'clearOnFailedSync',
  'onFailure',
  'updatePolicy',
  'notNull',
  'validateErp',
  'validateCrm',
  'enabled',
  'mergeUnit',
  'useForMatching',
  'matchCaseSensitive',
  'matchPriority',
] as const satisfies (keyof FieldMapping)[];
