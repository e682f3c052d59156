import { ConvertInBatches } from '../../documents/conversion/convert-in-batches';
import { DocumentFactsStore } from '../../documents/conversion/document-facts.store';
import { ORDER_TABLES } from '../../documents/conversion/document-tables';
import type { WriteInStore } from '../../documents/conversion/write-in.store';
import { CopyCrmNotes } from '../../documents/notes/copy-crm-notes';
import { CrmNoteStore } from '../../documents/notes/crm-note.store';
import { AgreeBothWays } from '../../documents/order-conversion/agree-both-ways';
import { CandidatesStore } from '../../documents/order-conversion/candidates.store';
import { ConvertCrmOrder } from '../../documents/order-conversion/convert-crm-order';
import { ConvertCrmOrders } from '../../documents/order-conversion/convert-crm-orders';
import { ConvertSubmittedOrders } from '../../documents/order-conversion/convert-submitted-orders';
import { OrderConversionFactsStore } from '../../documents/order-conversion/order-conversion-facts.store';
import { RecordConversions } from '../../documents/order-conversion/record-conversions';
import { writerOf } from '../../platform/database/record-writer';
import { ConversionFailureStore } from '../../sync/conversion-failure/conversion-failure.store';
import { NoteCouplingStore } from '../../sync/note-coupling/note-coupling.store';
import type { DocumentParts } from '../documents';
import type { ErpOrders } from './erp-orders';

/** Wires how submitted CRM orders become orders of the ERP: one, and all that wait. */
export function composeOrderConversion(
  parts: DocumentParts,
  erp: ErpOrders,
  writeIns: WriteInStore,
) {
  const { tables, engine, unitOfWork, db, clock } = parts;
  const documentFacts = new DocumentFactsStore(tables, ORDER_TABLES, writeIns);
  const convertOrders = new ConvertCrmOrders({
    facts: new OrderConversionFactsStore(tables, documentFacts),
    createOrders: erp.createOrders,
    record: recording(parts, erp),
  });
  return {
    convertOrders,
    convertCrmOrder: new ConvertCrmOrder(engine.sessions, convertOrders),
    convertSubmittedOrders: new ConvertSubmittedOrders({
      ...{ db, clock, convertOrders },
      batches: new ConvertInBatches(unitOfWork, engine.sessions),
      candidates: new CandidatesStore(),
    }),
  };
}

// What a conversion leaves behind: couplings, journal, notes, archived versions, and why one failed.
function recording({ writers, engine }: DocumentParts, { archive }: ErpOrders) {
  const { couplings, journal } = engine.parts;
  const crmOrders = writerOf(writers, 'crm.sales_order');
  return new RecordConversions({
    ...{ couplings, journal, crmOrders, archive },
    notes: new CopyCrmNotes(
      new CrmNoteStore(),
      writerOf(writers, 'erp.note'),
      new NoteCouplingStore(),
    ),
    failures: new ConversionFailureStore(),
    bothWays: new AgreeBothWays({
      ...{ couplings, crmOrders },
      erpOrders: writerOf(writers, 'erp.sales_order'),
      erpLines: writerOf(writers, 'erp.sales_order_line'),
      crmLines: writerOf(writers, 'crm.sales_order_line'),
    }),
  });
}
