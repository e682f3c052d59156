import type { Db } from '../../platform/database/db';
import type { MappableColumns } from '../user-field/mappable-columns';
import type { RuleChecks } from './check-rule';
import type { CustomTransformations } from './custom-transformations';
import type { TransformationRule } from './transformation-rule.entity';
import type { TransformationRuleStore } from './transformation-rule.store';
import { transformationTypes } from './transformation-types';
import { Transformations } from './transformations';

/** Reads the transformation rules and makes them ready to run. */
export class TransformationCatalogue {
  readonly checks: RuleChecks;

  constructor(
    private readonly store: TransformationRuleStore,
    private readonly columns: MappableColumns,
    custom: CustomTransformations,
  ) {
    this.checks = {
      types: transformationTypes(custom),
      columnsOf: (table) => (columns.sides.has(table) ? columns.side(table) : null),
    };
  }

  /** The rules as they are configured now. */
  async load(db: Db): Promise<Transformations> {
    return this.of(await this.store.list(db));
  }

  /** These rules, as if they were saved. */
  of(rules: readonly TransformationRule[]): Transformations {
    return new Transformations(rules, this.checks, this.columns.sides);
  }
}
