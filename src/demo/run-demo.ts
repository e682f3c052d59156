import type { Composition } from '../composition';
import type { DemoOptions } from './demo-options';
import { fillDemoCompany } from './fill-demo-company';
import { growDemoCompany } from './grow-demo-company';
import { growthDisplay } from './growth-display';
import { CUSTOMERS } from './masters';

/** Fills an empty hub with the demo company, grows it to the size asked for, and says what it did. */
export async function runDemo(
  parts: Composition,
  { customers }: DemoOptions,
  out: NodeJS.WriteStream,
): Promise<void> {
  const filled = await fillDemoCompany(parts);
  out.write(
    filled
      ? `Filled the empty database with the demo company: ${CUSTOMERS.length} customers.\n`
      : 'The database is not empty; what is there stays.\n',
  );
  if (customers <= CUSTOMERS.length) return;
  const display = growthDisplay(customers, out);
  const { rows, seconds } = await growDemoCompany(parts, customers, (progress) =>
    display.show(progress),
  ).finally(() => display.end());
  const rate = Math.round(rows / Math.max(seconds, 0.001));
  out.write(
    rows === 0
      ? `The demo company has ${customers} customers already.\n`
      : `The demo company has ${customers} customers: ${rows} records written in ${seconds.toFixed(1)} s, ${rate} a second.\n`,
  );
}
