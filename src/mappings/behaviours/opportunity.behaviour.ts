import type { MappingBehaviour } from '../../sync/engine/mapping-behaviour';
import { completeOwned } from './owned';

/** Opportunities: company and owner (OPP-04). */
export const opportunityBehaviour: MappingBehaviour = {
  writesSource: false,
  complete(context, records) {
    completeOwned(context, records);
    return Promise.resolve();
  },
};
