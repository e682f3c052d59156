/** What a parameter of a transformation takes. */
export interface ParameterSpec {
  readonly kind: 'text' | 'number' | 'decimal' | 'culture' | 'choice';
  readonly required?: boolean;
  readonly choices?: readonly string[];
  /** Longest text. */
  readonly longest?: number;
}

/** Parameters of a rule after they were checked. */
export type RuleParameters = Readonly<Record<string, string | number | undefined>>;

/** Makes a text out of a text. */
export type TransformText = (text: string) => string;

/** One type of transformation (T-17): which parameters it takes, and what it makes of them. */
export interface TransformationType {
  readonly parameters: Readonly<Record<string, ParameterSpec>>;
  /** What is wrong with the parameters together; null when nothing. */
  complaint?(parameters: RuleParameters): { parameter: string; message: string } | null;
  build(parameters: RuleParameters): TransformText;
}

/** The values a rule looks up in: a table, its search field and its result field. */
export interface LookupSpec {
  readonly table: string;
  readonly searchField: string;
  readonly resultField: string;
  /** A value that is not found stays as it is instead of becoming empty. */
  readonly keepOriginal: boolean;
}
