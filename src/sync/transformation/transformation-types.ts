import type { CustomTransformations } from './custom-transformations';
import type { TransformationType } from './transformation-type';
import { dateTypes } from './types/date-types';
import { numberTypes } from './types/number-types';
import { patternTypes } from './types/pattern-types';
import { textTypes } from './types/text-types';

/** A rule whose value is found in a table: built by the chain, which reads for a whole batch at once. */
export const FIELD_LOOKUP = 'FIELD_LOOKUP';

/** A conversion that code provides, such as T-CURRENCY: named by a field mapping's `rule`, never part of a chain. */
export const CONVERSION = 'CONVERSION';

/** All types of transformation by name (T-17). */
export function transformationTypes(
  custom: CustomTransformations,
): ReadonlyMap<string, TransformationType> {
  const all = { ...textTypes, ...patternTypes, ...dateTypes, ...numberTypes };
  return new Map([
    ...Object.entries(all),
    [FIELD_LOOKUP, LOOKUP],
    ['CUSTOM', customType(custom)],
    [CONVERSION, { parameters: {}, build: () => (text) => text }],
  ]);
}

const LOOKUP: TransformationType = {
  parameters: {
    table: { kind: 'text', required: true, longest: 63 },
    searchField: { kind: 'text', required: true, longest: 100 },
    resultField: { kind: 'text', required: true, longest: 100 },
    lookupRule: { kind: 'choice', choices: ['TARGET', 'ORIGINAL_IF_TARGET_IS_BLANK'] },
  },
  build: () => (text) => text,
};

function customType(custom: CustomTransformations): TransformationType {
  return {
    parameters: {
      function: { kind: 'choice', required: true, choices: [...custom.keys()] },
      argument: { kind: 'text', longest: 250 },
    },
    build: ({ function: name, argument }) => {
      const transform = custom.get(String(name));
      if (!transform) throw new Error(`There is no registered transformation ${String(name)}.`);
      const given = argument === undefined ? null : String(argument);
      return (text) => transform(text, given);
    },
  };
}
