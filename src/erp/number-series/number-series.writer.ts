import { invalidInput } from '../../platform/errors/input.errors';
import type { Refusal } from '../../platform/errors/refusal';
import type { Row } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import { ErpWriter } from '../common/erp-writer';
import { textOf } from '../common/row-values';
import { numberAfter } from './number-series.rules';

/** Writes number series: their numbers must have digits to count with, and count upwards. */
export class NumberSeriesWriter extends ErpWriter {
  protected override readonly rowRules = [countable, upwards];

  constructor(tables: RecordTables) {
    super(tables.get('erp.number_series'), 'Number series', 'code');
  }
}

function countable(row: Row): Refusal | null {
  for (const property of ['startingNo', 'endingNo', 'lastNoUsed']) {
    const number = textOf(row[property]);
    if (number !== null && numberAfter(number) === null) {
      return invalidInput(property, `${property} must have digits to count with.`);
    }
  }
  return null;
}

function upwards(row: Row): Refusal | null {
  const step = row.incrementByNo;
  if (step == null || Number(step) > 0) return null;
  return invalidInput('incrementByNo', 'incrementByNo must be greater than zero.');
}
