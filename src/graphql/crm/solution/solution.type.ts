import { ObjectType } from 'type-graphql';
import { HasFlag, HasText, MayText, RecordFields } from '../../common/fields/field.decorators';

/** A solution that is installed in the CRM. */
@ObjectType('Solution', {
  simpleResolvers: true,
  description:
    'A solution that is installed in the CRM: tables, columns and roles that come as one.',
})
export class SolutionType extends RecordFields {
  @HasText('Name by which programs know it; unique.')
  uniqueName: string;

  @MayText('Name for people.')
  friendlyName: string | null;

  @HasText('Its version: two to four numbers, as in 1.2.0.3.')
  solutionVersion: string;

  @HasFlag('It comes from somebody else and cannot be edited.')
  isManaged: boolean;
}
