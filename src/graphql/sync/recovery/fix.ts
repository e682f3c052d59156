/** What to send to end a failure: a mutation ready to paste, with its variables. */
export interface Fix {
  readonly title: string;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What a fix is made from. */
export interface Failure {
  readonly code: string;
  readonly couplingId: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

type Recipe = (failure: Failure) => Fix | null;

const RECORDS = '{ outcomes { kind record error { code message } } errors { code message } }';

/** The mutation that ends a failure, as far as one alone does; null when a person has to correct a record first. */
export function fixOf(failure: Failure): Fix | null {
  return (RECIPES[failure.code] ?? ((): null => null))(failure);
}

const coupleReference: Recipe = ({ data }) => {
  const { erpId, crmId, mapping, table, value } = data;
  if (typeof mapping !== 'string') return null;
  const side = typeof erpId === 'string' ? 'Crm' : 'Erp';
  const id = typeof erpId === 'string' ? erpId : crmId;
  if (typeof id !== 'string') return null;
  const noun =
    typeof table === 'string' ? (table.split('.').at(-1) ?? table).replaceAll('_', ' ') : 'record';
  return {
    title: `Create the counterpart of ${noun} ${String(value ?? '')} and couple it`,
    document: `mutation ($input: CouplingCreateCounterpartsInput!) { couplingCreateIn${side}(input: $input) ${RECORDS} }`,
    variables: { input: { records: [{ id, mapping }] } },
  };
};

const restore: Recipe = ({ couplingId }) =>
  couplingId === null
    ? null
    : {
        title: 'Create the missing record again',
        document: `mutation ($input: OneSidedPairsInput!) { couplingRestore(input: $input) ${RECORDS} }`,
        variables: { input: { records: [{ couplingId }] } },
      };

const merge: Recipe = ({ couplingId }) =>
  couplingId === null
    ? null
    : {
        title: 'Let the ERP win; FROM_CRM lets the CRM win',
        document: `mutation ($input: CouplingSyncNowInput!) { couplingSyncNow(input: $input) ${RECORDS} }`,
        variables: { input: { records: [{ couplingId }], direction: 'TO_CRM' } },
      };

// A merge loses nothing; where one side alone may write, what the other one has is overwritten.
const passNewer: Recipe = ({ couplingId, data }) => {
  if (couplingId === null) return null;
  const way = data.twoWay === true ? { direction: 'MERGE' } : { overwriteNewer: true };
  return {
    title:
      data.twoWay === true
        ? 'Merge what both sides changed'
        : `Overwrite the newer ${String(data.side)} record`,
    document: `mutation ($input: CouplingSyncNowInput!) { couplingSyncNow(input: $input) ${RECORDS} }`,
    variables: { input: { records: [{ couplingId }], ...way } },
  };
};

const retry: Recipe = ({ couplingId }) =>
  couplingId === null
    ? null
    : {
        title: 'Try the pair again',
        document: `mutation ($input: CouplingRetryInput!) { couplingRetry(input: $input) { retried outcomes { kind error { code message } } errors { code message } } }`,
        variables: { input: { records: [{ couplingId }], syncNow: true } },
      };

const uncoupleHolder: Recipe = ({ data }) =>
  typeof data.couplingId === 'string'
    ? {
        title: `Remove the coupling of ${String(data.otherRecord ?? 'the other record')}`,
        document: `mutation ($input: CouplingDeleteInput!) { couplingDelete(input: $input) ${RECORDS} }`,
        variables: { input: { records: [{ couplingId: data.couplingId }] } },
      }
    : null;

const coupleCandidate: Recipe = ({ data }) => {
  const { erpId, mapping, candidates } = data;
  const [crmId] = Array.isArray(candidates) ? (candidates as unknown[]) : [];
  return typeof erpId === 'string' && typeof mapping === 'string' && typeof crmId === 'string'
    ? {
        title: 'Couple it with the right one of the candidates',
        document:
          'mutation ($input: CouplingCreateInput!) { couplingCreate(input: $input) { coupling { id } errors { code message } } }',
        variables: { input: { erpId, crmId, mapping } },
      }
    : null;
};

const createCounterpart: Recipe = ({ data }) =>
  typeof data.erpId === 'string' && typeof data.mapping === 'string'
    ? {
        title: `Create the counterpart of ${String(data.record)} and couple it`,
        document: `mutation ($input: CouplingCreateCounterpartsInput!) { couplingCreateInCrm(input: $input) ${RECORDS} }`,
        variables: { input: { records: [{ id: data.erpId, mapping: data.mapping }] } },
      }
    : null;

// Where the winner of a merge is taken, one of the two ERP records is one too many.
const coupleWinner: Recipe = ({ couplingId, data }) => {
  const { mapping, erpId, winnerId, winner, otherRecord } = data;
  if (typeof winnerId !== 'string' || typeof erpId !== 'string' || typeof mapping !== 'string')
    return null;
  if (otherRecord !== null)
    return couplingId === null
      ? null
      : {
          title: `Remove this coupling, as ${String(winner)} belongs to ${String(otherRecord)}`,
          document: `mutation ($input: CouplingDeleteInput!) { couplingDelete(input: $input) ${RECORDS} }`,
          variables: { input: { records: [{ couplingId }] } },
        };
  return {
    title: `Couple it with ${String(winner)}; initialSync TO_CRM or FROM_CRM takes over the values of one side at once`,
    document:
      'mutation ($input: CouplingCreateInput!) { couplingCreate(input: $input) { coupling { id } errors { code message } } }',
    variables: { input: { erpId, crmId: winnerId, mapping, initialSync: 'NONE' } },
  };
};

const RECIPES: Readonly<Record<string, Recipe>> = {
  REFERENCE_NOT_COUPLED: coupleReference,
  OWNER_NOT_COUPLED: coupleReference,
  CONTACT_COMPANY_MISSING: coupleReference,
  COUNTERPART_DELETED: restore,
  COUNTERPART_MERGED: coupleWinner,
  UPDATE_CONFLICT: merge,
  CHANGED_MEANWHILE: retry,
  DESTINATION_NEWER: passNewer,
  SKIPPED: retry,
  COUPLING_TAKEN: uncoupleHolder,
  MATCH_ALREADY_COUPLED: uncoupleHolder,
  MULTIPLE_MATCHES: coupleCandidate,
  NO_MATCH: createCounterpart,
};
