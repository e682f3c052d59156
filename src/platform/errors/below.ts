import { Refusal } from './refusal';

/** Does what concerns one element of a request; a refusal then names its field below the place of the element. */
export async function below<T>(place: string | null, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (place === null || !(error instanceof Refusal)) throw error;
    throw refusalBelow(place, error);
  }
}

/** A refusal whose field is named below the place of the element that it concerns. */
export function refusalBelow(place: string, refusal: Refusal): Refusal {
  const { code, message, field, remedy, data, cause } = refusal;
  return new Refusal(code, message, {
    field: field === null ? place : `${place}.${field}`,
    ...(remedy !== null && { remedy }),
    data,
    cause,
  });
}
