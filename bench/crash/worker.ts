import { createDataSource } from '../../ormconfig';
import { runCustomers } from './run-customers';

/** Runs the customers of a database and says so after every batch. Called with the address and the size of a batch. */
async function work(url: string, batch: number): Promise<void> {
  const dataSource = await createDataSource({ url, poolSize: 4 }).initialize();
  process.stdout.write('ready\n');
  await runCustomers(dataSource, batch, () => void process.stdout.write('batch\n'));
  await dataSource.destroy();
  process.stdout.write('done\n');
}

const [url = '', batch = '1000'] = process.argv.slice(2);
void work(url, Number(batch));
