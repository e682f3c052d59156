import type { Role } from '../../platform/http/role';
import type { ReadContext } from '../common/read/attach';

/** What a resolver sees of its request; made anew for each one. */
export interface RequestContext extends ReadContext {
  readonly requestId: string;
  /** Who is asking; written into the records they change. */
  readonly actor: string;
  /** What they may do. */
  readonly role: Role;
}
