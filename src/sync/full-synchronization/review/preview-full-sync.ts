import type { Db } from '../../../platform/database/db';
import { goes, type Direction } from '../../mapping/direction';
import type { LiveMapping } from '../../mapping/live-mapping';
import type { LiveMappings } from '../../mapping/live-mappings';
import type { NamedLine } from '../full-sync-line.store';
import type { BuildLine, JudgedLine } from './build-line';
import { isOpen, type FullSyncStores } from './build-review';
import { planLines } from './line-order';
import type { LineChoice, Recommendation } from './recommendation';

/** What a person should know before a line starts. */
export interface LineWarning {
  readonly code: 'DUPLICATES_POSSIBLE' | 'NO_MATCH_CRITERIA';
  readonly message: string;
  readonly remedy: string;
}

/** What the line of a mapping would do, by the records that are there now. */
export interface PreviewedLine {
  readonly mapping: string;
  readonly dependencies: readonly string[];
  readonly recommendation: Recommendation;
  readonly choice: LineChoice;
  readonly direction: Direction;
  readonly erpRecords: number;
  readonly crmRecords: number;
  readonly uncoupledErp: number;
  readonly uncoupledCrm: number;
  readonly coupledPairs: number;
  readonly createsInCrm: number;
  readonly createsInErp: number;
  readonly compares: number;
  readonly hasCriteria: boolean;
  readonly warnings: readonly LineWarning[];
}

/** What a full synchronization would do. */
export interface FullSyncPreview {
  readonly lines: readonly PreviewedLine[];
  readonly createsInCrm: number;
  readonly createsInErp: number;
  readonly compares: number;
}

/** Says what a full synchronization would do, from counts alone: two statements for each mapping, nothing is written. */
export class PreviewFullSync {
  constructor(
    private readonly stores: FullSyncStores,
    private readonly mappings: LiveMappings,
    private readonly build: BuildLine,
  ) {}

  /** The preview by what was chosen in the review, where there is one, else by what is advised. */
  async run(db: Db): Promise<FullSyncPreview> {
    const set = await this.mappings.load(db);
    const latest = await this.stores.syncs.findLatest(db);
    const open = latest && isOpen(latest) ? await this.stores.lines.list(db, latest.id) : [];
    const chosen = new Map(open.map((line) => [line.mappingId, line]));
    const lines: PreviewedLine[] = [];
    for (const planned of planLines(set)) {
      const judged = await this.build.judge(db, planned, set.settings.companyId);
      lines.push(previewed(judged, chosen.get(planned.mapping.id) ?? null));
    }
    const sum = (of: (line: PreviewedLine) => number): number =>
      lines.reduce((total, line) => total + of(line), 0);
    return {
      lines,
      createsInCrm: sum((line) => line.createsInCrm),
      createsInErp: sum((line) => line.createsInErp),
      compares: sum((line) => line.compares),
    };
  }
}

function previewed(judged: JudgedLine, line: NamedLine | null): PreviewedLine {
  const { mapping, dependencies, counts, recommendation } = judged;
  const choice = line?.choice ?? recommendation;
  const direction = line?.direction ?? mapping.direction;
  const { uncoupledErp, uncoupledCrm, coupled } = counts;
  const toCrm = goes(direction, 'TO_CRM') && creates(choice, mapping) ? uncoupledErp : 0;
  const toErp = goes(direction, 'FROM_CRM') && choice === 'FULL' ? uncoupledCrm : 0;
  return {
    mapping: mapping.name,
    dependencies,
    recommendation,
    choice,
    direction,
    erpRecords: counts.erp,
    crmRecords: counts.crm,
    uncoupledErp,
    uncoupledCrm,
    coupledPairs: coupled,
    createsInCrm: toCrm,
    createsInErp: toErp,
    compares: choice === 'FULL' || (choice === 'COUPLE' && mapping.syncAfterCoupling) ? coupled : 0,
    hasCriteria: hasCriteria(mapping),
    warnings: warningsOf(judged, choice),
  };
}

// Coupling creates only for what nothing matches, and only where the mapping says so (C-30).
function creates(choice: LineChoice, mapping: LiveMapping): boolean {
  return choice === 'FULL' || (choice === 'COUPLE' && mapping.createOnNoMatch);
}

function hasCriteria({ fields }: LiveMapping): boolean {
  return fields.some(
    ({ useForMatching, erpField, crmField }) =>
      useForMatching && erpField !== null && crmField !== null,
  );
}

function warningsOf({ mapping, counts }: JudgedLine, choice: LineChoice): LineWarning[] {
  const { uncoupledErp, uncoupledCrm } = counts;
  if (choice === 'FULL' && uncoupledErp > 0 && uncoupledCrm > 0)
    return [
      {
        code: 'DUPLICATES_POSSIBLE',
        message: `Both sides of ${mapping.name} have records that are not coupled; each of them gets a new counterpart, also where its counterpart exists.`,
        remedy:
          'Choose COUPLE for the line (fullSyncLinesUpdate), or couple what belongs together first (couplingMatch).',
      },
    ];
  if (choice === 'COUPLE' && uncoupledErp > 0 && !hasCriteria(mapping))
    return [
      {
        code: 'NO_MATCH_CRITERIA',
        message: `No field of ${mapping.name} is used for matching, so the line would end with an error.`,
        remedy:
          'Choose the fields by which records match (fieldMappingUpdate with useForMatching), or choose FULL for the line (fullSyncLinesUpdate).',
      },
    ];
  return [];
}
