/** The status reasons each state of a noun allows, by the vendor's numbers. */
export type StatusesByState = Readonly<Record<number, readonly number[]>>;

/** Condition of the database that a row's state is known and its status reason belongs to it. */
export function stateCheck(statuses: StatusesByState): string {
  const pairs = Object.entries(statuses).flatMap(([state, reasons]) =>
    reasons.map((reason) => `(${state}, ${reason})`),
  );
  return `(state_code, status_code) IN (${pairs.join(', ')})`;
}
