import { UnitGroupSource } from './unit-group.options';

/** The code of the unit group of an item or resource (T-UG-CODE). */
export function unitGroupCode(source: UnitGroupSource, number: string): string {
  return `${source === UnitGroupSource.Item ? 'ITEM' : 'RESOURCE'} ${number} UOM GR`;
}
