/** What a refusal says beside its code and sentence. */
export interface RefusalDetail {
  /** Field of the input or of the record that is at fault, as the API names it. */
  field?: string;
  /** What to do next, as a sentence; where possible it names the mutation. */
  remedy?: string;
  /** Values a client or a run record can act on: ids, numbers, both values of a conflict. */
  data?: Record<string, unknown>;
  cause?: unknown;
}

/**
 * A rule or a person's input forbids what was asked. Not a bug and not worth trying again unchanged.
 * In the API it becomes an item of the payload's `errors`; in a run it is recorded with its code.
 */
export class Refusal extends Error {
  readonly field: string | null;
  readonly remedy: string | null;
  readonly data: Record<string, unknown>;

  constructor(
    readonly code: string,
    message: string,
    detail: RefusalDetail = {},
  ) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.name = 'Refusal';
    this.field = detail.field ?? null;
    this.remedy = detail.remedy ?? null;
    this.data = detail.data ?? {};
  }
}
