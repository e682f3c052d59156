import type { Row } from '../../platform/database/record-table';
import { ITEM_NOS } from '../masters';
import { FIRST_WORDS } from './countries';
import { Dice } from './dice';
import { GROWN, grownId } from './grown-ids';

/** Items come in sets of so many, one set for each so many customers. */
export const ITEM_SET = 100;
const CUSTOMERS_PER_SET = 5_000;
const CUSTOMERS_PER_ITEM = CUSTOMERS_PER_SET / ITEM_SET;

const KINDS: readonly (readonly [kind: string, price: number, weight: number])[] = [
  ['Desk', 420, 36],
  ['Office chair', 260, 14],
  ['Bookshelf', 180, 29],
  ['Filing cabinet', 230, 41],
  ['Desk lamp', 65, 2],
  ['Meeting table', 980, 80],
  ['Acoustic panel', 140, 6],
  ['Stool', 85, 5],
  ['Locker', 310, 38],
  ['Monitor arm', 90, 3],
];
const FINISHES = ['oak', 'white', 'black', 'walnut', 'grey', 'birch', 'blue', 'green'];

/** How many sets of items a number of grown customers needs. */
export function itemSets(customers: number): number {
  return Math.ceil(customers / CUSTOMERS_PER_SET);
}

/** How many of the items, the demo company's own first, were sold when a customer came: later ones never count. */
export function soldAt(place: number): number {
  return ITEM_NOS.length + Math.floor(place / CUSTOMERS_PER_ITEM);
}

/** Number of the grown item of a place. */
export function grownItemNo(place: number): string {
  return `DI${String(place + 1).padStart(6, '0')}`;
}

/** The grown item of a place. */
export function grownItem(place: number): Row & { id: string; number: string } {
  const dice = new Dice(place ^ 0x5eed);
  const [kind, price, weight] = dice.pick(KINDS);
  const unitPrice = price + dice.below(price);
  return {
    id: grownId(GROWN.item, place),
    number: grownItemNo(place),
    description: `${kind} ${dice.pick(FIRST_WORDS)}, ${dice.pick(FINISHES)}`,
    unitPrice: String(unitPrice),
    unitCost: String(Math.round(unitPrice * 0.55)),
    grossWeight: String(weight),
    netWeight: String(weight),
    baseUnitOfMeasure: 'PCS',
    vatProdPostingGroup: 'STANDARD',
    vendorNo: dice.pick(['V10000', 'V10001', 'V10002']),
    vendorItemNo: `N-${dice.digits(5)}`,
  };
}
