import { Refusal } from '../../platform/errors/refusal';

/** The connection that the table mapping needs is switched off. */
export function connectionDisabled(connection: 'base' | 'sales' = 'base'): Refusal {
  return new Refusal(
    'CONNECTION_DISABLED',
    `The ${connection === 'base' ? '' : 'sales '}connection to the CRM is switched off.`,
    {
      remedy: 'Switch it on (connectionEnable).',
      data: { connection },
    },
  );
}
