import { Refusal } from '../../platform/errors/refusal';

/** A new record names a template that does not exist (S-17). */
export function templateMissing(code: string): Refusal {
  return new Refusal('TEMPLATE_MISSING', `There is no customer template ${code}.`, {
    field: 'templateCode',
    data: { code },
    remedy: 'Create the template, or choose an existing one.',
  });
}
