import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import { invalidInput } from '../../../platform/errors/input.errors';
import { Refusal } from '../../../platform/errors/refusal';
import type { OutcomeKind } from '../../../sync/engine/outcome';
import type { PreviewMapping } from '../../../sync/preview/preview-mapping';
import type { PreviewRecords } from '../../../sync/preview/preview-records';
import { checkInput } from '../../common/errors/answer';
import { checkFirst } from '../../common/lists/list.args';
import type { RequestContext } from '../../server/context';
import type { CoupledRecordInput } from '../coupling/coupling.inputs';
import { SyncPreviewInput } from './preview.inputs';
import { countsOf, summedCounts, toCounts, toPreviewedOutcome } from './preview.outcomes';
import { SyncPreviewType } from './preview.type';

/** What this resolver calls. */
export interface PreviewVerbs {
  readonly unitOfWork: UnitOfWork;
  readonly previewRecords: PreviewRecords;
  readonly previewMapping: PreviewMapping;
}

/** What synchronizing would do. */
@Resolver()
export class PreviewResolver {
  constructor(private readonly verbs: PreviewVerbs) {}

  @Query(() => SyncPreviewType, {
    description:
      'What synchronizing would do, record by record and field by field, without writing anything: for chosen records, or for the run of a whole table mapping (Q-26). Refuses with: CONNECTION_DISABLED, DIRECTION_NOT_ALLOWED, INVALID_CURSOR, INVALID_INPUT, LINES_NEED_HEADER, NO_FIELD_FOR_DIRECTION, TABLE_NOT_MAPPED.',
  })
  async syncPreview(
    @Arg('input', () => SyncPreviewInput, { description: 'What to preview.' })
    input: SyncPreviewInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<SyncPreviewType> {
    await checkInput(input);
    const records = input.records ?? null;
    const mapping = input.mapping ?? null;
    checkFor(records === null ? 'mapping' : 'records', input);
    if (records !== null && mapping === null) return this.ofRecords(input, records, actor);
    if (records === null && mapping !== null) return this.ofMapping(input, mapping, actor);
    throw invalidInput('input.records', 'Give exactly one of records and mapping.');
  }

  private async ofRecords(
    input: SyncPreviewInput,
    records: CoupledRecordInput[],
    actor: string,
  ): Promise<SyncPreviewType> {
    const { unitOfWork, previewRecords } = this.verbs;
    const work = { ...input, records };
    const { outcomes, followers } = await unitOfWork.preview((tx) => previewRecords.run(tx, work), {
      actor,
    });
    return {
      counts: countsOf(outcomes),
      passes: [],
      outcomes: outcomes.map(toPreviewedOutcome),
      pageInfo: { hasNextPage: false, endCursor: null },
      alsoWritten: followers,
    };
  }

  private async ofMapping(
    input: SyncPreviewInput,
    mapping: string,
    actor: string,
  ): Promise<SyncPreviewType> {
    const { first, after, full, unconditional } = input;
    checkFirst(first);
    const skip = after === null || after === undefined ? 0 : placeOf(after);
    const direction = input.direction === 'MERGE' ? null : input.direction;
    const kinds = input.kinds?.map((kind) => kind.toLowerCase() as OutcomeKind) ?? null;
    const { passes, outcomes, hasMore } = await this.verbs.previewMapping.run(
      { mapping, direction, full, unconditional, kinds, first, skip },
      actor,
    );
    const shown = passes.map((pass) => ({ ...pass, counts: toCounts(pass.counts) }));
    const end = outcomes.length === 0 ? null : cursorAt(skip + outcomes.length);
    return {
      counts: summedCounts(shown.map((pass) => pass.counts)),
      passes: shown,
      outcomes: outcomes.map(toPreviewedOutcome),
      pageInfo: { hasNextPage: hasMore, endCursor: end },
      alsoWritten: [],
    };
  }
}

const ONLY_FOR = {
  records: ['overwriteNewer', 'force', 'createMissing'],
  mapping: ['full', 'unconditional', 'kinds', 'after'],
} as const;

// What is asked for the other kind of preview would change nothing here, and is refused rather than passed over.
function checkFor(kind: 'records' | 'mapping', input: SyncPreviewInput): void {
  const other = kind === 'records' ? 'mapping' : 'records';
  const given = ONLY_FOR[other].find((field) => asksFor(input, field));
  if (given === undefined) return;
  const what = other === 'records' ? 'chosen records' : 'the run of a mapping';
  throw invalidInput(`input.${given}`, `Only a preview of ${what} knows ${given}. Leave it out.`);
}

// Where false is what is left out, it asks for nothing; `force` and `overwriteNewer` mean it.
function asksFor(input: SyncPreviewInput, field: keyof SyncPreviewInput): boolean {
  const value = input[field];
  if (field === 'createMissing' || field === 'full' || field === 'unconditional')
    return value === true;
  return value !== null && value !== undefined;
}

// A preview has no rows to page by; the place among its outcomes, which come in the order of the run, has to do.
function cursorAt(place: number): string {
  return Buffer.from(`preview:${place}`).toString('base64url');
}

function placeOf(cursor: string): number {
  const place = /^preview:(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'))?.[1];
  if (place !== undefined) return Number(place);
  throw new Refusal('INVALID_CURSOR', 'The cursor does not belong to a preview.', {
    field: 'after',
    remedy: 'Pass an endCursor of the same preview, or leave `after` out.',
  });
}
