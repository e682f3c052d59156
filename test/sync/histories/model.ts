/** What people and the engine change in a history: two-way fields, and one that only the ERP sends. */
export const FIELDS = ['name', 'phone', 'street', 'city'] as const;

/** A two-way field of the model. */
export type ModelField = (typeof FIELDS)[number];

/** Fields of one unit are merged together. */
const UNIT: Record<ModelField, string> = {
  name: 'name',
  phone: 'phone',
  street: 'address',
  city: 'address',
};

/** Values of one record. */
export type Values = Record<ModelField | 'credit', string | null>;

/** What to do when both sides changed. */
export type Policy = 'NONE' | 'SEND' | 'GET' | 'MERGE';

/** What to do when a record of a pair is gone; the first leaves it to a person. */
export const DELETION_POLICIES = [
  'NONE',
  'IGNORE',
  'DEACTIVATE',
  'RESTORE',
  'REMOVE_COUPLING',
] as const;

/** One of them. */
export type DeletionPolicy = (typeof DELETION_POLICIES)[number];

/** A coupled pair as it must be: written from the rules of S-14 to S-16, not from the engine. */
export interface ModelPair {
  erp: Values;
  crm: Values;
  /** Values when both sides last agreed; null: never. */
  base: { erp: Values; crm: Values } | null;
  /** Written since both sides last agreed. */
  erpMoved: boolean;
  crmMoved: boolean;
  /** Records of the pair that were deleted: runs leave the values of the other one alone. */
  lost: ('erp' | 'crm')[];
  /** The record that is left was taken out of business by the policy; that is done once. */
  settled: boolean;
}

/** A pair that was just coupled and has never agreed. */
export function newPair(erp: Values, crm: Values): ModelPair {
  return {
    erp: { ...erp },
    crm: { ...crm },
    base: null,
    erpMoved: true,
    crmMoved: true,
    lost: [],
    settled: false,
  };
}

/** A copy. */
export function copyOf(pair: ModelPair): ModelPair {
  return structuredClone(pair);
}

/** Which records a run looks at: those written since the last one, and those whose last attempt failed (S-11). */
export interface Candidacy {
  /** The pair is skipped: neither is looked at. */
  readonly skipped: boolean;
  readonly erpTouched: boolean;
  readonly crmTouched: boolean;
  readonly toCrmFailed: boolean;
  readonly fromCrmFailed: boolean;
  /** What is left is out of business, and so outside its filter. */
  readonly outside: boolean;
}

/** Both passes of a run: to the CRM, then from it; `between` is what happens in the meantime; true: to the CRM. */
export function runPair(
  pair: ModelPair,
  policy: Policy,
  looked: Candidacy,
  between: () => boolean = () => false,
): void {
  const alone = isBroken(pair) || looked.skipped;
  const toCrm = (pair.erpMoved && looked.erpTouched) || looked.toCrmFailed;
  if (!alone && toCrm) pass(pair, policy, 'erp');
  const crmTouched = between() || looked.crmTouched;
  if (!alone && ((pair.crmMoved && crmTouched) || looked.fromCrmFailed)) pass(pair, policy, 'crm');
}

/** One side wins, whatever changed: a person chose so. */
export function forcePair(pair: ModelPair, winner: 'erp' | 'crm'): void {
  if (winner === 'crm' && pair.erpMoved && differing(pair).length === 0) return lookAtCrm(pair);
  const loser = winner === 'erp' ? 'crm' : 'erp';
  for (const field of FIELDS) pair[loser][field] = pair[winner][field];
  pair.crm.credit = pair.erp.credit;
  agree(pair);
}

/** A person settles what is in conflict in favour of one side; what one side alone changed travels by itself. */
export function settlePair(pair: ModelPair, winner: 'erp' | 'crm'): void {
  const open = new Set(conflicting(pair).map((field) => UNIT[field]));
  const sources = differing(pair).map((field) => {
    const alone = moved(pair, 'crm', field) ? ('crm' as const) : ('erp' as const);
    return { field, source: open.has(UNIT[field]) ? winner : alone };
  });
  for (const { field, source } of sources)
    pair[source === 'erp' ? 'crm' : 'erp'][field] = pair[source][field];
  pair.crm.credit = pair.erp.credit;
  agree(pair);
}

/** Fields on which both sides differ. */
export function differing({ erp, crm }: ModelPair): ModelField[] {
  return FIELDS.filter((field) => erp[field] !== crm[field]);
}

/** Fields that neither side may decide alone: their unit changed on both sides, to different values. */
function conflicting(pair: ModelPair): ModelField[] {
  return differing(pair).filter((field) => moved(pair, 'erp', field) && moved(pair, 'crm', field));
}

function pass(pair: ModelPair, policy: Policy, source: 'erp' | 'crm'): void {
  const destination = source === 'erp' ? 'crm' : 'erp';
  const fields = differing(pair);
  const destinationMoved = destination === 'erp' ? pair.erpMoved : pair.crmMoved;
  if (!destinationMoved) return take(pair, source, fields);
  if (source === 'crm' && fields.length === 0) return lookAtCrm(pair);
  if (policy === 'MERGE') {
    if (fields.some((field) => moved(pair, 'erp', field) && moved(pair, 'crm', field))) return;
    const back = fields.filter((field) => moved(pair, destination, field));
    take(
      pair,
      source,
      fields.filter((field) => !back.includes(field)),
    );
    take(pair, destination, back);
    return;
  }
  const winner = WINNER[policy];
  if (fields.length === 0 || winner === source) {
    take(pair, source, fields);
    // What travels only one way travels in the same step.
    pair.crm.credit = pair.erp.credit;
  }
}

const WINNER: Record<Exclude<Policy, 'MERGE'>, 'erp' | 'crm' | null> = {
  SEND: 'erp',
  GET: 'crm',
  NONE: null,
};

function take(pair: ModelPair, source: 'erp' | 'crm', fields: readonly ModelField[]): void {
  const destination = source === 'erp' ? 'crm' : 'erp';
  for (const field of fields) pair[destination][field] = pair[source][field];
  if (source === 'erp' || pair.erpMoved) pair.crm.credit = pair.erp.credit;
  agree(pair);
}

// The CRM has nothing that is new to an ERP record that moved: what the ERP alone sends stays open for a pass to the CRM.
function lookAtCrm(pair: ModelPair): void {
  pair.base = { erp: { ...pair.erp }, crm: { ...pair.crm } };
  pair.crmMoved = false;
}

function agree(pair: ModelPair): void {
  pair.base = { erp: { ...pair.erp }, crm: { ...pair.crm } };
  pair.erpMoved = false;
  pair.crmMoved = false;
}

function moved(pair: ModelPair, side: 'erp' | 'crm', field: ModelField): boolean {
  const { base } = pair;
  if (!base) return true;
  // What both sides changed to the same value is no reason to quarrel.
  return differing(pair).some(
    (each) => UNIT[each] === UNIT[field] && pair[side][each] !== base[side][each],
  );
}

/** Whether a record of the pair was deleted. */
export function isBroken({ lost }: ModelPair): boolean {
  return lost.length > 0;
}

/** The record that is gone is made anew from the one that is left; what only the ERP sends, an ERP record made anew lacks. */
export function restorePair(pair: ModelPair): void {
  const [lost] = pair.lost;
  if (!lost) return;
  for (const field of FIELDS) pair[lost][field] = pair[lost === 'erp' ? 'crm' : 'erp'][field];
  pair[lost].credit = lost === 'crm' ? pair.erp.credit : '0';
  pair.lost = [];
  pair.settled = false;
  agree(pair);
}

/** Whether the records that are there hold what the model says. */
export function same(
  model: ModelPair,
  actual: { erp: Values | null; crm: Values | null },
): boolean {
  return (['erp', 'crm'] as const).every(
    (side) =>
      actual[side] === null ||
      [...FIELDS, 'credit' as const].every((field) => actual[side]?.[field] === model[side][field]),
  );
}

/** Whether a pair waits for a person to settle it. */
export function isOpen(pair: ModelPair | null | undefined): boolean {
  return Boolean(pair && !isBroken(pair) && conflicting(pair).length > 0);
}
