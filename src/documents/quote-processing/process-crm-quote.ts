import type { Tx } from '../../platform/database/db';
import { Refusal } from '../../platform/errors/refusal';
import type { EngineSessions } from '../../sync/engine/session/engine-session';
import type { ProcessCrmQuotes } from './process-crm-quotes';
import type { ProcessedCrmQuote } from './quote-outcome';

/** Brings one CRM quote into the ERP: all of it, or a refusal and nothing. */
export class ProcessCrmQuote {
  constructor(
    private readonly sessions: EngineSessions,
    private readonly processQuotes: ProcessCrmQuotes,
  ) {}

  /** Processes the quote. `today` is the working date. */
  run(tx: Tx, { id }: { readonly id: string }, today: string): Promise<ProcessedCrmQuote> {
    return this.sessions.within(tx, async (session) => {
      const outcome = (await this.processQuotes.run(session, [id], today)).get(id);
      if (!outcome) throw new Error(`CRM quote ${id} has no outcome.`);
      if (outcome instanceof Refusal) throw outcome;
      return outcome;
    });
  }
}
