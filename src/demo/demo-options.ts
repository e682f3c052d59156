import { parseArgs } from 'node:util';
import { CUSTOMERS } from './masters';

/** What `npm run demo` was asked for. */
export interface DemoOptions {
  /** How many customers the demo company is to have. */
  readonly customers: number;
}

const MOST = 10_000_000;
const USAGE = 'Use it like this: npm run demo -- --customers 100000';

/** Reads the options of `npm run demo`; a bad one is refused with what would do. */
export function parseDemoOptions(args: readonly string[]): DemoOptions {
  const customers = valueOf(args);
  if (customers === undefined) return { customers: CUSTOMERS.length };
  const count = Number(customers);
  if (!/^\d+$/.test(customers) || count < 1 || count > MOST)
    throw new Error(
      `--customers takes a whole number from 1 to ${MOST}, not "${customers}". ${USAGE}`,
    );
  return { customers: count };
}

function valueOf(args: readonly string[]): string | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { customers: { type: 'string' } },
      strict: true,
      allowPositionals: false,
    });
    return values.customers;
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split(/[.\n]/)[0] ?? '') : '';
    throw new Error(`${reason}. ${USAGE}`, { cause: error });
  }
}
