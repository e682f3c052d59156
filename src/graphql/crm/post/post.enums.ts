import { apiEnum } from '../../common/lists/filter.inputs';
import {
  PostSource as PostSourceOption,
  PostType as PostTypeOption,
} from '../../../crm/post/post.options';

/** Where a timeline post comes from. */
export const PostSource = apiEnum(
  PostSourceOption,
  'PostSource',
  'Where a timeline post comes from.',
  {
    Auto: 'Written by the system for an event.',
    Manual: 'Written on behalf of a person; what the integration writes.',
  },
);

/** What a timeline post is. */
export const PostType = apiEnum(PostTypeOption, 'PostType', 'What a timeline post is.', {
  CheckIn: 'A note that something happened; what the integration writes.',
  Idea: 'A proposal.',
  News: 'An announcement.',
  PrivateMessage: 'For one reader only.',
  Question: 'Asks for an answer.',
  Repost: 'Passes on another post.',
  Status: 'What a record or person is at.',
});
