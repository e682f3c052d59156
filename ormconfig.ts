import 'reflect-metadata';
import { DataSource, DefaultNamingStrategy, type DataSourceOptions } from 'typeorm';
import { types } from 'pg';
import { join } from 'node:path';

/** Options of the data source that do not come from entities or migrations. */
export interface DataSourceSettings {
  url: string;
  poolSize: number;
  /** Shown by PostgreSQL in pg_stat_activity. */
  applicationName?: string;
}

// Values leave the driver as the text PostgreSQL sent: dates do not shift by a zone, decimals stay exact.
const TEXT_OIDS = [20 /* int8 */, 1082 /* date */, 1700 /* numeric */];
const TIMESTAMPTZ_OID = 1184;

/** snake_case for columns and constraints, named after their table so that an error names its rule. */
class SnakeCaseNaming extends DefaultNamingStrategy {
  override columnName(property: string, custom: string | undefined): string {
    return custom ?? snakeCase(property);
  }

  override primaryKeyName(table: unknown): string {
    return `pk_${tableName(table)}`;
  }

  override uniqueConstraintName(table: unknown, columns: string[]): string {
    return short(`uq_${tableName(table)}_${columns.join('_')}`);
  }

  override indexName(table: unknown, columns: string[]): string {
    return short(`ix_${tableName(table)}_${columns.join('_')}`);
  }

  override foreignKeyName(table: unknown, columns: string[]): string {
    return short(`fk_${tableName(table)}_${columns.join('_')}`);
  }
}

/** Turns a property name into the column's: `countryRegionCode` into `country_region_code`. */
export function snakeCase(property: string): string {
  return property.replace(/([A-Z])/g, (letter) => `_${letter.toLowerCase()}`);
}

// PostgreSQL in a UTC session says 2026-01-31 09:30:00.5+00.
function isoInstant(text: string): string {
  return text.replace(' ', 'T').replace('+00', 'Z');
}

function tableName(table: unknown): string {
  const name = typeof table === 'string' ? table : (table as { name: string }).name;
  return name.split('.').at(-1) ?? name;
}

function short(name: string): string {
  return name.length <= 63 ? name : `${name.slice(0, 54)}_${hash(name)}`;
}

function hash(text: string): string {
  let value = 5381;
  for (const letter of text) value = (value * 33 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return value.toString(36).padStart(8, '0').slice(-8);
}

/** Builds the one data source: entities and migrations are found by their file names. */
export function createDataSource(settings: DataSourceSettings): DataSource {
  for (const oid of TEXT_OIDS) types.setTypeParser(oid, (text) => text);
  types.setTypeParser(TIMESTAMPTZ_OID, isoInstant);
  const options: DataSourceOptions = {
    type: 'postgres',
    url: settings.url,
    applicationName: settings.applicationName ?? 'tandem',
    extra: { options: '-c timezone=UTC' },
    poolSize: settings.poolSize,
    entities: [join(__dirname, 'src/**/*.entity.{js,ts}')],
    migrations: [join(__dirname, 'migrations/*.{js,ts}')],
    namingStrategy: new SnakeCaseNaming(),
    synchronize: false,
    migrationsTableName: 'tandem_migration',
  };
  return new DataSource(options);
}
