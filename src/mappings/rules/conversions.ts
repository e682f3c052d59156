import type { Conversions } from '../../sync/configuration/fields/field-conversion';
import { fieldRules } from './field-rules';

/** Mappings whose references have a conversion of their own. */
const OWN: Readonly<Record<string, string>> = { CURRENCY: 'T-CURRENCY' };

/** The conversions that an administrator may choose for a field row. */
export const conversions: Conversions = {
  names: [...fieldRules().keys()],
  through: (mapping) =>
    mapping.definition.optionSet === undefined ? (OWN[mapping.name] ?? 'T-LOOKUP') : 'T-OPTION',
};
