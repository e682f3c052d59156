import { conversions } from '../mappings/rules/conversions';
import type { ClassType } from 'type-graphql';
import { FieldMappingResolver } from '../graphql/sync/configuration/field-mapping.resolver';
import { MappingResolver } from '../graphql/sync/configuration/mapping.resolver';
import type { UnitOfWork } from '../platform/database/unit-of-work';
import type { RecordTables } from '../platform/database/record-tables';
import { CreateFieldMappings } from '../sync/configuration/create-field-mappings';
import { DeleteFieldMapping } from '../sync/configuration/delete-field-mapping';
import { MappingEditStore } from '../sync/configuration/mapping-edit.store';
import { OpenMappings } from '../sync/configuration/open-mapping';
import { UpdateFieldMapping } from '../sync/configuration/update-field-mapping';
import { UpdateTableMapping } from '../sync/configuration/update-table-mapping';
import { TableMappingStore } from '../sync/mapping/table-mapping.store';
import type { Engine } from './engine';

/** The verbs by which an administrator configures the mappings. */
export interface Configuration {
  readonly updateTableMapping: UpdateTableMapping;
  readonly createFieldMappings: CreateFieldMappings;
  readonly updateFieldMapping: UpdateFieldMapping;
  readonly deleteFieldMapping: DeleteFieldMapping;
}

/** Wires the configuration of the mappings. */
export function composeConfiguration(tables: RecordTables, engine: Engine): Configuration {
  const mappings = tables.get('sync.table_mapping');
  const fields = tables.get('sync.field_mapping');
  const store = new TableMappingStore(mappings, fields);
  const edits = new MappingEditStore(mappings, fields);
  const { columns } = engine;
  const open = new OpenMappings(engine.mappings, columns, edits);
  return {
    updateTableMapping: new UpdateTableMapping(open, edits),
    createFieldMappings: new CreateFieldMappings(
      open,
      { edits, mappings: store },
      columns,
      conversions,
    ),
    updateFieldMapping: new UpdateFieldMapping(open, edits),
    deleteFieldMapping: new DeleteFieldMapping(open, edits),
  };
}

/** The resolvers of the configuration, by their classes. */
export function configurationResolvers({
  unitOfWork,
  configuration,
}: {
  unitOfWork: UnitOfWork;
  configuration: Configuration;
}): Map<ClassType, object> {
  return new Map<ClassType, object>([
    [MappingResolver as ClassType, new MappingResolver({ unitOfWork, ...configuration })],
    [FieldMappingResolver as ClassType, new FieldMappingResolver({ unitOfWork, ...configuration })],
  ]);
}
