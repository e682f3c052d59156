import type { Row } from '../../../platform/database/record-table';
import type { Side } from '../../mapping/direction';
import type { FieldMapping } from '../../mapping/field-mapping.entity';
import type { FIELD_PROPERTIES, MAPPING_PROPERTIES } from '../../mapping/configurable-properties';
import type { FilterNode } from '../../mapping/mapping-definition';
import type { TableMapping } from '../../mapping/table-mapping.entity';
import type { UserFieldType } from '../../user-field/user-field.entity';

/** What marks an element: whether it is user-defined, and what of a delivered one was changed. */
export interface Marks {
  userDefined: boolean;
  customised: string[];
}

/** A table mapping of a document. */
export type MappingElement = Pick<TableMapping, (typeof MAPPING_PROPERTIES)[number]> &
  Marks & {
    name: string;
    variant: string;
    erpTable: string;
    crmTable: string;
    fields: FieldElement[];
    templates: TemplateUseElement[];
  };

/** A field row of a document. */
export type FieldElement = Pick<FieldMapping, (typeof FIELD_PROPERTIES)[number]> &
  Marks & { erpField: string | null; crmField: string | null };

/** A template that a table mapping of a document uses. */
export interface TemplateUseElement {
  side: Side;
  template: string;
  filter: FilterNode[];
}

/** A transformation rule of a document. */
export interface RuleElement extends Marks {
  code: string;
  description: string | null;
  type: string;
  parameters: Record<string, unknown>;
  nextRule: string | null;
}

/** A template of a document. */
export interface TemplateElement {
  code: string;
  title: string | null;
  table: string;
  defaults: Row;
}

/** A user-defined field of a document. */
export interface UserFieldElement {
  table: string;
  name: string;
  title: string | null;
  type: UserFieldType;
  length: number | null;
}
