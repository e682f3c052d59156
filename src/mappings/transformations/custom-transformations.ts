import type { CustomTransformation } from '../../sync/transformation/custom-transformations';

/** Transformations written in code, for rules of type CUSTOM. Another one is another line. */
export const customTransformations = new Map<string, CustomTransformation>([
  ['DIGITS_ONLY', (text) => text.replaceAll(/\D/g, '')],
  ['COLLAPSE_SPACES', (text) => text.trim().replaceAll(/\s+/g, ' ')],
  ['WITHOUT_ACCENTS', (text) => text.normalize('NFD').replaceAll(/\p{M}/gu, '')],
  ['DEFAULT_WHEN_ZERO', (text: string, instead) => (Number(text) === 0 ? (instead ?? '') : text)],
]);
