import type { TestApi } from './api';

/** A refusal as the payloads carry it. */
export interface Refused {
  code: string;
  message: string;
  path: string[];
  remedy: string | null;
  data: Record<string, unknown>;
}

/** A warning of a configuration mutation. */
export interface Warned {
  code: string;
  field: string;
  message: string;
}

/** A field mapping as tests look at it. */
export interface FieldRow {
  id: string;
  erpField: string | null;
  crmField: string | null;
  direction: string;
  enabled: boolean;
  [more: string]: unknown;
}

/** A table mapping as tests look at it. */
export interface MappingRow {
  id: string;
  name: string;
  variant: string;
  direction: string;
  version: number;
  fieldMappings: FieldRow[];
  [more: string]: unknown;
}

const ERRORS = 'errors { code message path remedy data }';
const FIELD = `id position erpField crmField direction constantValue rule refersToMapping refersToErpKey enabled
  transformationRule transformationDirection clearOnFailedSync onFailure updatePolicy notNull mergeUnit activeWhen
  validateErp validateCrm useForMatching matchCaseSensitive matchPriority userDefined`;
const MAPPING = `id name variant title erpTable crmTable direction enabled onlyCoupled erpFilter crmFilter erpFilterText
  crmFilterText deletionPolicy updatePolicy syncAfterCoupling createOnNoMatch numberPolicy multiCompany intervalMinutes inactivityMinutes
  runsToCrm runsFromCrm userDefined version fieldMappings { ${FIELD} }`;

/** Configures mappings as an administrator does: through the schema. */
export class Configure {
  constructor(private readonly api: TestApi) {}

  /** The table mapping of a name; of several variants the first. */
  async mapping(name: string, variant?: string): Promise<MappingRow> {
    const all = await this.mappings();
    const found = all.find(
      (each) => each.name === name && (variant === undefined || each.variant === variant),
    );
    if (!found) throw new Error(`There is no table mapping ${name}.`);
    return found;
  }

  /** All table mappings. */
  async mappings(): Promise<MappingRow[]> {
    const answer = await this.api.ask<{ tableMappings: { nodes: MappingRow[] } }>(
      `{ tableMappings(first: 100) { nodes { ${MAPPING} } } }`,
    );
    return answer.tableMappings.nodes;
  }

  /** The field mapping of a pair. */
  async field(mapping: string, erpField: string | null, crmField: string | null) {
    const { fieldMappings } = await this.mapping(mapping);
    const found = fieldMappings.find(
      (each) => each.erpField === erpField && each.crmField === crmField,
    );
    if (!found) throw new Error(`${mapping} has no pair ${erpField}/${crmField}.`);
    return found;
  }

  /** Changes a table mapping. */
  async update(mapping: string, changes: object, more: object = {}) {
    return this.mutate<{ tableMapping: MappingRow | null; warnings: Warned[] | null }>(
      'tableMappingUpdate',
      { mapping, changes, ...more },
      `tableMapping { ${MAPPING} } warnings { code field message }`,
    );
  }

  /** Adds pairs of fields. */
  async createFields(mapping: string, fields: object[], more: object = {}) {
    return this.mutate<{
      tableMapping: MappingRow | null;
      fieldMappings: FieldRow[] | null;
      warnings: Warned[] | null;
    }>(
      'fieldMappingCreate',
      { mapping, fields, ...more },
      `tableMapping { id version } fieldMappings { ${FIELD} } warnings { code field message }`,
    );
  }

  /** Changes a field mapping. */
  async updateField(id: string, changes: object, more: object = {}) {
    return this.mutate<{
      tableMapping: MappingRow | null;
      fieldMapping: FieldRow | null;
      warnings: Warned[] | null;
    }>(
      'fieldMappingUpdate',
      { id, changes, ...more },
      `tableMapping { id version } fieldMapping { ${FIELD} } warnings { code field message }`,
    );
  }

  /** Removes a field mapping. */
  async deleteField(id: string, more: object = {}) {
    return this.mutate<{ deletedId: string | null }>(
      'fieldMappingDelete',
      { id, ...more },
      'deletedId tableMapping { id version }',
    );
  }

  /** Sends a mutation of one input and returns its payload. */
  async mutate<T>(
    name: string,
    input: object,
    selection: string,
  ): Promise<T & { errors: Refused[] }> {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const answer = await this.api.ask<Record<string, T & { errors: Refused[] }>>(
      `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} ${ERRORS} } }`,
      { input },
    );
    const payload = answer[name];
    if (!payload) throw new Error(`${name} answered nothing.`);
    return payload;
  }
}
