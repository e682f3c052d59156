import { Refusal } from '../../platform/errors/refusal';

/** A person was to belong to a contact that is no company. */
export function contactNotACompany(number: string): Refusal {
  return new Refusal('CONTACT_NOT_A_COMPANY', `Contact ${number} is a person, not a company.`, {
    field: 'companyNo',
    data: { number },
    remedy: 'Choose a contact of type Company.',
  });
}

/** The primary contact of a customer or vendor must be one of its own. */
export function primaryContactOfOtherCompany(number: string, companyNo: string | null): Refusal {
  return new Refusal(
    'PRIMARY_CONTACT_OF_OTHER_COMPANY',
    `Contact ${number} does not belong to this company${companyNo === null ? '' : `, but to ${companyNo}`}.`,
    {
      field: 'primaryContactNo',
      data: { number, companyNo },
      remedy: 'Choose a contact of the company, or move the contact there first.',
    },
  );
}

/** A company with persons, or one that stands for a customer or vendor, cannot become a person. */
export function contactTypeFixed(number: string): Refusal {
  return new Refusal(
    'CONTACT_TYPE_FIXED',
    `Contact ${number} has persons, or stands for a customer or vendor, and stays a company.`,
    {
      field: 'type',
      data: { number },
      remedy: 'Move the persons elsewhere first, or create another contact.',
    },
  );
}
