import { apiEnum } from '../../common/lists/filter.inputs';
import { ResourceType as ResourceTypeOption } from '../../../erp/resource/resource.options';

/** What a resource is. */
export const ResourceType = apiEnum(ResourceTypeOption, 'ResourceType', 'What a resource is.', {
  Person: 'A person.',
  Machine: 'A machine.',
});
