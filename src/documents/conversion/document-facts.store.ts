import type { Db } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import type { SalesSettings } from '../../sync/settings/sales-settings.entity';
import type { CurrencyFacts, DocumentFacts, OptionFacts, PartyFacts } from './document-facts';
import type { DocumentTables } from './document-tables';
import { LineFactsStore } from './line-facts.store';
import type { WriteInStore } from './write-in.store';

const NO_PARTY: PartyFacts = {
  accountId: null,
  accountName: null,
  accountType: null,
  direct: true,
  coupled: false,
  customerNo: null,
};
const NO_OPTIONS: OptionFacts = { terms: null, agent: null, method: null };

/** Reads what conversions need of CRM documents and their counterparts, in a fixed number of statements. */
export class DocumentFactsStore {
  private readonly lines: LineFactsStore;

  constructor(
    tables: RecordTables,
    private readonly kind: DocumentTables,
    private readonly writeIns: WriteInStore,
  ) {
    this.lines = new LineFactsStore(tables, kind);
  }

  /** The facts of documents whose rows are at hand, by id. */
  async read(
    db: Db,
    documents: ReadonlyMap<string, Row>,
    settings: SalesSettings,
  ): Promise<Map<string, DocumentFacts>> {
    const found = [...documents.keys()];
    const rows = [...documents.values()];
    const parties = await this.parties(db, found);
    const currencies = await this.currencies(db, rows);
    const options = await this.options(db, found);
    const lines = await this.lines.byDocuments(db, found);
    const writeIn = await this.writeIns.find(db, settings);
    const countries = await this.countries(db, rows);
    return new Map(
      [...documents].map(([id, document]): [string, DocumentFacts] => [
        id,
        {
          document,
          name: { kind: this.kind.kind, id, number: String(document[this.kind.number]) },
          party: parties.get(id) ?? NO_PARTY,
          currency: currencies.get(String(document.transactionCurrencyId)) ?? null,
          options: options.get(id) ?? NO_OPTIONS,
          lines: lines.get(id) ?? [],
          writeIn,
          countries,
        },
      ]),
    );
  }

  // The account itself, or the company of the contact (A.2, rows 6 to 8).
  private parties(db: Db, ids: readonly string[]): Promise<Map<string, PartyFacts>> {
    return this.byDocument<PartyFacts>(
      db,
      `/* conversion.parties */ SELECT o.id AS "documentId", a.id AS "accountId", a.name AS "accountName", a.customer_type_code AS "accountType",
              o.customer_id_type = 'account' AS direct, k.id IS NOT NULL AS coupled, c.number AS "customerNo"
         FROM ${this.kind.table} o
         LEFT JOIN crm.contact n ON o.customer_id_type = 'contact' AND n.id = o.customer_id
         LEFT JOIN crm.account a ON a.id = CASE o.customer_id_type WHEN 'account' THEN o.customer_id ELSE n.parent_customer_id END
         LEFT JOIN sync.coupling k ON k.crm_id = a.id AND k.mapping_id = (SELECT id FROM sync.table_mapping WHERE name = 'CUSTOMER')
         LEFT JOIN erp.customer c ON c.id = k.erp_id
        WHERE o.id = ANY($1::uuid[])`,
      ids,
    );
  }

  // By the coupling, else by the ISO code (OC-6, mended).
  private async currencies(db: Db, documents: readonly Row[]): Promise<Map<string, CurrencyFacts>> {
    const ids = [...new Set(documents.flatMap(({ transactionCurrencyId: id }) => id ?? []))];
    if (ids.length === 0) return new Map();
    const rows = await db.query<CurrencyFacts & Row & { id: string }>(
      `/* conversion.currencies */ SELECT u.id, c.iso_currency_code AS iso, coalesce(e.code, s.code) AS erp, g.lcy_code AS local
         FROM unnest($1::uuid[]) u (id)
         LEFT JOIN crm.transaction_currency c ON c.id = u.id
         LEFT JOIN sync.coupling k ON k.crm_id = c.id
         LEFT JOIN erp.currency e ON e.id = k.erp_id
         LEFT JOIN erp.currency s ON s.code = trim(c.iso_currency_code)
         LEFT JOIN (SELECT lcy_code FROM erp.general_ledger_setup LIMIT 1) g ON true`,
      [ids],
    );
    return new Map(rows.map(({ id, iso, erp, local }) => [id, { iso, erp, local }]));
  }

  // By the option mappings of the account's lists; a value without a coupling has no code.
  private options(db: Db, ids: readonly string[]): Promise<Map<string, OptionFacts>> {
    const code = (table: string, list: string, column: string): string =>
      `(SELECT t.code FROM crm.option_value v JOIN sync.coupling k ON k.crm_id = v.id JOIN ${table} t ON t.id = k.erp_id
         WHERE v.option_set = 'account.${list}' AND v.value = o.${column} LIMIT 1)`;
    return this.byDocument<OptionFacts>(
      db,
      `/* conversion.options */ SELECT o.id AS "documentId",
              ${code('erp.payment_terms', 'paymenttermscode', 'payment_terms_code')} AS terms,
              ${code('erp.shipping_agent', 'address1_shippingmethodcode', 'shipping_method_code')} AS agent,
              ${code('erp.shipment_method', 'address1_freighttermscode', 'freight_terms_code')} AS method
         FROM ${this.kind.table} o WHERE o.id = ANY($1::uuid[])`,
      ids,
    );
  }

  // OC-8, mended: a country is known by its code, its ISO code or its name.
  private async countries(db: Db, documents: readonly Row[]): Promise<Map<string, string>> {
    const texts = documents.flatMap(({ billToCountry, shipToCountry }) =>
      [billToCountry, shipToCountry].flatMap((text) =>
        typeof text === 'string' && text.trim() !== '' ? [text.trim().toLowerCase()] : [],
      ),
    );
    if (texts.length === 0) return new Map();
    const rows = await db.query<{ text: string; code: string }>(
      `/* conversion.countries */ SELECT DISTINCT ON (u.text) u.text, c.code
         FROM unnest($1::text[]) u (text)
         JOIN erp.country_region c ON u.text IN (lower(c.code), lower(c.iso_code), lower(c.name))
        ORDER BY u.text, lower(c.code) = u.text DESC, lower(c.iso_code) = u.text DESC NULLS LAST, c.code`,
      [[...new Set(texts)]],
    );
    return new Map(rows.map(({ text, code }) => [text, code]));
  }

  private async byDocument<T extends object>(
    db: Db,
    sql: string,
    ids: readonly string[],
  ): Promise<Map<string, T>> {
    if (ids.length === 0) return new Map();
    const rows = await db.query<Row & { documentId: string }>(sql, [ids]);
    return new Map(rows.map(({ documentId, ...facts }) => [documentId, facts as unknown as T]));
  }
}
