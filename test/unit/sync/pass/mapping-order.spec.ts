import type { LiveMapping } from '../../../../src/sync/mapping/live-mapping';
import { inDependencyOrder } from '../../../../src/sync/pass/mapping-order';
import { field, mapping } from '../given';

/** A mapping that states dependencies and refers to others by fields. */
function given(
  name: string,
  position: number,
  { dependsOn = [], refers = [] }: { dependsOn?: string[]; refers?: string[] } = {},
): LiveMapping {
  const fields = refers.map((refersToMapping) => ({ ...field('a', 'b'), refersToMapping }));
  return { ...mapping(fields), id: name, name, position, dependsOn };
}

const order = (...mappings: LiveMapping[]): string[] =>
  inDependencyOrder(mappings).map(({ name }) => name);

describe('the order of mappings', () => {
  it('is that of the catalogue where nothing refers to anything', () => {
    expect(order(given('B', 2), given('A', 1), given('C', 3))).toEqual(['A', 'B', 'C']);
  });

  it('puts what others depend on or refer to first', () => {
    const customer = given('CUSTOMER', 1, { dependsOn: ['TERMS'], refers: ['CURRENCY'] });
    expect(order(customer, given('CURRENCY', 2), given('TERMS', 3))).toEqual([
      'CURRENCY',
      'TERMS',
      'CUSTOMER',
    ]);
  });

  it('takes no notice of mappings that do not run', () => {
    expect(order(given('CUSTOMER', 1, { dependsOn: ['CURRENCY'] }))).toEqual(['CUSTOMER']);
  });

  it('lets references of fields give way before stated dependencies where they form a circle', () => {
    const customer = given('CUSTOMER', 2, { refers: ['CONTACT'] });
    const contact = given('CONTACT', 1, { dependsOn: ['CUSTOMER'] });
    expect(order(contact, customer)).toEqual(['CUSTOMER', 'CONTACT']);
  });

  it('breaks a circle of stated dependencies always at the same place', () => {
    const [a, b, c] = [
      given('A', 1, { dependsOn: ['C'] }),
      given('B', 2, { dependsOn: ['A'] }),
      given('C', 3, { dependsOn: ['B'] }),
    ];
    expect(order(a, b, c)).toEqual(['A', 'B', 'C']);
    expect(order(c, b, a)).toEqual(['A', 'B', 'C']);
  });

  it('does not wait for itself', () => {
    expect(order(given('A', 1, { refers: ['A'] }), given('B', 2))).toEqual(['A', 'B']);
  });
});
