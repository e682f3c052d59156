import type { Tx } from '../../platform/database/db';
import { Refusal } from '../../platform/errors/refusal';
import type { ReadConflicts } from '../conflict/read-conflicts';
import type { EngineParts } from '../engine/batch/batch';
import { RecordNames } from '../engine/record-names';
import { filterSql } from '../mapping/filter';
import type { LiveMapping } from '../mapping/live-mapping';
import type { LiveMappings } from '../mapping/live-mappings';
import type { MappingSet } from '../mapping/mapping-set';
import type { Side } from '../mapping/direction';
import type { AuditCounts, AuditResult, Finding, FindingKind } from './audit';
import { AuditStore, type LooseRecord, type SideScope } from './audit.store';
import { ComparePairs, type Comparison } from './compare-pairs';
import { FindDifferences } from './find-differences';

/** Which mapping to audit, and which part of the list is wanted. */
export interface AuditInput {
  readonly mapping: string;
  readonly first: number;
  readonly after: string | null;
  /** Count everything; without it only as many pairs are looked at as the page takes. */
  readonly counts: boolean;
  readonly now: string;
}

interface Scene {
  readonly tx: Tx;
  readonly input: AuditInput;
  readonly mapping: LiveMapping;
  readonly mappings: MappingSet;
  readonly counts: AuditCounts;
  readonly findings: Finding[];
}

/** Few enough pairs to be forgotten before the collector has to move them; with 500 the database works a quarter longer. */
const PAGE = 1_500;

/** Pairs that are as they should be; they are counted, and not listed. */
const SOUND: ReadonlySet<Comparison['verdict']> = new Set(['agrees', 'keptOut', 'settled']);

/** The parts of the list, in their order; a cursor names one of them and an id there. */
const PARTS = ['pairs', 'strays', 'erpDuplicates', 'crmDuplicates'] as const;
type Part = (typeof PARTS)[number];

/**
 * Proves for a mapping how many coupled pairs agree and lists those that do not, field by field; besides
 * couplings that lost a record, CRM records of this company that nothing is coupled to, and duplicates. It
 * streams through the pairs with the engine's own comparison, so memory does not grow with the table. Run
 * it in one snapshot.
 */
export class AuditMapping {
  private readonly store = new AuditStore();
  private readonly compare: ComparePairs;
  private readonly differences: FindDifferences;
  private readonly names: RecordNames;

  constructor(
    private readonly mappings: LiveMappings,
    private readonly parts: EngineParts,
    conflicts: ReadConflicts,
  ) {
    this.compare = new ComparePairs(parts);
    this.differences = new FindDifferences(conflicts);
    this.names = new RecordNames(parts.sides);
  }

  /** Counts as asked, and a page of what does not agree. */
  async run(tx: Tx, input: AuditInput): Promise<AuditResult> {
    const mappings = await this.mappings.load(tx);
    const mapping = mappings.named(input.mapping);
    const start = positionOf(input.after);
    const scene = { tx, input, mapping, mappings, counts: noCounts(), findings: [] };
    await this.pairs(scene, start);
    const sides = this.sidesOf(scene);
    await this.strays(scene, sides.CRM, start);
    await this.duplicates(scene, sides.ERP, ['erpDuplicates', start]);
    await this.duplicates(scene, sides.CRM, ['crmDuplicates', start]);
    const findings = scene.findings as Finding[];
    return {
      counts: input.counts ? scene.counts : null,
      findings: findings.slice(0, input.first),
      hasMore: findings.length > input.first,
    };
  }

  private async pairs(scene: Scene, start: Position): Promise<void> {
    const { tx, input, mapping, counts } = scene;
    if (!input.counts && start.part !== 'pairs') return;
    const from = start.part === 'pairs' ? start.after : null;
    await this.store.openPairs(tx, mapping.id, input.counts ? null : from);
    for (;;) {
      const pairs = await this.store.nextPairs(tx, PAGE);
      if (pairs.length === 0) break;
      const compared = await this.compare.run(tx, { ...scene, now: input.now }, pairs);
      for (const each of compared) count(counts, each);
      if (start.part === 'pairs') await this.list(scene, compared, from);
      if (!input.counts && full(scene)) break;
    }
    await this.store.closePairs(tx);
  }

  private async list(
    scene: Scene,
    compared: readonly Comparison[],
    after: string | null,
  ): Promise<void> {
    const { input, mapping, findings } = scene;
    const open = compared
      .filter(({ verdict }) => !SOUND.has(verdict))
      .filter(({ pair }) => after === null || pair.id > after)
      .slice(0, Math.max(0, input.first + 1 - findings.length));
    if (open.length === 0) return;
    const { sides } = this.parts;
    const [erp, crm] = [sides.get(mapping.erpTable), sides.get(mapping.crmTable)];
    const scope = { mapping, now: input.now, erp, crm };
    const cursorOf = (id: string): string => cursorAt('pairs', id);
    findings.push(...(await this.differences.run(scene.tx, scope, open, cursorOf)));
  }

  private async strays(scene: Scene, side: SideScope, start: Position): Promise<void> {
    const { tx, input, mappings, counts } = scene;
    const { companyId } = mappings.settings;
    if (companyId === null || !side.table.columns.has('companyId')) return;
    if (input.counts) {
      counts.strays = await this.store.countStrays(tx, side, companyId);
      if (counts.strays === 0) return;
    }
    const page = pageOf(scene, 'strays', start);
    if (!page) return;
    const found = await this.store.pageStrays(tx, side, companyId, page);
    await this.addLoose(scene, side, found, ['STRAY', 'strays']);
  }

  private async duplicates(
    scene: Scene,
    side: SideScope,
    [part, start]: [Part, Position],
  ): Promise<void> {
    const { tx, input, counts } = scene;
    if (input.counts) {
      const count = await this.store.countDuplicates(tx, side);
      counts.duplicates += count;
      if (count === 0) return;
    }
    const page = pageOf(scene, part, start);
    if (!page) return;
    const found = await this.store.pageDuplicates(tx, side, page);
    await this.addLoose(scene, side, found, ['DUPLICATE', part]);
  }

  private async addLoose(
    { tx, findings }: Scene,
    { side, table }: SideScope,
    records: readonly LooseRecord[],
    [kind, part]: [FindingKind, Part],
  ): Promise<void> {
    const ids = records.flatMap(({ id, duplicateOf }) => (duplicateOf ? [id, duplicateOf] : [id]));
    const names = await this.names.run(
      tx,
      ids.map((id) => ({ table: table.name, id })),
    );
    for (const { id, duplicateOf } of records) {
      findings.push({
        kind,
        couplingId: null,
        erpId: side === 'ERP' ? id : null,
        crmId: side === 'CRM' ? id : null,
        record: names.get(id) ?? id,
        fields: [],
        refusal: null,
        duplicateOf: duplicateOf === null ? null : (names.get(duplicateOf) ?? duplicateOf),
        cursor: cursorAt(part, id),
      });
    }
  }

  private sidesOf({ mapping, mappings }: Scene): Record<Side, SideScope> {
    const { companyId } = mappings.settings;
    const of = (side: Side): SideScope => {
      const own = this.parts.sides.get(side === 'ERP' ? mapping.erpTable : mapping.crmTable);
      const filter = side === 'ERP' ? mapping.erpFilter : mapping.crmFilter;
      return {
        side,
        table: own.table,
        mappingId: mapping.id,
        filter: filterSql(own.table, filter, companyId),
        naming: namingOf(mapping, side, this.parts.sides.get(mapping.crmTable).key).filter(
          (property) => own.table.columns.has(property),
        ),
      };
    };
    return { ERP: of('ERP'), CRM: of('CRM') };
  }
}

// The matching fields of the mapping; without any, the field that goes with the name of the CRM record.
function namingOf(mapping: LiveMapping, side: Side, crmKey: string): string[] {
  if (mapping.definition.lines) return [];
  const matching = mapping.fields.filter((field) => field.useForMatching);
  const fields =
    matching.length > 0 ? matching : mapping.fields.filter((field) => field.crmField === crmKey);
  return fields.flatMap(({ erpField, crmField }) => {
    if (erpField === null || crmField === null) return [];
    return [side === 'ERP' ? erpField : crmField];
  });
}

interface Position {
  readonly part: Part;
  readonly after: string | null;
}

function cursorAt(part: Part, id: string): string {
  return Buffer.from(JSON.stringify([part, id])).toString('base64url');
}

function positionOf(cursor: string | null): Position {
  if (cursor === null) return { part: 'pairs', after: null };
  try {
    const [part, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    const known = PARTS.find((each) => each === part);
    if (known && typeof id === 'string' && /^[0-9a-f-]{36}$/i.test(id))
      return { part: known, after: id };
  } catch {
    // Falls through to the refusal: whatever it is, it is no cursor of ours.
  }
  throw new Refusal('INVALID_CURSOR', 'The cursor does not belong to this audit.', {
    field: 'after',
    remedy: 'Pass an endCursor of the same audit, or leave `after` out.',
  });
}

// Where a later part of the list begins on this page; null when the page is full or begins behind it.
function pageOf(scene: Scene, part: Part, start: Position) {
  const wanted = scene.input.first + 1 - scene.findings.length;
  const reached = PARTS.indexOf(part) >= PARTS.indexOf(start.part);
  if (wanted <= 0 || !reached) return null;
  return { after: part === start.part ? start.after : null, limit: wanted };
}

function full({ findings, input }: Scene): boolean {
  return findings.length > input.first;
}

function count(counts: AuditCounts, { verdict, erp, crm }: Comparison): void {
  counts.pairs += 1;
  if (verdict === 'agrees') counts.agreeing += 1;
  else if (verdict === 'differs') counts.differing += 1;
  else if (verdict === 'notComparable') counts.notComparable += 1;
  else if (verdict === 'keptOut') counts.keptOut += 1;
  else if (verdict === 'settled') counts.settled += 1;
  else if (erp) counts.crmMissing += 1;
  else if (crm) counts.erpMissing += 1;
  else counts.bothMissing += 1;
}

function noCounts(): AuditCounts {
  return {
    pairs: 0,
    agreeing: 0,
    differing: 0,
    notComparable: 0,
    keptOut: 0,
    settled: 0,
    erpMissing: 0,
    crmMissing: 0,
    bothMissing: 0,
    strays: 0,
    duplicates: 0,
  };
}
