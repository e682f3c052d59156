import type { ClassType } from 'type-graphql';
import { DocumentResolver } from '../graphql/sync/configuration/document.resolver';
import { FieldMappingResolver } from '../graphql/sync/configuration/field-mapping.resolver';
import { MappingResolver } from '../graphql/sync/configuration/mapping.resolver';
import { TemplateResolver } from '../graphql/sync/template/template.resolver';
import { TransformationRuleResolver } from '../graphql/sync/transformation/transformation-rule.resolver';
import { UserFieldResolver } from '../graphql/sync/user-field/user-field.resolver';
import type { Db } from '../platform/database/db';
import type { UnitOfWork } from '../platform/database/unit-of-work';
import type { Configuration } from './configuration';

/** The resolvers of the configuration, by their classes. */
export function configurationResolvers({
  db,
  unitOfWork,
  configuration,
}: {
  db: Db;
  unitOfWork: UnitOfWork;
  configuration: Configuration;
}): Map<ClassType, object> {
  const verbs = { db, unitOfWork, ...configuration };
  return new Map<ClassType, object>([
    [MappingResolver as ClassType, new MappingResolver(verbs)],
    [FieldMappingResolver as ClassType, new FieldMappingResolver(verbs)],
    [TransformationRuleResolver as ClassType, new TransformationRuleResolver(verbs)],
    [UserFieldResolver as ClassType, new UserFieldResolver(verbs)],
    [TemplateResolver as ClassType, new TemplateResolver(verbs)],
    [DocumentResolver as ClassType, new DocumentResolver(verbs)],
  ]);
}
