import type { Coupling } from './coupling.entity';

/** What coupling two records means for the couplings that exist. */
export type CouplingDecision =
  /** They are coupled with each other already. */
  | { readonly do: 'nothing'; readonly coupling: Coupling }
  /** The CRM record belongs to another ERP record that exists. */
  | { readonly do: 'refuse'; readonly holder: Coupling }
  /** The ERP record is coupled to another CRM record and keeps it. */
  | { readonly do: 'refuseErp'; readonly coupling: Coupling }
  /** The CRM record lets go of another ERP record. */
  | { readonly do: 'pointErp'; readonly coupling: Coupling }
  /** The ERP record lets go of another CRM record; `stale` gives way. */
  | { readonly do: 'point'; readonly coupling: Coupling; readonly stale: Coupling | null }
  /** A new coupling; `stale` gives way. */
  | { readonly do: 'insert'; readonly stale: Coupling | null };

/**
 * Decides what a person's coupling of two records does (C-3): the same pair changes nothing, a coupled ERP
 * record is re-pointed, a CRM record is taken over only from an ERP record that no longer exists.
 */
export function decideCoupling(
  crmId: string,
  ofErp: Coupling | null,
  ofCrm: Coupling | null,
  holderExists: boolean,
): CouplingDecision {
  if (ofErp?.crmId === crmId) return { do: 'nothing', coupling: ofErp };
  if (ofCrm && holderExists) return { do: 'refuse', holder: ofCrm };
  if (ofErp) return { do: 'point', coupling: ofErp, stale: ofCrm };
  return { do: 'insert', stale: ofCrm };
}

/**
 * Decides what coupling means when it starts from the CRM record (C-4): a coupled ERP record is never
 * re-pointed, a coupled CRM record goes over to a free ERP record.
 */
export function decideFromCrm(
  erpId: string,
  ofErp: Coupling | null,
  ofCrm: Coupling | null,
): CouplingDecision {
  if (ofCrm?.erpId === erpId) return { do: 'nothing', coupling: ofCrm };
  if (ofErp) return { do: 'refuseErp', coupling: ofErp };
  return ofCrm ? { do: 'pointErp', coupling: ofCrm } : { do: 'insert', stale: null };
}
