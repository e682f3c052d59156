import type { Row, RowValue } from '../../platform/database/record-table';

/** Something that a conversion did not take over as it was, without being stopped by it. */
export interface ConversionWarning {
  /** `VALUE_CUT`: the ERP keeps fewer characters. `COUNTRY_UNKNOWN`: the country is no code, ISO code or name the ERP knows. */
  readonly code: 'VALUE_CUT' | 'COUNTRY_UNKNOWN';
  /** Field of the CRM document. */
  readonly field: string;
  readonly message: string;
}

/** Collects warnings while the texts of a CRM document are fitted into the ERP's lengths. */
export class FittedTexts {
  readonly warnings: ConversionWarning[] = [];

  constructor(private readonly document: Row) {}

  /** The text of a field, cut to a length; null when it is blank. */
  cut(field: string, length: number): string | null {
    const value: RowValue | undefined = this.document[field];
    if (typeof value !== 'string' || value === '') return null;
    const characters = Array.from(value);
    if (characters.length <= length) return value;
    this.warnings.push({
      code: 'VALUE_CUT',
      field,
      message: `${field} has ${characters.length} characters; the ERP keeps the first ${length}.`,
    });
    return characters.slice(0, length).join('');
  }

  /** The country of a field as the ERP's code; what it does not know is kept as far as it fits (OC-8, mended). */
  country(field: string, codes: ReadonlyMap<string, string>): string | null {
    const text = this.document[field];
    if (typeof text !== 'string' || text.trim() === '') return null;
    const code = codes.get(text.trim().toLowerCase());
    if (code !== undefined) return code;
    this.warnings.push({
      code: 'COUNTRY_UNKNOWN',
      field,
      message: `The ERP knows no country ${text.trim()}; its first 10 characters were kept.`,
    });
    return Array.from(text.trim()).slice(0, 10).join('').toUpperCase();
  }
}
