import { registerEnumType } from 'type-graphql';

/**
 * Every code a refusal, a run error or a failed job may carry, with what it says and who must act. The
 * rooms own their codes; this catalogue is what a client sees.
 */
export const ERROR_CODES = {
  INVALID_INPUT:
    'A value of the input breaks its form or a rule of its record. The caller corrects it.',
  FORBIDDEN:
    'The role of the caller does not allow the mutation. Send the token of the role that the message names, or ask somebody who has it.',
  INVALID_CURSOR:
    'The cursor does not belong to this list and its order. The caller starts over or drops it.',
  KEY_AMBIGUOUS:
    'Several records have the key that the query names. The caller asks for the list and names one by id.',
  RECORD_NOT_FOUND: 'The record that the input names does not exist. The caller looks it up again.',
  REFERENCE_NOT_FOUND:
    'A code, number or id that the record refers to does not exist. Create it first.',
  ALREADY_EXISTS:
    'Another record has the same natural key. Choose another one, or update that record.',
  VERSION_CONFLICT:
    'Someone else changed the record meanwhile. Read it again and repeat the change.',
  RECORD_READ_ONLY:
    'The record is in a state in which it cannot be changed. Change its state first.',
  INVALID_STATE: 'The step is not allowed from the state the record is in; the message names both.',
  RECORD_IN_USE: 'Other records refer to the record; it stays. Remove those first.',
  NUMBER_SERIES_NOT_FOUND:
    'The number series does not exist. An administrator sets it up in the ERP sales setup.',
  NUMBER_SERIES_EXHAUSTED: 'The number series has no number left. An administrator extends it.',
  MANUAL_NUMBER_REFUSED:
    'The number series does not take numbers given by hand. Leave the number out.',
  BASE_UNIT_REQUIRED: 'An item or resource needs a base unit of measure.',
  BASE_UNIT_IN_USE: 'The base unit has been used; it cannot change any more.',
  BASE_UNIT_QUANTITY: 'The base unit is one of itself; its quantity is 1.',
  UNIT_NOT_OF_ITEM: 'The unit is none of the units of the item. Add it to the item first.',
  UNIT_GROUP_NOT_USABLE:
    'The CRM unit group is inactive or has several units, so no unit of measure can stand for it. Repair the group.',
  UNIT_NOT_IN_GROUP: 'The unit is none of the units of the product. Choose one of its unit group.',
  CONTACT_NOT_A_COMPANY: 'A person belongs to a contact of type company.',
  CONTACT_TYPE_FIXED: 'The type of the contact cannot change any more.',
  PRIMARY_CONTACT_OF_OTHER_COMPANY: 'The primary contact belongs to another company.',
  TEMPLATE_MISSING: 'No template fits the new record. An administrator adds one.',
  SALES_CODE_MISMATCH: 'The sales code does not fit the sales type of the price.',
  LEDGER_ENTRY_FIXED: 'Ledger entries are never changed or removed.',
  PRICE_LIST_INACTIVE: 'The price list is not active.',
  PRICE_LIST_CURRENCY_CHANGED: 'The currency of a price list with lines cannot change.',
  PRICE_LIST_NOT_ACTIVE: 'Only active price lists of the ERP are coupled. Activate the list.',
  PRICE_LIST_CURRENCY_MISMATCH: 'The price list is in another currency than the document.',
  PRODUCT_NOT_ACTIVE: 'The product is draft, retired or under revision. Activate it.',
  PRODUCT_INCOMPLETE: 'The product lacks what an active product needs; the message names it.',
  ORDER_NOT_SUBMITTED: 'The CRM order is in another state. Submit it.',
  ORDER_WITHOUT_CUSTOMER: 'The CRM order has no customer. Fill it in.',
  ORDER_ACCOUNT_NOT_FOUND:
    'No account can be determined for the CRM order. Repair its customer in the CRM.',
  ACCOUNT_NOT_A_CUSTOMER: 'The account is of another type than Customer. Change its type.',
  ACCOUNT_NOT_COUPLED: 'No ERP customer is coupled to the account. Couple or create the customer.',
  CUSTOMER_DELETED: 'The customer coupled to the account is gone. Uncouple it and couple again.',
  CRM_CURRENCY_NOT_FOUND: 'The currency of the CRM order does not exist in the CRM.',
  ERP_CURRENCY_NOT_FOUND: 'There is no ERP currency for the CRM order. Create and couple it.',
  ORDER_COUPLING_DANGLING: 'The coupled ERP order is gone. Remove the coupling and convert again.',
  UNSUPPORTED_PRODUCT_TYPE: 'The product is neither inventory nor a service. Change its type.',
  PRODUCT_NOT_COUPLED: 'No item or resource is coupled to the product. Couple it.',
  ITEM_DELETED: 'The item coupled to the product is gone. Uncouple the product and couple again.',
  RESOURCE_DELETED:
    'The resource coupled to the product is gone. Uncouple the product and couple again.',
  UNIT_NOT_COUPLED: 'No ERP unit is coupled to the unit. Couple it.',
  PRODUCT_BLOCKED:
    'An item or resource of the invoice is blocked. Unblock it, then send the invoice.',
  PRODUCT_SYNC_FAILED:
    'An item or resource cannot be brought into the CRM now. Couple it, or let its mapping create products.',
  RECORD_NOT_COUPLED: 'A record that the document refers to has no counterpart. Couple it.',
  OPTION_NOT_MAPPED:
    'A payment term, shipping agent or shipment method has no option value. Synchronize its option mapping.',
  INVOICE_CUSTOMER_CHANGED:
    'The customer of the invoice is not the customer of its CRM order. Check the couplings of both.',
  UNIT_DELETED: 'The ERP unit coupled to the unit is gone. Uncouple the unit and couple again.',
  WRITE_IN_NOT_CONFIGURED:
    'No item or resource is set up for lines without a product. An administrator sets it in the sales settings.',
  WRITE_IN_COUPLED:
    'The item or resource for lines without a product is coupled to a CRM product. Uncouple it or set another one in the sales settings.',
  WRITE_IN_NOT_FOUND:
    'The item or resource for lines without a product does not exist, or is kept in stock. Set another one in the sales settings.',
  TWO_WAY_DISABLED:
    'Orders do not travel both ways. An administrator sets that in the sales settings.',
  FREIGHT_ACCOUNT_MISSING:
    'No existing G/L account is set up for freight. An administrator sets it in the sales settings.',
  ACCOUNT_NOT_POSTABLE: 'The G/L account is blocked or does not allow direct posting. Change it.',
  SETTINGS_CONTRADICT:
    'The change contradicts another setting; the message names it. Change that one first or as well.',
  SUBMITTED_ORDERS_EXIST:
    'Order integration cannot be switched off while CRM orders are submitted. Convert or cancel them first.',
  LINE_DISCOUNT_OUT_OF_RANGE:
    'The discount of a line is not between zero and its gross amount. Correct it.',
  DISCOUNT_WITHOUT_QUANTITY: 'A line without quantity has a discount. Correct it.',
  DISCOUNT_BASE_ZERO: 'A header discount has no line to fall on. Correct it.',
  DISCOUNT_EXCEEDS_BASE: 'A header discount is larger than what it falls on. Correct it.',
  CUSTOMER_BLOCKED: 'The customer is blocked for what was asked. Unblock the customer.',
  ITEM_BLOCKED: 'The item is blocked. Unblock it or take it off the document.',
  RESOURCE_BLOCKED: 'The resource is blocked. Unblock it or take it off the document.',
  VAT_SETUP_MISSING:
    'VAT of a line cannot be determined. An administrator completes the VAT posting setup.',
  LOCAL_CURRENCY_MISSING:
    'The ERP names no local currency. An administrator completes the general ledger setup.',
  PRICE_LIST_MIXED_CURRENCY:
    'The prices of a list or group are in several currencies. Split it by currency.',
  QUOTE_WITHOUT_LINES: 'The quote has no lines. Add some.',
  QUOTE_WITHOUT_CUSTOMER: 'The CRM quote has no customer. Revise it and fill it in.',
  QUOTE_ACCOUNT_NOT_FOUND:
    'No account can be determined for the CRM quote. Repair its customer in the CRM.',
  QUOTE_ALREADY_PROCESSED:
    'The CRM quote is in the ERP as it is; nothing is left to do. Revise it to change it.',
  QUOTE_NOT_ACTIVE: 'The CRM quote is a draft or closed. A draft is activated first.',
  ORDER_WITHOUT_LINES: 'The order has no lines. Add some.',
  PRICE_LIST_MISSING:
    'The order has no price list to price a product by. Give the list or the price.',
  PRICE_NOT_FOUND:
    'The price list has no price for the product in this unit. Give the price or add it to the list.',
  LINE_NOT_PRICED: 'A line cannot be priced; the message says why.',
  NOTHING_TO_RELEASE: 'The order has no line with a quantity.',
  NOTHING_TO_SHIP: 'Nothing of the order is left to ship.',
  NOTHING_TO_INVOICE: 'Nothing of the order is shipped and not invoiced.',
  LINE_SHIPPED: 'The line was shipped in part; it stays with at least that quantity.',
  SHIPMENTS_DIFFER:
    'The shipments are of orders that differ in customer, currency, rate or VAT. Invoice them apart.',
  LINE_NOT_FOUND: 'The document has no such line.',
  QUANTITY_EXCEEDS: 'More was asked for than is left on the line.',
  NOT_IN_STOCK: 'The item is not in stock in that quantity.',
  INVOICE_NOT_OPEN: 'The invoice is settled, unknown, of another customer or in another currency.',
  PAYMENT_NOT_APPLIED: 'The payment settles no invoice; there is nothing to take back.',
  CONNECTION_DISABLED:
    'The connection between ERP and CRM is switched off. An administrator enables it.',
  CONNECTION_ENABLED:
    'The connection is on; nothing but the switch can change. Switch it off first.',
  CONNECTION_INCOMPLETE: 'The connection lacks something it needs; the message names it. Enter it.',
  BASE_CONNECTION_REQUIRED: 'The sales connection needs the base connection. Switch that on first.',
  DISABLE_SALES_FIRST: 'The sales connection is still on. Switch that off first.',
  USER_NOT_FOUND: 'The CRM has no such integration user. An administrator creates it.',
  USER_DISABLED: 'The integration user is disabled in the CRM. An administrator enables it.',
  USER_IS_ADMIN:
    'The integration user is a system administrator, which it must not be. An administrator takes the role away.',
  ROLE_MISSING: 'The integration user or the owner team lacks a role. An administrator grants it.',
  SINGLE_COMPANY:
    'The CRM knows one company only, so there is nobody to share records with. Connect the other one first.',
  SOLUTION_MISSING:
    'The solution of the integration is not installed in the CRM. Switching the connection on imports it.',
  SOLUTION_OUTDATED:
    'The solution of the integration in the CRM is too old. Switching the connection on imports the newer one.',
  CRM_VERSION_UNSUPPORTED:
    'The version of the CRM is not known to work. An administrator upgrades the CRM.',
  LOCAL_CURRENCY_UNKNOWN_IN_CRM:
    'The CRM does not know the local currency of the ERP, and no rate is known to create it with.',
  BASE_CURRENCY_NOT_USABLE:
    'The base currency of the CRM cannot be created in the ERP. Create it by hand.',
  SECRET_KEY_MISSING:
    'There is no key to seal secrets with. An administrator starts the product with SECRET_KEY.',
  TABLE_NOT_MAPPED:
    'No enabled table mapping covers the record. An administrator enables or adds one.',
  MAPPING_NOT_DETERMINED:
    'The record fits none of the mappings of its table, such as an account of another type. Change its type or name the mapping.',
  ERP_NOT_FOUND: 'There is no such ERP record.',
  CRM_NOT_FOUND: 'There is no such CRM record.',
  CRM_OUTSIDE_FILTER:
    'The CRM record exists but is outside the filter of its table mapping. Change the record or the filter.',
  OUT_OF_SCOPE:
    'The record is outside the filter of its table mapping. Change the record or the filter.',
  COUPLING_TAKEN: 'The CRM record already belongs to another ERP record. Uncouple that one first.',
  ERP_ALREADY_COUPLED: 'The ERP record is coupled to another CRM record. Uncouple it first.',
  ALREADY_COUPLED: 'The record has a counterpart already; nothing was created.',
  COUPLING_AMBIGUOUS: 'The record is coupled through several mappings. Name the mapping.',
  NOT_COUPLED:
    'The record has no coupling, or there is no coupling of that id. Couple it, create its counterpart, or look the pair up again.',
  OWNER_OUTSIDE_BUSINESS_UNIT:
    'The user belongs to another business unit than the owning team. Choose another user, or move this one.',
  OWNER_DISABLED: 'The user is disabled and owns nothing. Choose another one.',
  OWNING_TEAM_MISSING: 'The settings name no owning team. An administrator sets the connection up.',
  CRM_ADDRESS_MISSING:
    'Nobody has said where the pages of the CRM are. An administrator sets crmWebAddress in the sales settings.',
  CRM_PAGE_MISSING: 'The CRM has no page for such a record; there is nothing to link to.',
  NOT_ELIGIBLE: 'A rule of the mapping keeps the record out.',
  NOT_SUPPORTED_FOR_ORDERS:
    'Orders are not coupled by hand in two-way mode; they are created on the other side.',
  LINES_NEED_HEADER: 'Lines travel with their document only. Synchronize the document.',
  DIRECTION_NOT_ALLOWED: 'The mapping does not go this way.',
  NO_FIELD_FOR_DIRECTION:
    'The mapping has no enabled field for this direction. An administrator enables one.',
  REFERENCE_NOT_COUPLED:
    'The record refers to one that is not coupled. Couple that one first; data names it.',
  REFERENCE_NOT_MAPPED: 'No table mapping connects the two tables a field refers to.',
  OWNER_NOT_COUPLED: 'The salesperson is not coupled to a CRM user. Couple the salesperson first.',
  OWNER_IS_A_TEAM:
    'The CRM record belongs to a team, which no salesperson stands for. Assign it to a user.',
  CONTACT_COMPANY_MISSING:
    'The company of the contact has no counterpart. Couple the customer or vendor first.',
  BASE_CURRENCY_UNDEFINED:
    'The base currency of the CRM is not known. An administrator switches the connection off and on again.',
  CURRENCY_RATE_MISSING: 'The currency has no exchange rate. Add one in the ERP.',
  UPDATE_CONFLICT:
    'Both sides changed the same field to different values. A person chooses with conflictSettle.',
  CHOICE_MISSING: 'A field in conflict has no choice. Choose for it, or for all.',
  MERGE_UNIT_SPLIT:
    'Fields that make sense only together were given different choices. Choose for the unit as a whole.',
  COUNTERPART_DELETED: 'The coupled counterpart is gone. Restore it or uncouple the record.',
  COUNTERPART_MERGED:
    'The coupled CRM record was merged into another one. Couple the ERP record with that one; the fix says how.',
  DELETION_SETTLED:
    'The coupled counterpart is gone, and the deletion policy left the pair as it is. Nobody has to act.',
  DEACTIVATION_UNKNOWN:
    'Records of the mapping cannot be deactivated. An administrator chooses another deletion policy.',
  FIELD_CONVERSION: 'A value cannot be converted for the other side. Correct the value.',
  CHANGED_MEANWHILE:
    'A person changed the record while it was being synchronized. Synchronize again.',
  DESTINATION_NEWER:
    'The destination changed since both sides agreed, and was protected. Choose the other direction, merge, or overwrite.',
  NO_MATCH_CRITERIA:
    'The table mapping has no field to match by. An administrator switches one on, or the request names criteria.',
  NO_MATCH:
    'No CRM record matches. Couple by hand, create the counterpart, or choose other criteria.',
  MULTIPLE_MATCHES: 'Several CRM records match; data names them. Couple the right one by hand.',
  MATCH_ALREADY_COUPLED:
    'The CRM record that matches is coupled to another ERP record. Look which of the two is right.',
  RUN_IN_PROCESS: 'The mapping is being synchronized already. Wait until that run has ended.',
  UNEXPECTED_FAILURE:
    'The engine could not cope with the record; nothing of it was written. The people who run the hub look into it.',
  FILTER_INVALID:
    'A filter names no column of its table, or does not fit it; data says where. The administrator corrects it.',
  NUMBER_POLICY_NOT_ALLOWED:
    'The mapping creates nothing in the ERP that could keep a number of the CRM. Leave numbering to the series.',
  CRM_NUMBER_MISSING:
    'The CRM record has no number that the new ERP record could keep. Whoever owns the record enters it.',
  CRM_NUMBER_TOO_LONG:
    'The number of the CRM record has more characters than the ERP takes. Whoever owns the record shortens it.',
  CRM_NUMBER_TAKEN:
    'Another ERP record has the number of the CRM record already. Couple the two, or change the number in the CRM.',
  FILTER_FIXED: 'The filters of this mapping follow from a setting. Leave them.',
  OPTION_MAPPING_ONE_WAY: 'A mapping onto option values goes one way. Choose one.',
  TABLE_UNKNOWN: 'There is no such table on that side. Name another one.',
  TABLE_ALREADY_MAPPED:
    'A table belongs to another table mapping already. Add the fields there, or share the table with a filter.',
  DOCUMENT_INVALID:
    'A configuration document is not in order; data lists every problem with its place. Correct it.',
  FIELD_UNKNOWN:
    'The table has no such field. Name another one, or declare the user-defined field.',
  FIELD_NOT_MAPPABLE: 'The field cannot be mapped, or not in this direction. Choose another one.',
  FIELD_TYPES_DIFFER: 'The two fields hold values of different kinds. Choose others.',
  FIELD_ALREADY_MAPPED: 'Another row writes the field already. Change or disable that row.',
  SETTINGS_EXCLUDE: 'Two settings exclude each other. Switch one of them off.',
  CONSTANT_INVALID: 'The constant is no value of its field. Correct it.',
  RULE_UNKNOWN: 'There is no such conversion or transformation rule. Name an existing one.',
  RULE_INVALID:
    'A parameter of a transformation rule is missing, unknown or of the wrong form. Correct it.',
  TEMPLATE_INVALID:
    'A template gives a value that its field cannot hold, or a field that cannot be given. Correct it.',
  RULE_CYCLE: 'A chain of transformation rules would never end. Choose another next rule.',
  DELIVERED_FIXED: 'What is delivered cannot be removed. Disable it.',
  RUN_NOT_FOUND: 'There is no such run.',
  RUN_NOT_FINISHED: 'The run is still in process. Wait until it has ended.',
  RUN_ALREADY_UNDONE: 'The run was taken back before. To have its writes back, undo the undo.',
  CHANGED_SINCE:
    'A person changed the record or field since the run, so it was left as it is. Decide by hand.',
  RECORD_GONE: 'The record does not exist any more, so nothing can be put back on it.',
  NOTHING_MISSING: 'Both records of the pair exist; there is nothing to restore. Synchronize it.',
  BOTH_DELETED: 'Neither record of the pair exists any more. Its coupling was removed.',
  SKIPPED: 'The pair is marked as skipped. Retry it.',
  JOB_NOT_FOUND: 'There is no such job.',
  JOB_FINISHED: 'The job has done its work and cannot be changed. Ask for the same work again.',
  JOB_ON_HOLD: 'The job is on hold; the message says by whom. Release it first.',
  JOB_NOT_FAILED: 'The job has not given up, so there is nothing to restart. Use jobRun.',
  CONNECTION_FAILED:
    'The database or the other system did not answer, or other work stood in the way. It is tried again by itself; an administrator looks when it lasts.',
  PRIVILEGE_MISSING:
    'The integration user may not do what is needed in the CRM. An administrator grants the role and switches the connection on again.',
  FULL_SYNC_IN_PROCESS: 'A full synchronization is at work. Wait until it has ended, or stop it.',
  FULL_SYNC_NOT_FOUND: 'There is no full synchronization like that. Build its lines first.',
  FULL_SYNC_NOTHING_TO_DO:
    'No line has records and is chosen to run. Choose what lines are to do, or build them anew.',
  FULL_SYNC_LINE_NOT_FOUND:
    'The table mapping has no line in the full synchronization. Name one that takes part.',
  FULL_SYNC_LINE_STARTED: 'The line has begun and cannot be changed. Restart it when it has ended.',
  FULL_SYNC_LINE_NOT_ENDED: 'The line has not ended. Wait, or stop the full synchronization.',
  FULL_SYNC_TOO_MANY_FAILED:
    'More records of the line failed than a person allows. Correct what the errors say, then restart it.',
  PREPAYMENT_INVOICED:
    'More is invoiced of a line beforehand than would be asked for. Keep at least that much, or take the prepayment back.',
  NO_PREPAYMENT: 'The order asks for no prepayment. Say first how much is to be paid beforehand.',
  INVOICE_CANCELLED:
    'A credit memo cancelled the posted invoice already. Nothing is left to cancel; what belongs to a cancellation is not taken apart.',
  INVOICE_APPLIED:
    'Something settles the posted invoice in part or whole. Take that back first (paymentUnapply); data names the entries.',
  ENTRY_NOT_OPEN:
    'The customer ledger entry is settled. Name open entries, or take back what settled it (paymentUnapply).',
  ENTRY_OF_OTHER_CUSTOMER: 'The customer ledger entry is of another customer. Name entries of one.',
  ENTRY_IN_OTHER_CURRENCY:
    'The customer ledger entry is in another currency. Name entries in the currency of what is applied.',
  AMOUNT_EXCEEDS_REST:
    'More is to be applied than the customer ledger entry has open; data says how much that is.',
  DISCOUNT_NEGATIVE:
    'A header discount is negative, which would be a surcharge. Correct it in the CRM; ask for more by a line of its own.',
} as const satisfies Record<string, string>;

/** A code of the catalogue. */
export type ErrorCode = keyof typeof ERROR_CODES;

/** The catalogue as the schema's enum: every value is its own name. */
export const ErrorCodeEnum = Object.fromEntries(
  Object.keys(ERROR_CODES).map((code) => [code, code]),
) as {
  readonly [code in ErrorCode]: code;
};

registerEnumType(ErrorCodeEnum, {
  name: 'ErrorCode',
  description:
    'Why something was refused or failed. Codes are stable: a client may act on them; the sentence beside may change.',
  valuesConfig: Object.fromEntries(
    Object.entries(ERROR_CODES).map(([code, description]) => [code, { description }]),
  ),
});
