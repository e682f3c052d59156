import { ObjectType } from 'type-graphql';
import { HasFlag, HasText, RecordFields } from '../../common/fields/field.decorators';

/** Which records of the CRM have posts, an entity each. */
@ObjectType('CrmPostConfiguration', {
  simpleResolvers: true,
  description:
    'Which records of the CRM have posts, an entity each. Orders are activated when orders start to travel one way.',
})
export class PostConfigurationType extends RecordFields {
  @HasText('Logical name of the entity, as in salesorder; unique.')
  entityName: string;

  @HasFlag('Posts can be made about its records.')
  isActive: boolean;

  @HasFlag('Its records show posts on a wall of their own.')
  isWallEnabled: boolean;
}
