import type { Row } from '../../platform/database/record-table';

/** Pieces of the greatest length that a line's text has in the ERP. */
const PIECES = /[\s\S]{1,100}/gu;

/** The texts of a CRM line: the long one line by line; an empty first line gives way to the product's text (OC-20). Pure. */
export function textsOf(line: Row): [string, ...string[]] {
  const long = typeof line.description === 'string' ? line.description.split(/\r\n|\n|\r/) : [];
  const [first = '', ...rest] = long;
  return [first === '' ? String(line.productDescription ?? '') : first, ...rest];
}

/** Texts cut at exactly 100 characters, as many pieces as needed; empty texts give none (OC-23). Pure. */
export function piecesOf(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.match(PIECES) ?? []);
}

/** The comments below a product's line: a first text that repeats the ERP's own says nothing new (OC-21, OC-24 mended). Pure. */
export function commentsBelow(texts: readonly string[], ownText: string | null): string[] {
  const [first, ...rest] = texts;
  return piecesOf(first === ownText ? rest : texts);
}
