import type { MappingBehaviour } from '../../sync/engine/mapping-behaviour';
import { claimSources, completeOwned } from './owned';

/** What holds for a table mapping that an administrator made: CRM records that can be owned get company and owner. */
export const ownedBehaviour: MappingBehaviour = {
  async complete(context, records) {
    if (context.destination.table.columns.has('companyId')) completeOwned(context, records);
    return Promise.resolve();
  },
  async afterWrite(context, records) {
    if (context.source.table.columns.has('companyId')) await claimSources(context, records);
  },
};
