import type { Actor } from './actor';
import { FIELDS } from './model';
import type { World } from './world';

/** What the engine wrote last to a property is there, unless a person wrote it since. */
export async function journalEqualsState(world: World, actor: Actor, note: string): Promise<void> {
  const { tables, db } = world.api.composition;
  const rows = {
    erp: (await tables.get('erp.customer').rowsByIds(db, [actor.erpId])).get(actor.erpId),
    crm: (await tables.get('crm.account').rowsByIds(db, [actor.crmId])).get(actor.crmId),
  };
  const last = new Map<string, { version: string; after: unknown }>();
  for (const { recordId, version, changes } of await world.journalled(actor)) {
    const side = recordId === actor.erpId ? 'erp' : 'crm';
    for (const [property, [, after]] of Object.entries(changes))
      last.set(`${side}.${property}`, { version, after });
  }
  for (const side of ['erp', 'crm'] as const) {
    const row = rows[side];
    if (!row) continue;
    for (const field of FIELDS) {
      const property = world.property(side, field);
      const entry = last.get(`${side}.${property}`);
      const person = actor.written.get(`${side}.${property}`);
      if (!entry || (person !== undefined && BigInt(person) > BigInt(entry.version))) continue;
      expect({ note, property, value: row[property] }).toEqual({
        note,
        property,
        value: entry.after,
      });
    }
  }
}
