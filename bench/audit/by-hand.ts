/**
 * What a person who knows the mapping would write by hand to prove that customers and accounts agree: every field of both
 * compared in one statement, the customers of which nothing is known any more, accounts without a coupling, and names that
 * several records have. It says how many differ, not in what, and for this mapping as it was delivered alone.
 */
export const COMPARED_BY_HAND = `
WITH pair AS (
  SELECT c.id IS NULL AS erp_missing, a.id IS NULL AS crm_missing,
         (c.name, c.contact, c.address, c.address2, c.post_code, c.city, c.country_region_code, c.county, c.email, c.fax_no, c.home_page, c.phone_no,
          c.credit_limit_lcy, coalesce(usd.crm_id, eur.id), o.value)
         IS DISTINCT FROM
         (a.name, a.address1_primary_contact_name, a.address1_line1, a.address1_line2, a.address1_postal_code, a.address1_city, a.address1_country,
          a.address1_state_or_province, a.email_address1, a.fax, a.website_url, a.telephone1, a.credit_limit, a.transaction_currency_id,
          a.payment_terms_code) AS differs
    FROM sync.coupling k JOIN sync.table_mapping m ON m.id = k.mapping_id AND m.name = 'CUSTOMER'
    LEFT JOIN erp.customer c ON c.id = k.erp_id LEFT JOIN crm.account a ON a.id = k.crm_id
    LEFT JOIN (SELECT e.code, u.crm_id FROM erp.currency e JOIN sync.coupling u ON u.erp_id = e.id) usd ON usd.code = c.currency_code
    LEFT JOIN crm.transaction_currency eur ON eur.iso_currency_code = 'EUR'
    LEFT JOIN crm.option_value o ON o.option_set = 'account.paymenttermscode' AND o.label = c.payment_terms_code
)
SELECT count(*)::int AS pairs, count(*) FILTER (WHERE NOT differs AND NOT erp_missing AND NOT crm_missing)::int AS agreeing,
       count(*) FILTER (WHERE differs AND NOT erp_missing AND NOT crm_missing)::int AS differing,
       (SELECT count(*) FROM crm.account a WHERE a.company_id IS NOT NULL AND NOT EXISTS (SELECT FROM sync.coupling k WHERE k.crm_id = a.id))::int AS strays,
       (SELECT count(*) FROM (SELECT FROM crm.account a GROUP BY lower(btrim(a.name)) HAVING count(*) > 1) d)::int
       + (SELECT count(*) FROM (SELECT FROM erp.customer c GROUP BY lower(btrim(c.name)) HAVING count(*) > 1) d)::int AS duplicates
  FROM pair`;
