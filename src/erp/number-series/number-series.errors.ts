import { Refusal } from '../../platform/errors/refusal';

/** A number was wanted from a series that does not exist, or none is set up for the noun. */
export function numberSeriesNotFound(seriesCode: string | null): Refusal {
  const message =
    seriesCode === null
      ? 'No number series is set up for this kind of record.'
      : `There is no number series ${seriesCode}.`;
  return new Refusal('NUMBER_SERIES_NOT_FOUND', message, {
    field: 'number',
    data: { seriesCode },
    remedy: 'Give the record a number, or name an existing number series in the sales setup.',
  });
}

/** The series has fewer numbers left than were wanted. */
export function numberSeriesExhausted(seriesCode: string, endingNo: string | null): Refusal {
  const end = endingNo === null ? '' : ` It ends with ${endingNo}.`;
  return new Refusal(
    'NUMBER_SERIES_EXHAUSTED',
    `The number series ${seriesCode} has no numbers left.${end}`,
    {
      field: 'number',
      data: { seriesCode, endingNo },
      remedy: 'Raise the ending number of the series, or set up another series.',
    },
  );
}

/** The series gives its numbers itself and lets nobody choose one. */
export function manualNumberRefused(seriesCode: string, number: string): Refusal {
  return new Refusal(
    'MANUAL_NUMBER_REFUSED',
    `The number series ${seriesCode} does not allow numbers entered by hand (${number}).`,
    {
      field: 'number',
      data: { seriesCode, number },
      remedy: 'Leave the number out, or allow manual numbers in the series.',
    },
  );
}
