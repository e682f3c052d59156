import { seededId } from '../platform/new-id';

/** The id a demo record always has, made of its table and key: the same in every demo company. */
export function demoId(table: string, key: string): string {
  return seededId(`tandem.demo/${table}/${key}`);
}
