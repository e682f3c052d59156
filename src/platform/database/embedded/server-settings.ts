import { totalmem } from 'node:os';

/** Settings of PostgreSQL by name, as they stand in postgresql.conf. */
export type ServerSettings = Readonly<Record<string, string>>;

const MB = 1024 * 1024;

/** Settings for daily use on the machine of one hub: durable, listening on loopback alone. */
export function serverSettings(port: number): ServerSettings {
  const quarter = Math.floor(totalmem() / MB / 4);
  return {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '220',
    shared_buffers: `${Math.max(64, Math.min(512, quarter))}MB`,
    effective_cache_size: `${Math.max(128, quarter * 2)}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    max_wal_size: '2GB',
    wal_compression: 'pglz',
    random_page_cost: '1.1',
    // Compiling a plan costs more than the short statements of an API take.
    jit: 'off',
    // Parallel plans need room in /dev/shm, which containers keep at 64 MB; the cores serve requests.
    max_parallel_workers_per_gather: '0',
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] ',
    timezone: 'UTC',
  };
}

/** Settings for clusters that are thrown away: nothing waits for the disk. */
export const FAST_SETTINGS: ServerSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
};
