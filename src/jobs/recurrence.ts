import type { MappingSet } from '../sync/mapping/mapping-set';
import type { JobSubject } from '../sync/job/job-definition';
import type { SalesSettings } from '../sync/settings/sales-settings.entity';

/** One recurring job of documents that exists while a setting wants it and the sales connection is on. */
export function whileSetting(
  wanted: (settings: SalesSettings) => boolean,
): (set: MappingSet) => JobSubject[] {
  return ({ settings }) => {
    const connected = settings.connectionEnabled && settings.salesConnectionEnabled;
    const hold = wanted(settings) ? null : 'SETTING';
    return [{ key: '', mappingId: null, hold: hold ?? (connected ? null : 'CONNECTION') }];
  };
}

/** One recurring job that always exists. */
export function always(): JobSubject[] {
  return [{ key: '', mappingId: null, hold: null }];
}

/** Of a kind that is started on demand alone. */
export function onDemand(): JobSubject[] {
  return [];
}
