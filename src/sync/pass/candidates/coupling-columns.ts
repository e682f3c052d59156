import { sourceOf, type PassDirection } from '../../mapping/direction';

/** The columns of a coupling as a pass in one direction sees them. */
export interface CouplingColumns {
  readonly sourceId: string;
  readonly destinationId: string;
  /** Version of the source when both sides last agreed. */
  readonly stamp: string;
  readonly sourceState: string;
  readonly destinationState: string;
  /** Result and run of the latest attempt in the direction. */
  readonly result: string;
  readonly lastRun: string;
}

/** The columns for a direction. */
export function columnsOf(direction: PassDirection): CouplingColumns {
  const [source, destination] =
    sourceOf(direction) === 'ERP' ? (['erp', 'crm'] as const) : (['crm', 'erp'] as const);
  const way = direction === 'TO_CRM' ? 'to' : 'from';
  return {
    sourceId: `${source}_id`,
    destinationId: `${destination}_id`,
    stamp: `${source}_version`,
    sourceState: `${source}_state`,
    destinationState: `${destination}_state`,
    result: `last_result_${way}_crm`,
    lastRun: `last_run_${way}_crm_id`,
  };
}
