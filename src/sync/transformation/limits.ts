/** Longest text that a transformation rule works on. */
export const LONGEST_RULE_TEXT = 10_000;

/** Rules that may follow one another. */
export const LONGEST_CHAIN = 20;
