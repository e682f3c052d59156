import { createHash } from 'node:crypto';

/** The id a demo record always has, made of its table and key: the same in every demo company. */
export function demoId(table: string, key: string): string {
  const hex = createHash('sha1').update(`tandem.demo/${table}/${key}`).digest('hex');
  const variant = ((parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16).padStart(2, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}
