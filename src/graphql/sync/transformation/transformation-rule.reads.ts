import { one, type ReadableSettings } from '../../common/read/readable';

/** Transformation rules as the API reads them. */
export const transformationRuleReads: ReadableSettings = {
  type: 'TransformationRule',
  table: 'sync.transformation_rule',
  filters: { code: 'string', type: 'string', userDefined: 'boolean' },
  orderings: ['code', 'type'],
  relations: { nextRule: one('TransformationRule', 'nextCode', 'code') },
};
