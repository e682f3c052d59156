import { COMPANY, isAll, isAny } from '../mapping/filter';
import type { FilterCondition, FilterNode, MappingDefinition } from '../mapping/mapping-definition';

/** The condition that lets a hub see its own records and those that nobody has claimed (K-19). */
const OWN_OR_UNCLAIMED: FilterCondition = {
  field: 'companyId',
  operator: 'in',
  value: [COMPANY, null],
};

/**
 * The CRM filter as the multi-company switch wants it (K-20). On, documents are those of this company
 * alone, and master data is everybody's; off, a hub sees its own records and the unclaimed ones.
 */
export function companyFilter(
  filter: readonly FilterNode[],
  multiCompany: boolean,
  { documents = false, crmFilter }: Pick<MappingDefinition, 'documents' | 'crmFilter'>,
): FilterNode[] {
  const rest = withoutCompany(filter);
  if (multiCompany && !documents) return rest;
  const delivered = crmFilter.find((node) => isCondition(node) && namesCompany(node));
  const condition = multiCompany ? STRICT : (delivered ?? OWN_OR_UNCLAIMED);
  const place = delivered ? crmFilter.indexOf(delivered) : rest.length;
  return [...rest.slice(0, place), condition, ...rest.slice(place)];
}

/** Whether a condition asks for the company of this hub. */
export function namesCompany({ value }: FilterCondition): boolean {
  return Array.isArray(value) ? value.includes(COMPANY) : value === COMPANY;
}

const STRICT: FilterCondition = { field: 'companyId', operator: 'eq', value: COMPANY };

// An alternative that asks for nothing any more makes its whole group ask for nothing.
function withoutCompany(filter: readonly FilterNode[]): FilterNode[] {
  return filter.flatMap((node): FilterNode[] => {
    if (isAny(node)) {
      const left = node.any.map((each) => withoutCompany([each]));
      return left.some((each) => each.length === 0) ? [] : [{ any: left.flat() }];
    }
    if (!isAll(node)) return namesCompany(node) ? [] : [node];
    const all = withoutCompany(node.all);
    return all.length === 0 ? [] : [{ all }];
  });
}

function isCondition(node: FilterNode): node is FilterCondition {
  return !isAny(node) && !isAll(node);
}
