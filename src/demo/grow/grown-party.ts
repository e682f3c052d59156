import { CustomerBlocked } from '../../erp/customer/customer.options';
import type { Row } from '../../platform/database/record-table';
import { COUNTRIES, FIRST_WORDS, type Country } from './countries';
import { Dice } from './dice';
import { GROWN, grownId } from './grown-ids';

/** How a grown customer stands to the CRM. */
export type Standing = 'coupled' | 'matching' | 'alone' | 'blocked';

/** A contact person, and the id of its counterpart. */
export interface GrownPerson {
  /** Place among the grown persons. */
  readonly place: number;
  readonly erp: Row & { id: string };
  readonly crmId: string;
}

/** A grown customer with what belongs to it in the ERP. */
export interface GrownParty {
  /** Place among the grown customers, from 0. */
  readonly place: number;
  readonly standing: Standing;
  readonly customer: Row & { id: string; number: string };
  readonly company: Row;
  readonly relation: Row;
  readonly persons: readonly GrownPerson[];
  /** Id of its account, where it has one. */
  readonly accountId: string;
  /** The dice of this customer, for what it orders. */
  readonly dice: Dice;
}

type Id = Row & { id: string };

// Of 24 customers each country has its share; the order of the slots is that of the countries.
const SLOTS: readonly { readonly country: Country; readonly rank: number }[] = COUNTRIES.flatMap(
  (country) => Array.from({ length: country.share }, (_, rank) => ({ country, rank })),
);
const TERMS = ['30D', '30D', '14D', 'CM', '30D-2'];
const STEP = 7_919;

/** The grown customer of a place: the same place is the same customer in every demo company. */
export function grownParty(place: number): GrownParty {
  const dice = new Dice(place);
  const slot = SLOTS[place % SLOTS.length];
  if (!slot) throw new Error('Every slot has a country.');
  const { country, rank } = slot;
  const name = companyName(country, Math.floor(place / SLOTS.length) * country.share + rank);
  const persons = personsOf(place, { country, name, dice });
  const shared = addressOf(country, name, { place, dice });
  const customer = customerOf({ place, country, dice }, shared, persons);
  const companyNo = companyNoOf(place);
  return {
    place,
    standing: standingOf(place),
    customer,
    company: {
      id: grownId(GROWN.company, place),
      number: companyNo,
      type: 0,
      ...shared,
      companyNo,
      companyName: name,
    },
    relation: {
      id: grownId(GROWN.relation, place),
      contactNo: companyNo,
      linkToTable: 1,
      no: customer.number,
    },
    persons,
    accountId: grownId(GROWN.account, place),
    dice,
  };
}

// The order in which the dice are thrown makes the customer.
function customerOf(
  { place, country, dice }: { place: number; country: Country; dice: Dice },
  shared: Row,
  persons: readonly GrownPerson[],
): Id & { number: string } {
  const primary = place % 4 === 0 ? persons[0]?.erp : undefined;
  const blocked = standingOf(place) === 'blocked' ? CustomerBlocked.All : CustomerBlocked.No;
  return {
    id: grownId(GROWN.customer, place),
    number: `D${pad(place)}`,
    ...shared,
    paymentTermsCode: dice.pick(TERMS),
    shipmentMethodCode: dice.pick(['DAP', 'EXW', 'FOB']),
    shippingAgentCode: dice.chance(60) ? dice.pick(['DHL', 'FEDEX', 'OWN']) : null,
    customerPriceGroup: dice.chance(30) ? dice.pick(['RETAIL', 'WHOLESALE']) : null,
    creditLimitLcy: String(dice.below(20) * 2_500),
    vatBusPostingGroup: country.vatGroup,
    blocked,
    primaryContactNo: primary?.number ?? null,
    contact: primary?.name ?? null,
  };
}

function standingOf(place: number): Standing {
  if (place % 40 === 31) return 'blocked';
  if (place % 25 === 7) return 'matching';
  return place % 16 === 5 ? 'alone' : 'coupled';
}

// Names repeat only after every combination of a country was used once.
function companyName({ cities, trades, legalForms }: Country, rank: number): string {
  const total = FIRST_WORDS.length * trades.length * cities.length;
  const mixed = (rank * STEP) % total;
  const word = FIRST_WORDS[mixed % FIRST_WORDS.length] ?? '';
  const trade = trades[Math.floor(mixed / FIRST_WORDS.length) % trades.length] ?? '';
  const [city = ''] = cities[Math.floor(mixed / (FIRST_WORDS.length * trades.length))] ?? [];
  const round = Math.floor(rank / total);
  const again = round === 0 ? '' : ` ${round + 1}`;
  return `${word} ${trade} ${city}${again} ${legalForms[rank % legalForms.length] ?? ''}`;
}

function addressOf(
  country: Country,
  name: string,
  { place, dice }: { place: number; dice: Dice },
): Row {
  const [city, code] = dice.pick(country.cities);
  return {
    name,
    searchName: name.toUpperCase(),
    address: `${dice.pick(country.streets)} ${1 + dice.below(140)}`,
    postCode: `${code}${dice.digits(Math.max(0, 5 - code.replace('-', '').length))}`,
    city,
    countryRegionCode: country.code,
    currencyCode: country.currency,
    phoneNo: `${country.phone}${dice.digits(7)}`,
    email: `office@${domainOf(name, place)}`,
    homePage: dice.chance(50) ? `https://www.${domainOf(name, place)}` : null,
    vatRegistrationNo: country.vatGroup === 'EXPORT' ? null : `${country.code}${dice.digits(9)}`,
    salespersonCode: country.salesperson,
  };
}

function personsOf(
  place: number,
  { country, name, dice }: { country: Country; name: string; dice: Dice },
): GrownPerson[] {
  const count = place % 10 === 9 ? 0 : 1 + Number(place % 4 === 0);
  return Array.from({ length: count }, (_, index) => {
    const firstName = dice.pick(country.firstNames);
    const surname = dice.pick(country.surnames);
    const full = `${firstName} ${surname}`;
    const at = place * 2 + index;
    const erp = {
      id: grownId(GROWN.person, at),
      number: `DP${pad(place)}${index}`,
      type: 1,
      name: full,
      searchName: full.toUpperCase(),
      firstName,
      surname,
      jobTitle: dice.pick(['Purchasing', 'Facilities', 'Owner', 'Office manager', 'Architect']),
      companyNo: companyNoOf(place),
      companyName: name,
      phoneNo: `${country.phone}${dice.digits(7)}`,
      mobilePhoneNo: dice.chance(40) ? `${country.phone}9${dice.digits(7)}` : null,
      email: `${slug(full).replaceAll('-', '.')}@${domainOf(name, place)}`,
      countryRegionCode: country.code,
      currencyCode: country.currency,
      salespersonCode: country.salesperson,
    };
    return { place: at, erp, crmId: grownId(GROWN.crmContact, at) };
  });
}

function companyNoOf(place: number): string {
  return `DC${pad(place)}`;
}

function domainOf(name: string, place: number): string {
  return `${slug(name.split(' ').slice(0, 2).join(' '))}-${place + 1}.example`;
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function pad(place: number): string {
  return String(place + 1).padStart(7, '0');
}
