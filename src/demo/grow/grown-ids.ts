/** Kinds of grown records, each with ids of its own. */
export const GROWN = {
  customer: 1,
  company: 2,
  relation: 3,
  person: 4,
  account: 5,
  crmContact: 6,
  customerCoupling: 7,
  contactCoupling: 8,
  order: 9,
  orderLine: 10,
  crmOrder: 11,
  crmOrderLine: 12,
  prospect: 13,
  item: 14,
  itemEntry: 15,
} as const;

const BORN = Date.parse('2026-08-22T00:00:00.000Z');

/**
 * The id a grown record always has, made of its kind and its place among them (UUID version 8). Ids ascend with
 * the place, so that new rows lie at the end of every index over ids.
 */
export function grownId(kind: number, place: number): string {
  const time = (BORN + place).toString(16).padStart(12, '0');
  const tail = (mix(place, kind) >>> 0).toString(16).padStart(8, '0');
  const more = (mix(place, kind + 97) & 0xffff).toString(16).padStart(4, '0');
  const group = kind.toString(16).padStart(3, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-8${group}-8${group}-${tail}${more}`;
}

function mix(value: number, salt: number): number {
  let mixed = Math.imul(value ^ Math.imul(salt, 0x27d4eb2f), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
