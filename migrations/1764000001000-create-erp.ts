import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
CREATE SCHEMA erp;

CREATE SEQUENCE erp.version;

CREATE TABLE erp.currency (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  code varchar(10) NOT NULL,
  description varchar(60),
  symbol varchar(10),
  iso_code varchar(3),
  iso_numeric_code varchar(3),
  amount_rounding_precision numeric NOT NULL DEFAULT '0.01',
  unit_amount_rounding_precision numeric NOT NULL DEFAULT '0.00001',
  amount_decimal_places varchar(5),
  unit_amount_decimal_places varchar(5),
  user_fields jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT pk_currency PRIMARY KEY (id)
);

CREATE INDEX ix_currency_changed_xid ON erp.currency (changed_xid);

CREATE UNIQUE INDEX ix_currency_code ON erp.currency (code);

CREATE TABLE erp.salesperson (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  code varchar(20) NOT NULL,
  "name" varchar(50),
  email varchar(80),
  email2 varchar(80),
  phone_no varchar(30),
  job_title varchar(30),
  commission_percent numeric NOT NULL DEFAULT '0',
  blocked boolean NOT NULL DEFAULT false,
  privacy_blocked boolean NOT NULL DEFAULT false,
  user_fields jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT pk_salesperson PRIMARY KEY (id)
);

CREATE INDEX ix_salesperson_changed_xid ON erp.salesperson (changed_xid);

CREATE UNIQUE INDEX ix_salesperson_code ON erp.salesperson (code);

CREATE INDEX ix_salesperson_email ON erp.salesperson (email);

CREATE TABLE erp.contact (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  number varchar(20) NOT NULL,
  "type" integer NOT NULL DEFAULT '0',
  "name" varchar(100),
  name2 varchar(50),
  search_name varchar(100),
  company_no varchar(20),
  company_name varchar(100),
  first_name varchar(30),
  middle_name varchar(30),
  surname varchar(30),
  job_title varchar(30),
  salutation_code varchar(10),
  address varchar(100),
  address2 varchar(50),
  post_code varchar(20),
  city varchar(30),
  county varchar(30),
  country_region_code varchar(10),
  phone_no varchar(30),
  mobile_phone_no varchar(30),
  email varchar(80),
  fax_no varchar(30),
  pager varchar(30),
  home_page varchar(255),
  language_code varchar(10),
  currency_code varchar(10),
  salesperson_code varchar(20),
  vat_registration_no varchar(20),
  privacy_blocked boolean NOT NULL DEFAULT false,
  last_interaction_date date,
  user_fields jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT ck_contact_type CHECK (type IN (0, 1)),
  CONSTRAINT pk_contact PRIMARY KEY (id)
);

CREATE INDEX ix_contact_changed_xid ON erp.contact (changed_xid);

CREATE UNIQUE INDEX ix_contact_number ON erp.contact (number);

CREATE INDEX ix_contact_type ON erp.contact ("type");

CREATE INDEX ix_contact_name ON erp.contact ("name");

CREATE INDEX ix_contact_search_name ON erp.contact (search_name);

CREATE INDEX ix_contact_company_no ON erp.contact (company_no);

CREATE INDEX ix_contact_email ON erp.contact (email);

CREATE INDEX ix_contact_currency_code ON erp.contact (currency_code);

CREATE INDEX ix_contact_salesperson_code ON erp.contact (salesperson_code);

CREATE TABLE erp.country_region (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  code varchar(10) NOT NULL,
  "name" varchar(50),
  iso_code varchar(2),
  iso_numeric_code varchar(3),
  address_format varchar(50),
  CONSTRAINT pk_country_region PRIMARY KEY (id)
);

CREATE INDEX ix_country_region_changed_xid ON erp.country_region (changed_xid);

CREATE UNIQUE INDEX ix_country_region_code ON erp.country_region (code);

CREATE TABLE erp.currency_exchange_rate (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  currency_code varchar(10) NOT NULL,
  starting_date date NOT NULL,
  exchange_rate_amount numeric NOT NULL,
  relational_exch_rate_amount numeric NOT NULL,
  relational_currency_code varchar(10),
  CONSTRAINT uq_currency_exchange_rate_currency_code_starting_date UNIQUE (currency_code, starting_date),
  CONSTRAINT ck_exchange_rate_positive CHECK (exchange_rate_amount > 0 AND relational_exch_rate_amount > 0),
  CONSTRAINT pk_currency_exchange_rate PRIMARY KEY (id)
);

CREATE INDEX ix_currency_exchange_rate_changed_xid ON erp.currency_exchange_rate (changed_xid);

CREATE TABLE erp.customer_price_group (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  code varchar(10) NOT NULL,
  description varchar(100),
  price_includes_vat boolean NOT NULL DEFAULT false,
  allow_invoice_disc boolean NOT NULL DEFAULT true,
  allow_line_disc boolean NOT NULL DEFAULT true,
  vat_bus_posting_gr_price varchar(20),
  user_fields jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT pk_customer_price_group PRIMARY KEY (id)
);

CREATE INDEX ix_customer_price_group_changed_xid ON erp.customer_price_group (changed_xid);

CREATE UNIQUE INDEX ix_customer_price_group_code ON erp.customer_price_group (code);

CREATE TABLE erp.payment_method (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  code varchar(10) NOT NULL,
  description varchar(100),
  CONSTRAINT pk_payment_method PRIMARY KEY (id)
);

CREATE INDEX ix_payment_method_changed_xid ON erp.payment_method (changed_xid);

CREATE UNIQUE INDEX ix_payment_method_code ON erp.payment_method (code);

CREATE TABLE erp.payment_terms (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  code varchar(10) NOT NULL,
  description varchar(100),
  due_date_calculation varchar(32),
  discount_date_calculation varchar(32),
  discount_percent numeric NOT NULL DEFAULT '0',
  calc_pmt_disc_on_cr_memos boolean NOT NULL DEFAULT false,
  CONSTRAINT pk_payment_terms PRIMARY KEY (id)
);

CREATE INDEX ix_payment_terms_changed_xid ON erp.payment_terms (changed_xid);

CREATE UNIQUE INDEX ix_payment_terms_code ON erp.payment_terms (code);

CREATE TABLE erp.shipment_method (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  code varchar(10) NOT NULL,
  description varchar(100),
  CONSTRAINT pk_shipment_method PRIMARY KEY (id)
);

CREATE INDEX ix_shipment_method_changed_xid ON erp.shipment_method (changed_xid);

CREATE UNIQUE INDEX ix_shipment_method_code ON erp.shipment_method (code);

CREATE TABLE erp.shipping_agent (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  code varchar(10) NOT NULL,
  "name" varchar(50),
  internet_address varchar(250),
  account_no varchar(30),
  CONSTRAINT pk_shipping_agent PRIMARY KEY (id)
);

CREATE INDEX ix_shipping_agent_changed_xid ON erp.shipping_agent (changed_xid);

CREATE UNIQUE INDEX ix_shipping_agent_code ON erp.shipping_agent (code);

CREATE TABLE erp.customer (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  number varchar(20) NOT NULL,
  "name" varchar(100),
  name2 varchar(50),
  search_name varchar(100),
  address varchar(100),
  address2 varchar(50),
  post_code varchar(20),
  city varchar(30),
  county varchar(30),
  country_region_code varchar(10),
  contact varchar(100),
  phone_no varchar(30),
  mobile_phone_no varchar(30),
  email varchar(80),
  fax_no varchar(30),
  home_page varchar(255),
  language_code varchar(10),
  currency_code varchar(10),
  payment_terms_code varchar(10),
  payment_method_code varchar(10),
  shipment_method_code varchar(10),
  shipping_agent_code varchar(10),
  shipping_agent_service_code varchar(10),
  salesperson_code varchar(20),
  customer_price_group varchar(10),
  credit_limit_lcy numeric NOT NULL DEFAULT '0',
  primary_contact_no varchar(20),
  bill_to_customer_no varchar(20),
  blocked integer NOT NULL DEFAULT '0',
  privacy_blocked boolean NOT NULL DEFAULT false,
  prices_including_vat boolean NOT NULL DEFAULT false,
  vat_registration_no varchar(20),
  gen_bus_posting_group varchar(20),
  vat_bus_posting_group varchar(20),
  customer_posting_group varchar(20),
  location_code varchar(10),
  allow_line_disc boolean NOT NULL DEFAULT true,
  invoice_disc_code varchar(20),
  partner_type integer NOT NULL DEFAULT '0',
  user_fields jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT ck_customer_blocked CHECK (blocked BETWEEN 0 AND 3),
  CONSTRAINT pk_customer PRIMARY KEY (id)
);

CREATE INDEX ix_customer_changed_xid ON erp.customer (changed_xid);

CREATE UNIQUE INDEX ix_customer_number ON erp.customer (number);

CREATE INDEX ix_customer_name ON erp.customer ("name");

CREATE INDEX ix_customer_search_name ON erp.customer (search_name);

CREATE INDEX ix_customer_city ON erp.customer (city);

CREATE INDEX ix_customer_email ON erp.customer (email);

CREATE INDEX ix_customer_currency_code ON erp.customer (currency_code);

CREATE INDEX ix_customer_payment_terms_code ON erp.customer (payment_terms_code);

CREATE INDEX ix_customer_shipment_method_code ON erp.customer (shipment_method_code);

CREATE INDEX ix_customer_shipping_agent_code ON erp.customer (shipping_agent_code);

CREATE INDEX ix_customer_salesperson_code ON erp.customer (salesperson_code);

CREATE INDEX ix_customer_customer_price_group ON erp.customer (customer_price_group);

CREATE INDEX ix_customer_primary_contact_no ON erp.customer (primary_contact_no);

CREATE INDEX ix_customer_bill_to_customer_no ON erp.customer (bill_to_customer_no);

CREATE INDEX ix_customer_blocked ON erp.customer (blocked);

CREATE TABLE erp.customer_ledger_entry (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  entry_no bigint NOT NULL,
  customer_no varchar(20) NOT NULL,
  posting_date date NOT NULL,
  document_date date,
  document_type integer NOT NULL,
  document_number varchar(20) NOT NULL,
  external_document_no varchar(35),
  description varchar(100),
  currency_code varchar(10),
  amount numeric NOT NULL,
  amount_lcy numeric NOT NULL,
  remaining_amount numeric NOT NULL,
  remaining_amount_lcy numeric NOT NULL,
  sales_lcy numeric NOT NULL DEFAULT '0',
  profit_lcy numeric NOT NULL DEFAULT '0',
  "open" boolean NOT NULL DEFAULT true,
  due_date date,
  pmt_discount_date date,
  original_pmt_disc_possible numeric NOT NULL DEFAULT '0',
  closed_by_entry_no bigint,
  closed_at_date date,
  closed_by_amount numeric NOT NULL DEFAULT '0',
  salesperson_code varchar(20),
  idempotency_key varchar(100),
  CONSTRAINT ck_customer_ledger_entry_closed CHECK (open OR remaining_amount = 0),
  CONSTRAINT pk_customer_ledger_entry PRIMARY KEY (id)
);

CREATE INDEX ix_customer_ledger_entry_changed_xid ON erp.customer_ledger_entry (changed_xid);

CREATE UNIQUE INDEX ix_customer_ledger_entry_entry_no ON erp.customer_ledger_entry (entry_no);

CREATE INDEX ix_customer_ledger_entry_customer_no ON erp.customer_ledger_entry (customer_no);

CREATE INDEX ix_customer_ledger_entry_posting_date ON erp.customer_ledger_entry (posting_date);

CREATE INDEX ix_customer_ledger_entry_document_type ON erp.customer_ledger_entry (document_type);

CREATE INDEX ix_customer_ledger_entry_document_number ON erp.customer_ledger_entry (document_number);

CREATE INDEX ix_customer_ledger_entry_open ON erp.customer_ledger_entry ("open");

CREATE INDEX ix_customer_ledger_entry_due_date ON erp.customer_ledger_entry (due_date);

CREATE UNIQUE INDEX ix_customer_ledger_entry_idempotency_key ON erp.customer_ledger_entry (idempotency_key);

CREATE TABLE erp.contact_business_relation (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  contact_no varchar(20) NOT NULL,
  link_to_table integer NOT NULL,
  "no" varchar(20) NOT NULL,
  CONSTRAINT uq_contact_business_relation_link_to_table_no UNIQUE (link_to_table, "no"),
  CONSTRAINT uq_contact_business_relation_contact_no_link_to_table UNIQUE (contact_no, link_to_table),
  CONSTRAINT ck_contact_business_relation_link CHECK (link_to_table IN (1, 2)),
  CONSTRAINT pk_contact_business_relation PRIMARY KEY (id)
);

CREATE INDEX ix_contact_business_relation_changed_xid ON erp.contact_business_relation (changed_xid);

CREATE TABLE erp.detailed_customer_ledger_entry (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  entry_no bigint NOT NULL,
  cust_ledger_entry_no bigint NOT NULL,
  entry_type integer NOT NULL,
  posting_date date NOT NULL,
  document_type integer,
  document_number varchar(20),
  customer_no varchar(20) NOT NULL,
  currency_code varchar(10),
  amount numeric NOT NULL,
  amount_lcy numeric NOT NULL,
  applied_cust_ledger_entry_no bigint,
  unapplied boolean NOT NULL DEFAULT false,
  unapplied_by_entry_no bigint,
  application_no bigint,
  CONSTRAINT pk_detailed_customer_ledger_entry PRIMARY KEY (id)
);

CREATE INDEX ix_detailed_customer_ledger_entry_changed_xid ON erp.detailed_customer_ledger_entry (changed_xid);

CREATE UNIQUE INDEX ix_detailed_customer_ledger_entry_entry_no ON erp.detailed_customer_ledger_entry (entry_no);

CREATE INDEX ix_detailed_customer_ledger_entry_cust_ledger_entry_no ON erp.detailed_customer_ledger_entry (cust_ledger_entry_no);

CREATE INDEX ix_detailed_customer_ledger_entry_customer_no ON erp.detailed_customer_ledger_entry (customer_no);

CREATE INDEX ix_detailed_customer_ledger_entry_applied_cust_ledger_entry_no ON erp.detailed_customer_ledger_entry (applied_cust_ledger_entry_no);

CREATE INDEX ix_detailed_customer_ledger_entry_application_no ON erp.detailed_customer_ledger_entry (application_no);

CREATE TABLE erp.number_series (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  code varchar(20) NOT NULL,
  description varchar(100),
  starting_no varchar(20) NOT NULL,
  ending_no varchar(20),
  last_no_used varchar(20),
  increment_by_no integer NOT NULL DEFAULT '1',
  last_date_used date,
  allow_gaps boolean NOT NULL DEFAULT false,
  manual_nos boolean NOT NULL DEFAULT true,
  CONSTRAINT pk_number_series PRIMARY KEY (id)
);

CREATE INDEX ix_number_series_changed_xid ON erp.number_series (changed_xid);

CREATE UNIQUE INDEX ix_number_series_code ON erp.number_series (code);

CREATE TABLE erp.customer_template (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  code varchar(20) NOT NULL,
  description varchar(100),
  priority integer NOT NULL DEFAULT '0',
  no_series varchar(20),
  currency_code varchar(10),
  payment_terms_code varchar(10),
  shipment_method_code varchar(10),
  customer_price_group varchar(10),
  gen_bus_posting_group varchar(20),
  vat_bus_posting_group varchar(20),
  customer_posting_group varchar(20),
  prices_including_vat boolean NOT NULL DEFAULT false,
  country_region_code varchar(10),
  CONSTRAINT ck_customer_template_priority CHECK (priority >= 0),
  CONSTRAINT pk_customer_template PRIMARY KEY (id)
);

CREATE INDEX ix_customer_template_changed_xid ON erp.customer_template (changed_xid);

CREATE UNIQUE INDEX ix_customer_template_code ON erp.customer_template (code);

CREATE TABLE erp.general_ledger_setup (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  lcy_code varchar(10) NOT NULL,
  amount_rounding_precision numeric NOT NULL DEFAULT '0.01',
  unit_amount_rounding_precision numeric NOT NULL DEFAULT '0.00001',
  vat_tolerance_percent numeric NOT NULL DEFAULT '0',
  local_currency_symbol varchar(10),
  local_currency_description varchar(60),
  CONSTRAINT pk_general_ledger_setup PRIMARY KEY (id)
);

CREATE INDEX ix_general_ledger_setup_changed_xid ON erp.general_ledger_setup (changed_xid);

CREATE TABLE erp.unit_of_measure (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  code varchar(10) NOT NULL,
  description varchar(50),
  international_standard_code varchar(10),
  symbol varchar(10),
  CONSTRAINT pk_unit_of_measure PRIMARY KEY (id)
);

CREATE INDEX ix_unit_of_measure_changed_xid ON erp.unit_of_measure (changed_xid);

CREATE UNIQUE INDEX ix_unit_of_measure_code ON erp.unit_of_measure (code);

CREATE TABLE erp.vendor (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  number varchar(20) NOT NULL,
  "name" varchar(100),
  name2 varchar(50),
  search_name varchar(100),
  address varchar(100),
  address2 varchar(50),
  post_code varchar(20),
  city varchar(30),
  county varchar(30),
  country_region_code varchar(10),
  contact varchar(100),
  phone_no varchar(30),
  mobile_phone_no varchar(30),
  email varchar(80),
  fax_no varchar(30),
  home_page varchar(255),
  language_code varchar(10),
  currency_code varchar(10),
  payment_terms_code varchar(10),
  payment_method_code varchar(10),
  shipment_method_code varchar(10),
  shipping_agent_code varchar(10),
  purchaser_code varchar(20),
  primary_contact_no varchar(20),
  blocked integer NOT NULL DEFAULT '0',
  privacy_blocked boolean NOT NULL DEFAULT false,
  vat_registration_no varchar(20),
  gen_bus_posting_group varchar(20),
  vat_bus_posting_group varchar(20),
  vendor_posting_group varchar(20),
  user_fields jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT ck_vendor_blocked CHECK (blocked IN (0, 1, 2)),
  CONSTRAINT pk_vendor PRIMARY KEY (id)
);

CREATE INDEX ix_vendor_changed_xid ON erp.vendor (changed_xid);

CREATE UNIQUE INDEX ix_vendor_number ON erp.vendor (number);

CREATE INDEX ix_vendor_name ON erp.vendor ("name");

CREATE INDEX ix_vendor_search_name ON erp.vendor (search_name);

CREATE INDEX ix_vendor_email ON erp.vendor (email);

CREATE INDEX ix_vendor_currency_code ON erp.vendor (currency_code);

CREATE INDEX ix_vendor_purchaser_code ON erp.vendor (purchaser_code);

CREATE INDEX ix_vendor_primary_contact_no ON erp.vendor (primary_contact_no);

CREATE INDEX ix_vendor_blocked ON erp.vendor (blocked);

CREATE TABLE erp.item (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  number varchar(20) NOT NULL,
  description varchar(100),
  description2 varchar(50),
  search_description varchar(100),
  "type" integer NOT NULL DEFAULT '0',
  base_unit_of_measure varchar(10),
  sales_unit_of_measure varchar(10),
  purch_unit_of_measure varchar(10),
  unit_price numeric NOT NULL DEFAULT '0',
  unit_cost numeric NOT NULL DEFAULT '0',
  standard_cost numeric NOT NULL DEFAULT '0',
  last_direct_cost numeric NOT NULL DEFAULT '0',
  costing_method integer NOT NULL DEFAULT '0',
  price_includes_vat boolean NOT NULL DEFAULT false,
  vat_bus_posting_gr_price varchar(20),
  allow_invoice_disc boolean NOT NULL DEFAULT true,
  blocked boolean NOT NULL DEFAULT false,
  sales_blocked boolean NOT NULL DEFAULT false,
  purchasing_blocked boolean NOT NULL DEFAULT false,
  gross_weight numeric NOT NULL DEFAULT '0',
  net_weight numeric NOT NULL DEFAULT '0',
  unit_volume numeric NOT NULL DEFAULT '0',
  vendor_no varchar(20),
  vendor_item_no varchar(50),
  gtin varchar(14),
  item_category_code varchar(20),
  gen_prod_posting_group varchar(20),
  vat_prod_posting_group varchar(20),
  inventory_posting_group varchar(20),
  user_fields jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT ck_item_prices CHECK (unit_price >= 0 AND unit_cost >= 0),
  CONSTRAINT ck_item_type CHECK (type IN (0, 1, 2)),
  CONSTRAINT pk_item PRIMARY KEY (id)
);

CREATE INDEX ix_item_changed_xid ON erp.item (changed_xid);

CREATE UNIQUE INDEX ix_item_number ON erp.item (number);

CREATE INDEX ix_item_description ON erp.item (description);

CREATE INDEX ix_item_search_description ON erp.item (search_description);

CREATE INDEX ix_item_type ON erp.item ("type");

CREATE INDEX ix_item_base_unit_of_measure ON erp.item (base_unit_of_measure);

CREATE INDEX ix_item_blocked ON erp.item (blocked);

CREATE INDEX ix_item_vendor_no ON erp.item (vendor_no);

CREATE TABLE erp.item_ledger_entry (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  entry_no bigint NOT NULL,
  item_no varchar(20) NOT NULL,
  posting_date date NOT NULL,
  entry_type integer NOT NULL,
  document_type integer,
  document_number varchar(20),
  document_line_no integer,
  quantity numeric NOT NULL,
  unit_of_measure_code varchar(10),
  location_code varchar(10),
  description varchar(100),
  cost_amount numeric NOT NULL DEFAULT '0',
  sales_amount numeric NOT NULL DEFAULT '0',
  customer_no varchar(20),
  CONSTRAINT pk_item_ledger_entry PRIMARY KEY (id)
);

CREATE INDEX ix_item_ledger_entry_changed_xid ON erp.item_ledger_entry (changed_xid);

CREATE UNIQUE INDEX ix_item_ledger_entry_entry_no ON erp.item_ledger_entry (entry_no);

CREATE INDEX ix_item_ledger_entry_item_no ON erp.item_ledger_entry (item_no);

CREATE INDEX ix_item_ledger_entry_document_number ON erp.item_ledger_entry (document_number);

CREATE INDEX ix_item_ledger_entry_customer_no ON erp.item_ledger_entry (customer_no);

CREATE TABLE erp.item_unit_of_measure (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  item_no varchar(20) NOT NULL,
  code varchar(10) NOT NULL,
  qty_per_unit_of_measure numeric NOT NULL DEFAULT '1',
  length numeric NOT NULL DEFAULT '0',
  width numeric NOT NULL DEFAULT '0',
  height numeric NOT NULL DEFAULT '0',
  weight numeric NOT NULL DEFAULT '0',
  CONSTRAINT uq_item_unit_of_measure_item_no_code UNIQUE (item_no, code),
  CONSTRAINT ck_item_unit_quantity CHECK (qty_per_unit_of_measure > 0),
  CONSTRAINT pk_item_unit_of_measure PRIMARY KEY (id)
);

CREATE INDEX ix_item_unit_of_measure_changed_xid ON erp.item_unit_of_measure (changed_xid);

CREATE INDEX ix_item_unit_of_measure_code ON erp.item_unit_of_measure (code);

CREATE TABLE erp.note (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  record_table varchar(63) NOT NULL,
  record_id uuid NOT NULL,
  description varchar(250),
  text text,
  noted_at timestamptz NOT NULL,
  noted_by varchar(100),
  CONSTRAINT pk_note PRIMARY KEY (id)
);

CREATE INDEX ix_note_changed_xid ON erp.note (changed_xid);

CREATE INDEX ix_note_record_id ON erp.note (record_id);

CREATE TABLE erp.opportunity (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  number varchar(20) NOT NULL,
  description varchar(100),
  status integer NOT NULL DEFAULT '0',
  priority integer NOT NULL DEFAULT '1',
  salesperson_code varchar(20),
  contact_no varchar(20),
  contact_company_no varchar(20),
  sales_cycle_code varchar(10),
  sales_document_type integer,
  sales_document_no varchar(20),
  creation_date date NOT NULL,
  date_closed date,
  estimated_value_lcy numeric NOT NULL DEFAULT '0',
  estimated_closing_date date,
  calcd_current_value_lcy numeric NOT NULL DEFAULT '0',
  probability_percent numeric NOT NULL DEFAULT '0',
  chances_of_success_percent numeric NOT NULL DEFAULT '0',
  currency_code varchar(10),
  user_fields jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT ck_opportunity_status CHECK (status BETWEEN 0 AND 3),
  CONSTRAINT pk_opportunity PRIMARY KEY (id)
);

CREATE INDEX ix_opportunity_changed_xid ON erp.opportunity (changed_xid);

CREATE UNIQUE INDEX ix_opportunity_number ON erp.opportunity (number);

CREATE INDEX ix_opportunity_description ON erp.opportunity (description);

CREATE INDEX ix_opportunity_status ON erp.opportunity (status);

CREATE INDEX ix_opportunity_salesperson_code ON erp.opportunity (salesperson_code);

CREATE INDEX ix_opportunity_contact_no ON erp.opportunity (contact_no);

CREATE INDEX ix_opportunity_contact_company_no ON erp.opportunity (contact_company_no);

CREATE TABLE erp.sales_invoice (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  number varchar(20) NOT NULL,
  order_no varchar(20),
  order_id uuid,
  order_date date,
  quote_no varchar(20),
  your_reference varchar(35),
  external_document_no varchar(35),
  sell_to_customer_no varchar(20) NOT NULL,
  sell_to_customer_name varchar(100),
  sell_to_customer_name2 varchar(50),
  sell_to_address varchar(100),
  sell_to_address2 varchar(50),
  sell_to_post_code varchar(20),
  sell_to_city varchar(30),
  sell_to_county varchar(30),
  sell_to_country_region_code varchar(10),
  sell_to_contact_no varchar(20),
  sell_to_contact varchar(100),
  sell_to_phone_no varchar(30),
  sell_to_email varchar(80),
  bill_to_customer_no varchar(20) NOT NULL,
  bill_to_name varchar(100),
  bill_to_name2 varchar(50),
  bill_to_address varchar(100),
  bill_to_address2 varchar(50),
  bill_to_post_code varchar(20),
  bill_to_city varchar(30),
  bill_to_county varchar(30),
  bill_to_country_region_code varchar(10),
  bill_to_contact varchar(100),
  ship_to_code varchar(10),
  ship_to_name varchar(100),
  ship_to_name2 varchar(50),
  ship_to_address varchar(100),
  ship_to_address2 varchar(50),
  ship_to_post_code varchar(20),
  ship_to_city varchar(30),
  ship_to_county varchar(30),
  ship_to_country_region_code varchar(10),
  ship_to_contact varchar(100),
  document_date date NOT NULL,
  posting_date date,
  due_date date,
  requested_delivery_date date,
  promised_delivery_date date,
  shipment_date date,
  currency_code varchar(10),
  currency_factor numeric NOT NULL DEFAULT '1',
  payment_terms_code varchar(10),
  payment_method_code varchar(10),
  payment_discount_percent numeric NOT NULL DEFAULT '0',
  pmt_discount_date date,
  vat_base_discount_percent numeric NOT NULL DEFAULT '0',
  shipment_method_code varchar(10),
  shipping_agent_code varchar(10),
  shipping_agent_service_code varchar(10),
  salesperson_code varchar(20),
  customer_price_group varchar(10),
  prices_including_vat boolean NOT NULL DEFAULT false,
  location_code varchar(10),
  language_code varchar(10),
  gen_bus_posting_group varchar(20),
  vat_bus_posting_group varchar(20),
  customer_posting_group varchar(20),
  invoice_discount_calculation integer NOT NULL DEFAULT '0',
  invoice_discount_value numeric NOT NULL DEFAULT '0',
  work_description text,
  opportunity_no varchar(20),
  doc_no_occurrence integer NOT NULL DEFAULT '1',
  idempotency_key varchar(100),
  CONSTRAINT pk_sales_invoice PRIMARY KEY (id)
);

CREATE INDEX ix_sales_invoice_changed_xid ON erp.sales_invoice (changed_xid);

CREATE UNIQUE INDEX ix_sales_invoice_number ON erp.sales_invoice (number);

CREATE INDEX ix_sales_invoice_order_no ON erp.sales_invoice (order_no);

CREATE INDEX ix_sales_invoice_order_id ON erp.sales_invoice (order_id);

CREATE INDEX ix_sales_invoice_your_reference ON erp.sales_invoice (your_reference);

CREATE INDEX ix_sales_invoice_external_document_no ON erp.sales_invoice (external_document_no);

CREATE INDEX ix_sales_invoice_sell_to_customer_no ON erp.sales_invoice (sell_to_customer_no);

CREATE INDEX ix_sales_invoice_bill_to_customer_no ON erp.sales_invoice (bill_to_customer_no);

CREATE INDEX ix_sales_invoice_currency_code ON erp.sales_invoice (currency_code);

CREATE INDEX ix_sales_invoice_salesperson_code ON erp.sales_invoice (salesperson_code);

CREATE UNIQUE INDEX ix_sales_invoice_idempotency_key ON erp.sales_invoice (idempotency_key);

CREATE TABLE erp.price_list (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  code varchar(20) NOT NULL,
  description varchar(250),
  source_group integer NOT NULL DEFAULT '11',
  source_type integer NOT NULL DEFAULT '10',
  source_no varchar(20),
  price_type integer NOT NULL DEFAULT '1',
  amount_type integer NOT NULL DEFAULT '17',
  currency_code varchar(10),
  starting_date date,
  ending_date date,
  status integer NOT NULL DEFAULT '0',
  price_includes_vat boolean NOT NULL DEFAULT false,
  allow_updating_defaults boolean NOT NULL DEFAULT false,
  allow_invoice_disc boolean NOT NULL DEFAULT true,
  allow_line_disc boolean NOT NULL DEFAULT true,
  vat_bus_posting_gr_price varchar(20),
  user_fields jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT ck_price_list_status CHECK (status IN (0, 1, 2)),
  CONSTRAINT pk_price_list PRIMARY KEY (id)
);

CREATE INDEX ix_price_list_changed_xid ON erp.price_list (changed_xid);

CREATE UNIQUE INDEX ix_price_list_code ON erp.price_list (code);

CREATE INDEX ix_price_list_status ON erp.price_list (status);

CREATE TABLE erp.price_list_line (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  price_list_code varchar(20) NOT NULL,
  line_no integer NOT NULL,
  source_type integer NOT NULL DEFAULT '10',
  source_no varchar(20),
  price_type integer NOT NULL DEFAULT '1',
  amount_type integer NOT NULL DEFAULT '17',
  asset_type integer NOT NULL,
  asset_no varchar(20) NOT NULL,
  variant_code varchar(10),
  unit_of_measure_code varchar(10),
  currency_code varchar(10),
  minimum_quantity numeric NOT NULL DEFAULT '0',
  unit_price numeric NOT NULL DEFAULT '0',
  line_discount_percent numeric NOT NULL DEFAULT '0',
  starting_date date,
  ending_date date,
  status integer NOT NULL DEFAULT '0',
  CONSTRAINT uq_price_list_line_price_list_code_line_no UNIQUE (price_list_code, line_no),
  CONSTRAINT pk_price_list_line PRIMARY KEY (id)
);

CREATE INDEX ix_price_list_line_changed_xid ON erp.price_list_line (changed_xid);

CREATE INDEX ix_price_list_line_asset_type ON erp.price_list_line (asset_type);

CREATE INDEX ix_price_list_line_asset_no ON erp.price_list_line (asset_no);

CREATE TABLE erp.resource (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  number varchar(20) NOT NULL,
  "name" varchar(100),
  name2 varchar(50),
  search_name varchar(100),
  "type" integer NOT NULL DEFAULT '0',
  job_title varchar(30),
  address varchar(100),
  address2 varchar(50),
  post_code varchar(20),
  city varchar(50),
  county varchar(30),
  country_region_code varchar(10),
  employment_date date,
  base_unit_of_measure varchar(10),
  direct_unit_cost numeric NOT NULL DEFAULT '0',
  indirect_cost_percent numeric NOT NULL DEFAULT '0',
  unit_cost numeric NOT NULL DEFAULT '0',
  profit_percent numeric NOT NULL DEFAULT '0',
  unit_price numeric NOT NULL DEFAULT '0',
  capacity numeric NOT NULL DEFAULT '0',
  vendor_no varchar(20),
  gen_prod_posting_group varchar(20),
  vat_prod_posting_group varchar(20),
  blocked boolean NOT NULL DEFAULT false,
  privacy_blocked boolean NOT NULL DEFAULT false,
  user_fields jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT ck_resource_type CHECK (type IN (0, 1)),
  CONSTRAINT pk_resource PRIMARY KEY (id)
);

CREATE INDEX ix_resource_changed_xid ON erp.resource (changed_xid);

CREATE UNIQUE INDEX ix_resource_number ON erp.resource (number);

CREATE INDEX ix_resource_name ON erp.resource ("name");

CREATE INDEX ix_resource_search_name ON erp.resource (search_name);

CREATE INDEX ix_resource_base_unit_of_measure ON erp.resource (base_unit_of_measure);

CREATE INDEX ix_resource_vendor_no ON erp.resource (vendor_no);

CREATE INDEX ix_resource_blocked ON erp.resource (blocked);

CREATE TABLE erp.sales_invoice_line (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  document_id uuid NOT NULL,
  document_number varchar(20) NOT NULL,
  order_no varchar(20),
  order_line_no integer,
  line_no integer NOT NULL,
  "type" integer NOT NULL DEFAULT '0',
  "no" varchar(20),
  variant_code varchar(10),
  description varchar(100),
  description2 varchar(50),
  attached_to_line_no integer,
  location_code varchar(10),
  unit_of_measure_code varchar(10),
  unit_of_measure varchar(50),
  qty_per_unit_of_measure numeric NOT NULL DEFAULT '1',
  quantity numeric NOT NULL DEFAULT '0',
  quantity_base numeric NOT NULL DEFAULT '0',
  unit_price numeric NOT NULL DEFAULT '0',
  unit_cost_lcy numeric NOT NULL DEFAULT '0',
  line_discount_percent numeric NOT NULL DEFAULT '0',
  line_discount_amount numeric NOT NULL DEFAULT '0',
  line_amount numeric NOT NULL DEFAULT '0',
  allow_invoice_disc boolean NOT NULL DEFAULT true,
  inv_discount_amount numeric NOT NULL DEFAULT '0',
  amount numeric NOT NULL DEFAULT '0',
  amount_including_vat numeric NOT NULL DEFAULT '0',
  vat_percent numeric NOT NULL DEFAULT '0',
  vat_identifier varchar(20),
  vat_calculation_type integer NOT NULL DEFAULT '0',
  vat_bus_posting_group varchar(20),
  gen_prod_posting_group varchar(20),
  vat_prod_posting_group varchar(20),
  shipment_date date,
  requested_delivery_date date,
  CONSTRAINT uq_sales_invoice_line_document_id_line_no UNIQUE (document_id, line_no),
  CONSTRAINT pk_sales_invoice_line PRIMARY KEY (id)
);

CREATE INDEX ix_sales_invoice_line_changed_xid ON erp.sales_invoice_line (changed_xid);

CREATE INDEX ix_sales_invoice_line_no ON erp.sales_invoice_line ("no");

CREATE TABLE erp.sales_document_archive (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  document_type integer NOT NULL,
  number varchar(20) NOT NULL,
  version_no integer NOT NULL,
  status integer NOT NULL DEFAULT '0',
  order_date date,
  your_reference varchar(35),
  external_document_no varchar(35),
  sell_to_customer_no varchar(20) NOT NULL,
  sell_to_customer_name varchar(100),
  sell_to_customer_name2 varchar(50),
  sell_to_address varchar(100),
  sell_to_address2 varchar(50),
  sell_to_post_code varchar(20),
  sell_to_city varchar(30),
  sell_to_county varchar(30),
  sell_to_country_region_code varchar(10),
  sell_to_contact_no varchar(20),
  sell_to_contact varchar(100),
  sell_to_phone_no varchar(30),
  sell_to_email varchar(80),
  bill_to_customer_no varchar(20) NOT NULL,
  bill_to_name varchar(100),
  bill_to_name2 varchar(50),
  bill_to_address varchar(100),
  bill_to_address2 varchar(50),
  bill_to_post_code varchar(20),
  bill_to_city varchar(30),
  bill_to_county varchar(30),
  bill_to_country_region_code varchar(10),
  bill_to_contact varchar(100),
  ship_to_code varchar(10),
  ship_to_name varchar(100),
  ship_to_name2 varchar(50),
  ship_to_address varchar(100),
  ship_to_address2 varchar(50),
  ship_to_post_code varchar(20),
  ship_to_city varchar(30),
  ship_to_county varchar(30),
  ship_to_country_region_code varchar(10),
  ship_to_contact varchar(100),
  document_date date NOT NULL,
  posting_date date,
  due_date date,
  requested_delivery_date date,
  promised_delivery_date date,
  shipment_date date,
  currency_code varchar(10),
  currency_factor numeric NOT NULL DEFAULT '1',
  payment_terms_code varchar(10),
  payment_method_code varchar(10),
  payment_discount_percent numeric NOT NULL DEFAULT '0',
  pmt_discount_date date,
  vat_base_discount_percent numeric NOT NULL DEFAULT '0',
  shipment_method_code varchar(10),
  shipping_agent_code varchar(10),
  shipping_agent_service_code varchar(10),
  salesperson_code varchar(20),
  customer_price_group varchar(10),
  prices_including_vat boolean NOT NULL DEFAULT false,
  location_code varchar(10),
  language_code varchar(10),
  gen_bus_posting_group varchar(20),
  vat_bus_posting_group varchar(20),
  customer_posting_group varchar(20),
  invoice_discount_calculation integer NOT NULL DEFAULT '0',
  invoice_discount_value numeric NOT NULL DEFAULT '0',
  work_description text,
  opportunity_no varchar(20),
  doc_no_occurrence integer NOT NULL DEFAULT '1',
  quote_no varchar(20),
  archived_at timestamptz NOT NULL,
  archived_by varchar(100) NOT NULL,
  interaction_exist boolean NOT NULL DEFAULT false,
  source_document_id uuid NOT NULL,
  CONSTRAINT uq_sales_document_archive_document_type_number_doc_no__00b7b2gy UNIQUE (document_type, number, doc_no_occurrence, version_no),
  CONSTRAINT pk_sales_document_archive PRIMARY KEY (id)
);

CREATE INDEX ix_sales_document_archive_changed_xid ON erp.sales_document_archive (changed_xid);

CREATE INDEX ix_sales_document_archive_number ON erp.sales_document_archive (number);

CREATE INDEX ix_sales_document_archive_your_reference ON erp.sales_document_archive (your_reference);

CREATE INDEX ix_sales_document_archive_external_document_no ON erp.sales_document_archive (external_document_no);

CREATE INDEX ix_sales_document_archive_sell_to_customer_no ON erp.sales_document_archive (sell_to_customer_no);

CREATE INDEX ix_sales_document_archive_bill_to_customer_no ON erp.sales_document_archive (bill_to_customer_no);

CREATE INDEX ix_sales_document_archive_currency_code ON erp.sales_document_archive (currency_code);

CREATE INDEX ix_sales_document_archive_salesperson_code ON erp.sales_document_archive (salesperson_code);

CREATE INDEX ix_sales_document_archive_source_document_id ON erp.sales_document_archive (source_document_id);

CREATE TABLE erp.sales_document_archive_line (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  document_id uuid NOT NULL,
  document_number varchar(20) NOT NULL,
  line_no integer NOT NULL,
  "type" integer NOT NULL DEFAULT '0',
  "no" varchar(20),
  variant_code varchar(10),
  description varchar(100),
  description2 varchar(50),
  attached_to_line_no integer,
  location_code varchar(10),
  unit_of_measure_code varchar(10),
  unit_of_measure varchar(50),
  qty_per_unit_of_measure numeric NOT NULL DEFAULT '1',
  quantity numeric NOT NULL DEFAULT '0',
  quantity_base numeric NOT NULL DEFAULT '0',
  unit_price numeric NOT NULL DEFAULT '0',
  unit_cost_lcy numeric NOT NULL DEFAULT '0',
  line_discount_percent numeric NOT NULL DEFAULT '0',
  line_discount_amount numeric NOT NULL DEFAULT '0',
  line_amount numeric NOT NULL DEFAULT '0',
  allow_invoice_disc boolean NOT NULL DEFAULT true,
  inv_discount_amount numeric NOT NULL DEFAULT '0',
  amount numeric NOT NULL DEFAULT '0',
  amount_including_vat numeric NOT NULL DEFAULT '0',
  vat_percent numeric NOT NULL DEFAULT '0',
  vat_identifier varchar(20),
  vat_calculation_type integer NOT NULL DEFAULT '0',
  vat_bus_posting_group varchar(20),
  gen_prod_posting_group varchar(20),
  vat_prod_posting_group varchar(20),
  shipment_date date,
  requested_delivery_date date,
  outstanding_quantity numeric NOT NULL DEFAULT '0',
  quantity_shipped numeric NOT NULL DEFAULT '0',
  quantity_invoiced numeric NOT NULL DEFAULT '0',
  qty_shipped_not_invoiced numeric NOT NULL DEFAULT '0',
  qty_to_ship numeric NOT NULL DEFAULT '0',
  qty_to_invoice numeric NOT NULL DEFAULT '0',
  CONSTRAINT uq_sales_document_archive_line_document_id_line_no UNIQUE (document_id, line_no),
  CONSTRAINT pk_sales_document_archive_line PRIMARY KEY (id)
);

CREATE INDEX ix_sales_document_archive_line_changed_xid ON erp.sales_document_archive_line (changed_xid);

CREATE INDEX ix_sales_document_archive_line_no ON erp.sales_document_archive_line ("no");

CREATE TABLE erp.sales_order (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  number varchar(20) NOT NULL,
  status integer NOT NULL DEFAULT '0',
  order_date date NOT NULL,
  your_reference varchar(35),
  external_document_no varchar(35),
  sell_to_customer_no varchar(20) NOT NULL,
  sell_to_customer_name varchar(100),
  sell_to_customer_name2 varchar(50),
  sell_to_address varchar(100),
  sell_to_address2 varchar(50),
  sell_to_post_code varchar(20),
  sell_to_city varchar(30),
  sell_to_county varchar(30),
  sell_to_country_region_code varchar(10),
  sell_to_contact_no varchar(20),
  sell_to_contact varchar(100),
  sell_to_phone_no varchar(30),
  sell_to_email varchar(80),
  bill_to_customer_no varchar(20) NOT NULL,
  bill_to_name varchar(100),
  bill_to_name2 varchar(50),
  bill_to_address varchar(100),
  bill_to_address2 varchar(50),
  bill_to_post_code varchar(20),
  bill_to_city varchar(30),
  bill_to_county varchar(30),
  bill_to_country_region_code varchar(10),
  bill_to_contact varchar(100),
  ship_to_code varchar(10),
  ship_to_name varchar(100),
  ship_to_name2 varchar(50),
  ship_to_address varchar(100),
  ship_to_address2 varchar(50),
  ship_to_post_code varchar(20),
  ship_to_city varchar(30),
  ship_to_county varchar(30),
  ship_to_country_region_code varchar(10),
  ship_to_contact varchar(100),
  document_date date NOT NULL,
  posting_date date,
  due_date date,
  requested_delivery_date date,
  promised_delivery_date date,
  shipment_date date,
  currency_code varchar(10),
  currency_factor numeric NOT NULL DEFAULT '1',
  payment_terms_code varchar(10),
  payment_method_code varchar(10),
  payment_discount_percent numeric NOT NULL DEFAULT '0',
  pmt_discount_date date,
  vat_base_discount_percent numeric NOT NULL DEFAULT '0',
  shipment_method_code varchar(10),
  shipping_agent_code varchar(10),
  shipping_agent_service_code varchar(10),
  salesperson_code varchar(20),
  customer_price_group varchar(10),
  prices_including_vat boolean NOT NULL DEFAULT false,
  location_code varchar(10),
  language_code varchar(10),
  gen_bus_posting_group varchar(20),
  vat_bus_posting_group varchar(20),
  customer_posting_group varchar(20),
  invoice_discount_calculation integer NOT NULL DEFAULT '0',
  invoice_discount_value numeric NOT NULL DEFAULT '0',
  work_description text,
  opportunity_no varchar(20),
  doc_no_occurrence integer NOT NULL DEFAULT '1',
  quote_no varchar(20),
  idempotency_key varchar(100),
  CONSTRAINT ck_sales_order_status CHECK (status BETWEEN 0 AND 3),
  CONSTRAINT pk_sales_order PRIMARY KEY (id)
);

CREATE INDEX ix_sales_order_changed_xid ON erp.sales_order (changed_xid);

CREATE UNIQUE INDEX ix_sales_order_number ON erp.sales_order (number);

CREATE INDEX ix_sales_order_status ON erp.sales_order (status);

CREATE INDEX ix_sales_order_order_date ON erp.sales_order (order_date);

CREATE INDEX ix_sales_order_your_reference ON erp.sales_order (your_reference);

CREATE INDEX ix_sales_order_external_document_no ON erp.sales_order (external_document_no);

CREATE INDEX ix_sales_order_sell_to_customer_no ON erp.sales_order (sell_to_customer_no);

CREATE INDEX ix_sales_order_bill_to_customer_no ON erp.sales_order (bill_to_customer_no);

CREATE INDEX ix_sales_order_currency_code ON erp.sales_order (currency_code);

CREATE INDEX ix_sales_order_salesperson_code ON erp.sales_order (salesperson_code);

CREATE INDEX ix_sales_order_quote_no ON erp.sales_order (quote_no);

CREATE UNIQUE INDEX ix_sales_order_idempotency_key ON erp.sales_order (idempotency_key);

CREATE TABLE erp.sales_price (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  sales_type integer NOT NULL,
  sales_code varchar(20),
  item_no varchar(20) NOT NULL,
  variant_code varchar(10),
  currency_code varchar(10),
  unit_of_measure_code varchar(10),
  minimum_quantity numeric NOT NULL DEFAULT '0',
  starting_date date,
  ending_date date,
  unit_price numeric NOT NULL,
  price_includes_vat boolean NOT NULL DEFAULT false,
  allow_line_disc boolean NOT NULL DEFAULT true,
  allow_invoice_disc boolean NOT NULL DEFAULT true,
  vat_bus_posting_gr_price varchar(20),
  user_fields jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT uq_sales_price_sales_type_sales_code_item_no_variant_c_00jyxh3s UNIQUE (sales_type, sales_code, item_no, variant_code, currency_code, unit_of_measure_code, minimum_quantity, starting_date),
  CONSTRAINT ck_sales_price_amount CHECK (unit_price >= 0 AND minimum_quantity >= 0),
  CONSTRAINT ck_sales_price_type CHECK (sales_type BETWEEN 0 AND 3),
  CONSTRAINT pk_sales_price PRIMARY KEY (id)
);

CREATE INDEX ix_sales_price_changed_xid ON erp.sales_price (changed_xid);

CREATE INDEX ix_sales_price_sales_code ON erp.sales_price (sales_code);

CREATE INDEX ix_sales_price_item_no ON erp.sales_price (item_no);

CREATE TABLE erp.sales_order_line (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  document_id uuid NOT NULL,
  document_number varchar(20) NOT NULL,
  line_no integer NOT NULL,
  "type" integer NOT NULL DEFAULT '0',
  "no" varchar(20),
  variant_code varchar(10),
  description varchar(100),
  description2 varchar(50),
  attached_to_line_no integer,
  location_code varchar(10),
  unit_of_measure_code varchar(10),
  unit_of_measure varchar(50),
  qty_per_unit_of_measure numeric NOT NULL DEFAULT '1',
  quantity numeric NOT NULL DEFAULT '0',
  quantity_base numeric NOT NULL DEFAULT '0',
  unit_price numeric NOT NULL DEFAULT '0',
  unit_cost_lcy numeric NOT NULL DEFAULT '0',
  line_discount_percent numeric NOT NULL DEFAULT '0',
  line_discount_amount numeric NOT NULL DEFAULT '0',
  line_amount numeric NOT NULL DEFAULT '0',
  allow_invoice_disc boolean NOT NULL DEFAULT true,
  inv_discount_amount numeric NOT NULL DEFAULT '0',
  amount numeric NOT NULL DEFAULT '0',
  amount_including_vat numeric NOT NULL DEFAULT '0',
  vat_percent numeric NOT NULL DEFAULT '0',
  vat_identifier varchar(20),
  vat_calculation_type integer NOT NULL DEFAULT '0',
  vat_bus_posting_group varchar(20),
  gen_prod_posting_group varchar(20),
  vat_prod_posting_group varchar(20),
  shipment_date date,
  requested_delivery_date date,
  outstanding_quantity numeric NOT NULL DEFAULT '0',
  quantity_shipped numeric NOT NULL DEFAULT '0',
  quantity_invoiced numeric NOT NULL DEFAULT '0',
  qty_shipped_not_invoiced numeric NOT NULL DEFAULT '0',
  qty_to_ship numeric NOT NULL DEFAULT '0',
  qty_to_invoice numeric NOT NULL DEFAULT '0',
  CONSTRAINT uq_sales_order_line_document_id_line_no UNIQUE (document_id, line_no),
  CONSTRAINT ck_sales_order_line_shipped CHECK (quantity_invoiced * sign(quantity) <= quantity_shipped * sign(quantity) AND quantity_shipped * sign(quantity) <= quantity * sign(quantity)),
  CONSTRAINT pk_sales_order_line PRIMARY KEY (id)
);

CREATE INDEX ix_sales_order_line_changed_xid ON erp.sales_order_line (changed_xid);

CREATE INDEX ix_sales_order_line_no ON erp.sales_order_line ("no");

CREATE TABLE erp.resource_unit_of_measure (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  resource_no varchar(20) NOT NULL,
  code varchar(10) NOT NULL,
  qty_per_unit_of_measure numeric NOT NULL DEFAULT '1',
  related_to_base_unit_of_meas boolean NOT NULL DEFAULT true,
  CONSTRAINT uq_resource_unit_of_measure_resource_no_code UNIQUE (resource_no, code),
  CONSTRAINT ck_resource_unit_quantity CHECK (qty_per_unit_of_measure > 0),
  CONSTRAINT pk_resource_unit_of_measure PRIMARY KEY (id)
);

CREATE INDEX ix_resource_unit_of_measure_changed_xid ON erp.resource_unit_of_measure (changed_xid);

CREATE INDEX ix_resource_unit_of_measure_code ON erp.resource_unit_of_measure (code);

CREATE TABLE erp.sales_quote (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  number varchar(20) NOT NULL,
  status integer NOT NULL DEFAULT '0',
  your_reference varchar(35),
  external_document_no varchar(35),
  sell_to_customer_no varchar(20) NOT NULL,
  sell_to_customer_name varchar(100),
  sell_to_customer_name2 varchar(50),
  sell_to_address varchar(100),
  sell_to_address2 varchar(50),
  sell_to_post_code varchar(20),
  sell_to_city varchar(30),
  sell_to_county varchar(30),
  sell_to_country_region_code varchar(10),
  sell_to_contact_no varchar(20),
  sell_to_contact varchar(100),
  sell_to_phone_no varchar(30),
  sell_to_email varchar(80),
  bill_to_customer_no varchar(20) NOT NULL,
  bill_to_name varchar(100),
  bill_to_name2 varchar(50),
  bill_to_address varchar(100),
  bill_to_address2 varchar(50),
  bill_to_post_code varchar(20),
  bill_to_city varchar(30),
  bill_to_county varchar(30),
  bill_to_country_region_code varchar(10),
  bill_to_contact varchar(100),
  ship_to_code varchar(10),
  ship_to_name varchar(100),
  ship_to_name2 varchar(50),
  ship_to_address varchar(100),
  ship_to_address2 varchar(50),
  ship_to_post_code varchar(20),
  ship_to_city varchar(30),
  ship_to_county varchar(30),
  ship_to_country_region_code varchar(10),
  ship_to_contact varchar(100),
  document_date date NOT NULL,
  posting_date date,
  due_date date,
  requested_delivery_date date,
  promised_delivery_date date,
  shipment_date date,
  currency_code varchar(10),
  currency_factor numeric NOT NULL DEFAULT '1',
  payment_terms_code varchar(10),
  payment_method_code varchar(10),
  payment_discount_percent numeric NOT NULL DEFAULT '0',
  pmt_discount_date date,
  vat_base_discount_percent numeric NOT NULL DEFAULT '0',
  shipment_method_code varchar(10),
  shipping_agent_code varchar(10),
  shipping_agent_service_code varchar(10),
  salesperson_code varchar(20),
  customer_price_group varchar(10),
  prices_including_vat boolean NOT NULL DEFAULT false,
  location_code varchar(10),
  language_code varchar(10),
  gen_bus_posting_group varchar(20),
  vat_bus_posting_group varchar(20),
  customer_posting_group varchar(20),
  invoice_discount_calculation integer NOT NULL DEFAULT '0',
  invoice_discount_value numeric NOT NULL DEFAULT '0',
  work_description text,
  opportunity_no varchar(20),
  doc_no_occurrence integer NOT NULL DEFAULT '1',
  quote_valid_until_date date,
  idempotency_key varchar(100),
  CONSTRAINT ck_sales_quote_status CHECK (status BETWEEN 0 AND 3),
  CONSTRAINT pk_sales_quote PRIMARY KEY (id)
);

CREATE INDEX ix_sales_quote_changed_xid ON erp.sales_quote (changed_xid);

CREATE UNIQUE INDEX ix_sales_quote_number ON erp.sales_quote (number);

CREATE INDEX ix_sales_quote_status ON erp.sales_quote (status);

CREATE INDEX ix_sales_quote_your_reference ON erp.sales_quote (your_reference);

CREATE INDEX ix_sales_quote_external_document_no ON erp.sales_quote (external_document_no);

CREATE INDEX ix_sales_quote_sell_to_customer_no ON erp.sales_quote (sell_to_customer_no);

CREATE INDEX ix_sales_quote_bill_to_customer_no ON erp.sales_quote (bill_to_customer_no);

CREATE INDEX ix_sales_quote_currency_code ON erp.sales_quote (currency_code);

CREATE INDEX ix_sales_quote_salesperson_code ON erp.sales_quote (salesperson_code);

CREATE UNIQUE INDEX ix_sales_quote_idempotency_key ON erp.sales_quote (idempotency_key);

CREATE TABLE erp.sales_quote_line (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  document_id uuid NOT NULL,
  document_number varchar(20) NOT NULL,
  line_no integer NOT NULL,
  "type" integer NOT NULL DEFAULT '0',
  "no" varchar(20),
  variant_code varchar(10),
  description varchar(100),
  description2 varchar(50),
  attached_to_line_no integer,
  location_code varchar(10),
  unit_of_measure_code varchar(10),
  unit_of_measure varchar(50),
  qty_per_unit_of_measure numeric NOT NULL DEFAULT '1',
  quantity numeric NOT NULL DEFAULT '0',
  quantity_base numeric NOT NULL DEFAULT '0',
  unit_price numeric NOT NULL DEFAULT '0',
  unit_cost_lcy numeric NOT NULL DEFAULT '0',
  line_discount_percent numeric NOT NULL DEFAULT '0',
  line_discount_amount numeric NOT NULL DEFAULT '0',
  line_amount numeric NOT NULL DEFAULT '0',
  allow_invoice_disc boolean NOT NULL DEFAULT true,
  inv_discount_amount numeric NOT NULL DEFAULT '0',
  amount numeric NOT NULL DEFAULT '0',
  amount_including_vat numeric NOT NULL DEFAULT '0',
  vat_percent numeric NOT NULL DEFAULT '0',
  vat_identifier varchar(20),
  vat_calculation_type integer NOT NULL DEFAULT '0',
  vat_bus_posting_group varchar(20),
  gen_prod_posting_group varchar(20),
  vat_prod_posting_group varchar(20),
  shipment_date date,
  requested_delivery_date date,
  CONSTRAINT uq_sales_quote_line_document_id_line_no UNIQUE (document_id, line_no),
  CONSTRAINT pk_sales_quote_line PRIMARY KEY (id)
);

CREATE INDEX ix_sales_quote_line_changed_xid ON erp.sales_quote_line (changed_xid);

CREATE INDEX ix_sales_quote_line_no ON erp.sales_quote_line ("no");

CREATE TABLE erp.sales_setup (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  customer_nos varchar(20),
  contact_nos varchar(20),
  vendor_nos varchar(20),
  item_nos varchar(20),
  resource_nos varchar(20),
  quote_nos varchar(20),
  order_nos varchar(20),
  posted_shipment_nos varchar(20),
  posted_invoice_nos varchar(20),
  opportunity_nos varchar(20),
  default_price_list_code varchar(20),
  archive_orders boolean NOT NULL DEFAULT false,
  archive_quotes boolean NOT NULL DEFAULT false,
  calc_inv_discount boolean NOT NULL DEFAULT false,
  prevent_negative_inventory boolean NOT NULL DEFAULT false,
  stockout_warning boolean NOT NULL DEFAULT true,
  CONSTRAINT pk_sales_setup PRIMARY KEY (id)
);

CREATE INDEX ix_sales_setup_changed_xid ON erp.sales_setup (changed_xid);

CREATE TABLE erp.sales_shipment (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  number varchar(20) NOT NULL,
  order_no varchar(20),
  order_id uuid,
  order_date date,
  your_reference varchar(35),
  external_document_no varchar(35),
  sell_to_customer_no varchar(20) NOT NULL,
  sell_to_customer_name varchar(100),
  sell_to_customer_name2 varchar(50),
  sell_to_address varchar(100),
  sell_to_address2 varchar(50),
  sell_to_post_code varchar(20),
  sell_to_city varchar(30),
  sell_to_county varchar(30),
  sell_to_country_region_code varchar(10),
  sell_to_contact_no varchar(20),
  sell_to_contact varchar(100),
  sell_to_phone_no varchar(30),
  sell_to_email varchar(80),
  bill_to_customer_no varchar(20) NOT NULL,
  bill_to_name varchar(100),
  bill_to_name2 varchar(50),
  bill_to_address varchar(100),
  bill_to_address2 varchar(50),
  bill_to_post_code varchar(20),
  bill_to_city varchar(30),
  bill_to_county varchar(30),
  bill_to_country_region_code varchar(10),
  bill_to_contact varchar(100),
  ship_to_code varchar(10),
  ship_to_name varchar(100),
  ship_to_name2 varchar(50),
  ship_to_address varchar(100),
  ship_to_address2 varchar(50),
  ship_to_post_code varchar(20),
  ship_to_city varchar(30),
  ship_to_county varchar(30),
  ship_to_country_region_code varchar(10),
  ship_to_contact varchar(100),
  document_date date NOT NULL,
  posting_date date,
  due_date date,
  requested_delivery_date date,
  promised_delivery_date date,
  shipment_date date,
  currency_code varchar(10),
  currency_factor numeric NOT NULL DEFAULT '1',
  payment_terms_code varchar(10),
  payment_method_code varchar(10),
  payment_discount_percent numeric NOT NULL DEFAULT '0',
  pmt_discount_date date,
  vat_base_discount_percent numeric NOT NULL DEFAULT '0',
  shipment_method_code varchar(10),
  shipping_agent_code varchar(10),
  shipping_agent_service_code varchar(10),
  salesperson_code varchar(20),
  customer_price_group varchar(10),
  prices_including_vat boolean NOT NULL DEFAULT false,
  location_code varchar(10),
  language_code varchar(10),
  gen_bus_posting_group varchar(20),
  vat_bus_posting_group varchar(20),
  customer_posting_group varchar(20),
  invoice_discount_calculation integer NOT NULL DEFAULT '0',
  invoice_discount_value numeric NOT NULL DEFAULT '0',
  work_description text,
  opportunity_no varchar(20),
  doc_no_occurrence integer NOT NULL DEFAULT '1',
  idempotency_key varchar(100),
  CONSTRAINT pk_sales_shipment PRIMARY KEY (id)
);

CREATE INDEX ix_sales_shipment_changed_xid ON erp.sales_shipment (changed_xid);

CREATE UNIQUE INDEX ix_sales_shipment_number ON erp.sales_shipment (number);

CREATE INDEX ix_sales_shipment_order_no ON erp.sales_shipment (order_no);

CREATE INDEX ix_sales_shipment_order_id ON erp.sales_shipment (order_id);

CREATE INDEX ix_sales_shipment_your_reference ON erp.sales_shipment (your_reference);

CREATE INDEX ix_sales_shipment_external_document_no ON erp.sales_shipment (external_document_no);

CREATE INDEX ix_sales_shipment_sell_to_customer_no ON erp.sales_shipment (sell_to_customer_no);

CREATE INDEX ix_sales_shipment_bill_to_customer_no ON erp.sales_shipment (bill_to_customer_no);

CREATE INDEX ix_sales_shipment_currency_code ON erp.sales_shipment (currency_code);

CREATE INDEX ix_sales_shipment_salesperson_code ON erp.sales_shipment (salesperson_code);

CREATE UNIQUE INDEX ix_sales_shipment_idempotency_key ON erp.sales_shipment (idempotency_key);

CREATE TABLE erp.sales_shipment_line (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  document_id uuid NOT NULL,
  document_number varchar(20) NOT NULL,
  order_no varchar(20),
  order_line_no integer,
  line_no integer NOT NULL,
  "type" integer NOT NULL DEFAULT '0',
  "no" varchar(20),
  variant_code varchar(10),
  description varchar(100),
  description2 varchar(50),
  attached_to_line_no integer,
  location_code varchar(10),
  unit_of_measure_code varchar(10),
  unit_of_measure varchar(50),
  qty_per_unit_of_measure numeric NOT NULL DEFAULT '1',
  quantity numeric NOT NULL DEFAULT '0',
  quantity_base numeric NOT NULL DEFAULT '0',
  unit_price numeric NOT NULL DEFAULT '0',
  unit_cost_lcy numeric NOT NULL DEFAULT '0',
  line_discount_percent numeric NOT NULL DEFAULT '0',
  line_discount_amount numeric NOT NULL DEFAULT '0',
  line_amount numeric NOT NULL DEFAULT '0',
  allow_invoice_disc boolean NOT NULL DEFAULT true,
  inv_discount_amount numeric NOT NULL DEFAULT '0',
  amount numeric NOT NULL DEFAULT '0',
  amount_including_vat numeric NOT NULL DEFAULT '0',
  vat_percent numeric NOT NULL DEFAULT '0',
  vat_identifier varchar(20),
  vat_calculation_type integer NOT NULL DEFAULT '0',
  vat_bus_posting_group varchar(20),
  gen_prod_posting_group varchar(20),
  vat_prod_posting_group varchar(20),
  shipment_date date,
  requested_delivery_date date,
  quantity_invoiced numeric NOT NULL DEFAULT '0',
  qty_shipped_not_invoiced numeric NOT NULL DEFAULT '0',
  CONSTRAINT uq_sales_shipment_line_document_id_line_no UNIQUE (document_id, line_no),
  CONSTRAINT pk_sales_shipment_line PRIMARY KEY (id)
);

CREATE INDEX ix_sales_shipment_line_changed_xid ON erp.sales_shipment_line (changed_xid);

CREATE INDEX ix_sales_shipment_line_no ON erp.sales_shipment_line ("no");

CREATE TABLE erp.unit_group (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  source_type integer NOT NULL,
  source_no varchar(20) NOT NULL,
  source_id uuid NOT NULL,
  code varchar(40) NOT NULL,
  source_name varchar(100),
  base_unit_of_measure varchar(10),
  CONSTRAINT uq_unit_group_source_type_source_no UNIQUE (source_type, source_no),
  CONSTRAINT ck_unit_group_source CHECK (source_type IN (1, 2)),
  CONSTRAINT pk_unit_group PRIMARY KEY (id)
);

CREATE INDEX ix_unit_group_changed_xid ON erp.unit_group (changed_xid);

CREATE UNIQUE INDEX ix_unit_group_source_id ON erp.unit_group (source_id);

CREATE UNIQUE INDEX ix_unit_group_code ON erp.unit_group (code);

CREATE TABLE erp.company (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  "name" varchar(100) NOT NULL,
  address varchar(100),
  address2 varchar(50),
  city varchar(30),
  post_code varchar(20),
  county varchar(30),
  country_region_code varchar(10),
  phone_no varchar(30),
  email varchar(80),
  home_page varchar(255),
  vat_registration_no varchar(20),
  CONSTRAINT pk_company PRIMARY KEY (id)
);

CREATE INDEX ix_company_changed_xid ON erp.company (changed_xid);

CREATE TABLE erp.vat_posting_setup (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  vat_bus_posting_group varchar(20),
  vat_prod_posting_group varchar(20) NOT NULL,
  vat_percent numeric NOT NULL DEFAULT '0',
  vat_identifier varchar(20) NOT NULL,
  vat_calculation_type integer NOT NULL DEFAULT '0',
  description varchar(100),
  CONSTRAINT uq_vat_posting_setup_vat_bus_posting_group_vat_prod_po_00oxa4if UNIQUE (vat_bus_posting_group, vat_prod_posting_group),
  CONSTRAINT ck_vat_percent CHECK (vat_percent BETWEEN 0 AND 100),
  CONSTRAINT pk_vat_posting_setup PRIMARY KEY (id)
);

CREATE INDEX ix_vat_posting_setup_changed_xid ON erp.vat_posting_setup (changed_xid);

ALTER TABLE erp.contact
  ADD CONSTRAINT fk_contact_currency_code FOREIGN KEY (currency_code)
  REFERENCES erp.currency(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.contact
  ADD CONSTRAINT fk_contact_salesperson_code FOREIGN KEY (salesperson_code)
  REFERENCES erp.salesperson(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.currency_exchange_rate
  ADD CONSTRAINT fk_currency_exchange_rate_currency_code FOREIGN KEY (currency_code)
  REFERENCES erp.currency(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.customer
  ADD CONSTRAINT fk_customer_currency_code FOREIGN KEY (currency_code)
  REFERENCES erp.currency(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.customer
  ADD CONSTRAINT fk_customer_payment_terms_code FOREIGN KEY (payment_terms_code)
  REFERENCES erp.payment_terms(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.customer
  ADD CONSTRAINT fk_customer_payment_method_code FOREIGN KEY (payment_method_code)
  REFERENCES erp.payment_method(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.customer
  ADD CONSTRAINT fk_customer_shipment_method_code FOREIGN KEY (shipment_method_code)
  REFERENCES erp.shipment_method(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.customer
  ADD CONSTRAINT fk_customer_shipping_agent_code FOREIGN KEY (shipping_agent_code)
  REFERENCES erp.shipping_agent(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.customer
  ADD CONSTRAINT fk_customer_salesperson_code FOREIGN KEY (salesperson_code)
  REFERENCES erp.salesperson(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.customer
  ADD CONSTRAINT fk_customer_customer_price_group FOREIGN KEY (customer_price_group)
  REFERENCES erp.customer_price_group(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.customer_ledger_entry
  ADD CONSTRAINT fk_customer_ledger_entry_customer_no FOREIGN KEY (customer_no)
  REFERENCES erp.customer(number) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.customer_ledger_entry
  ADD CONSTRAINT fk_customer_ledger_entry_currency_code FOREIGN KEY (currency_code)
  REFERENCES erp.currency(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.contact_business_relation
  ADD CONSTRAINT fk_contact_business_relation_contact_no FOREIGN KEY (contact_no)
  REFERENCES erp.contact(number) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.customer_template
  ADD CONSTRAINT fk_customer_template_no_series FOREIGN KEY (no_series)
  REFERENCES erp.number_series(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.customer_template
  ADD CONSTRAINT fk_customer_template_currency_code FOREIGN KEY (currency_code)
  REFERENCES erp.currency(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.customer_template
  ADD CONSTRAINT fk_customer_template_payment_terms_code FOREIGN KEY (payment_terms_code)
  REFERENCES erp.payment_terms(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.customer_template
  ADD CONSTRAINT fk_customer_template_shipment_method_code FOREIGN KEY (shipment_method_code)
  REFERENCES erp.shipment_method(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.customer_template
  ADD CONSTRAINT fk_customer_template_customer_price_group FOREIGN KEY (customer_price_group)
  REFERENCES erp.customer_price_group(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.vendor
  ADD CONSTRAINT fk_vendor_currency_code FOREIGN KEY (currency_code)
  REFERENCES erp.currency(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.vendor
  ADD CONSTRAINT fk_vendor_payment_terms_code FOREIGN KEY (payment_terms_code)
  REFERENCES erp.payment_terms(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.vendor
  ADD CONSTRAINT fk_vendor_payment_method_code FOREIGN KEY (payment_method_code)
  REFERENCES erp.payment_method(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.vendor
  ADD CONSTRAINT fk_vendor_shipment_method_code FOREIGN KEY (shipment_method_code)
  REFERENCES erp.shipment_method(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.vendor
  ADD CONSTRAINT fk_vendor_shipping_agent_code FOREIGN KEY (shipping_agent_code)
  REFERENCES erp.shipping_agent(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.vendor
  ADD CONSTRAINT fk_vendor_purchaser_code FOREIGN KEY (purchaser_code)
  REFERENCES erp.salesperson(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.item
  ADD CONSTRAINT fk_item_base_unit_of_measure FOREIGN KEY (base_unit_of_measure)
  REFERENCES erp.unit_of_measure(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.item
  ADD CONSTRAINT fk_item_sales_unit_of_measure FOREIGN KEY (sales_unit_of_measure)
  REFERENCES erp.unit_of_measure(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.item
  ADD CONSTRAINT fk_item_purch_unit_of_measure FOREIGN KEY (purch_unit_of_measure)
  REFERENCES erp.unit_of_measure(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.item
  ADD CONSTRAINT fk_item_vendor_no FOREIGN KEY (vendor_no)
  REFERENCES erp.vendor(number) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.item_ledger_entry
  ADD CONSTRAINT fk_item_ledger_entry_item_no FOREIGN KEY (item_no)
  REFERENCES erp.item(number) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.item_unit_of_measure
  ADD CONSTRAINT fk_item_unit_of_measure_item_no FOREIGN KEY (item_no)
  REFERENCES erp.item(number) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.item_unit_of_measure
  ADD CONSTRAINT fk_item_unit_of_measure_code FOREIGN KEY (code)
  REFERENCES erp.unit_of_measure(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.opportunity
  ADD CONSTRAINT fk_opportunity_salesperson_code FOREIGN KEY (salesperson_code)
  REFERENCES erp.salesperson(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.opportunity
  ADD CONSTRAINT fk_opportunity_contact_no FOREIGN KEY (contact_no)
  REFERENCES erp.contact(number) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.opportunity
  ADD CONSTRAINT fk_opportunity_contact_company_no FOREIGN KEY (contact_company_no)
  REFERENCES erp.contact(number) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.opportunity
  ADD CONSTRAINT fk_opportunity_currency_code FOREIGN KEY (currency_code)
  REFERENCES erp.currency(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_invoice
  ADD CONSTRAINT fk_sales_invoice_sell_to_customer_no FOREIGN KEY (sell_to_customer_no)
  REFERENCES erp.customer(number) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_invoice
  ADD CONSTRAINT fk_sales_invoice_bill_to_customer_no FOREIGN KEY (bill_to_customer_no)
  REFERENCES erp.customer(number) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_invoice
  ADD CONSTRAINT fk_sales_invoice_currency_code FOREIGN KEY (currency_code)
  REFERENCES erp.currency(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_invoice
  ADD CONSTRAINT fk_sales_invoice_payment_terms_code FOREIGN KEY (payment_terms_code)
  REFERENCES erp.payment_terms(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_invoice
  ADD CONSTRAINT fk_sales_invoice_payment_method_code FOREIGN KEY (payment_method_code)
  REFERENCES erp.payment_method(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_invoice
  ADD CONSTRAINT fk_sales_invoice_shipment_method_code FOREIGN KEY (shipment_method_code)
  REFERENCES erp.shipment_method(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_invoice
  ADD CONSTRAINT fk_sales_invoice_shipping_agent_code FOREIGN KEY (shipping_agent_code)
  REFERENCES erp.shipping_agent(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_invoice
  ADD CONSTRAINT fk_sales_invoice_salesperson_code FOREIGN KEY (salesperson_code)
  REFERENCES erp.salesperson(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.price_list
  ADD CONSTRAINT fk_price_list_currency_code FOREIGN KEY (currency_code)
  REFERENCES erp.currency(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.price_list_line
  ADD CONSTRAINT fk_price_list_line_price_list_code FOREIGN KEY (price_list_code)
  REFERENCES erp.price_list(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.price_list_line
  ADD CONSTRAINT fk_price_list_line_unit_of_measure_code FOREIGN KEY (unit_of_measure_code)
  REFERENCES erp.unit_of_measure(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.price_list_line
  ADD CONSTRAINT fk_price_list_line_currency_code FOREIGN KEY (currency_code)
  REFERENCES erp.currency(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.resource
  ADD CONSTRAINT fk_resource_base_unit_of_measure FOREIGN KEY (base_unit_of_measure)
  REFERENCES erp.unit_of_measure(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.resource
  ADD CONSTRAINT fk_resource_vendor_no FOREIGN KEY (vendor_no)
  REFERENCES erp.vendor(number) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_invoice_line
  ADD CONSTRAINT fk_sales_invoice_line_document_id FOREIGN KEY (document_id)
  REFERENCES erp.sales_invoice(id) ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE erp.sales_invoice_line
  ADD CONSTRAINT fk_sales_invoice_line_unit_of_measure_code FOREIGN KEY (unit_of_measure_code)
  REFERENCES erp.unit_of_measure(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_document_archive
  ADD CONSTRAINT fk_sales_document_archive_sell_to_customer_no FOREIGN KEY (sell_to_customer_no)
  REFERENCES erp.customer(number) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_document_archive
  ADD CONSTRAINT fk_sales_document_archive_bill_to_customer_no FOREIGN KEY (bill_to_customer_no)
  REFERENCES erp.customer(number) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_document_archive
  ADD CONSTRAINT fk_sales_document_archive_currency_code FOREIGN KEY (currency_code)
  REFERENCES erp.currency(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_document_archive
  ADD CONSTRAINT fk_sales_document_archive_payment_terms_code FOREIGN KEY (payment_terms_code)
  REFERENCES erp.payment_terms(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_document_archive
  ADD CONSTRAINT fk_sales_document_archive_payment_method_code FOREIGN KEY (payment_method_code)
  REFERENCES erp.payment_method(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_document_archive
  ADD CONSTRAINT fk_sales_document_archive_shipment_method_code FOREIGN KEY (shipment_method_code)
  REFERENCES erp.shipment_method(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_document_archive
  ADD CONSTRAINT fk_sales_document_archive_shipping_agent_code FOREIGN KEY (shipping_agent_code)
  REFERENCES erp.shipping_agent(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_document_archive
  ADD CONSTRAINT fk_sales_document_archive_salesperson_code FOREIGN KEY (salesperson_code)
  REFERENCES erp.salesperson(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_document_archive_line
  ADD CONSTRAINT fk_sales_document_archive_line_document_id FOREIGN KEY (document_id)
  REFERENCES erp.sales_document_archive(id) ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE erp.sales_document_archive_line
  ADD CONSTRAINT fk_sales_document_archive_line_unit_of_measure_code FOREIGN KEY (unit_of_measure_code)
  REFERENCES erp.unit_of_measure(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_order
  ADD CONSTRAINT fk_sales_order_sell_to_customer_no FOREIGN KEY (sell_to_customer_no)
  REFERENCES erp.customer(number) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_order
  ADD CONSTRAINT fk_sales_order_bill_to_customer_no FOREIGN KEY (bill_to_customer_no)
  REFERENCES erp.customer(number) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_order
  ADD CONSTRAINT fk_sales_order_currency_code FOREIGN KEY (currency_code)
  REFERENCES erp.currency(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_order
  ADD CONSTRAINT fk_sales_order_payment_terms_code FOREIGN KEY (payment_terms_code)
  REFERENCES erp.payment_terms(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_order
  ADD CONSTRAINT fk_sales_order_payment_method_code FOREIGN KEY (payment_method_code)
  REFERENCES erp.payment_method(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_order
  ADD CONSTRAINT fk_sales_order_shipment_method_code FOREIGN KEY (shipment_method_code)
  REFERENCES erp.shipment_method(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_order
  ADD CONSTRAINT fk_sales_order_shipping_agent_code FOREIGN KEY (shipping_agent_code)
  REFERENCES erp.shipping_agent(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_order
  ADD CONSTRAINT fk_sales_order_salesperson_code FOREIGN KEY (salesperson_code)
  REFERENCES erp.salesperson(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_price
  ADD CONSTRAINT fk_sales_price_item_no FOREIGN KEY (item_no)
  REFERENCES erp.item(number) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_price
  ADD CONSTRAINT fk_sales_price_currency_code FOREIGN KEY (currency_code)
  REFERENCES erp.currency(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_price
  ADD CONSTRAINT fk_sales_price_unit_of_measure_code FOREIGN KEY (unit_of_measure_code)
  REFERENCES erp.unit_of_measure(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_order_line
  ADD CONSTRAINT fk_sales_order_line_document_id FOREIGN KEY (document_id)
  REFERENCES erp.sales_order(id) ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE erp.sales_order_line
  ADD CONSTRAINT fk_sales_order_line_unit_of_measure_code FOREIGN KEY (unit_of_measure_code)
  REFERENCES erp.unit_of_measure(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.resource_unit_of_measure
  ADD CONSTRAINT fk_resource_unit_of_measure_resource_no FOREIGN KEY (resource_no)
  REFERENCES erp.resource(number) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.resource_unit_of_measure
  ADD CONSTRAINT fk_resource_unit_of_measure_code FOREIGN KEY (code)
  REFERENCES erp.unit_of_measure(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_quote
  ADD CONSTRAINT fk_sales_quote_sell_to_customer_no FOREIGN KEY (sell_to_customer_no)
  REFERENCES erp.customer(number) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_quote
  ADD CONSTRAINT fk_sales_quote_bill_to_customer_no FOREIGN KEY (bill_to_customer_no)
  REFERENCES erp.customer(number) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_quote
  ADD CONSTRAINT fk_sales_quote_currency_code FOREIGN KEY (currency_code)
  REFERENCES erp.currency(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_quote
  ADD CONSTRAINT fk_sales_quote_payment_terms_code FOREIGN KEY (payment_terms_code)
  REFERENCES erp.payment_terms(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_quote
  ADD CONSTRAINT fk_sales_quote_payment_method_code FOREIGN KEY (payment_method_code)
  REFERENCES erp.payment_method(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_quote
  ADD CONSTRAINT fk_sales_quote_shipment_method_code FOREIGN KEY (shipment_method_code)
  REFERENCES erp.shipment_method(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_quote
  ADD CONSTRAINT fk_sales_quote_shipping_agent_code FOREIGN KEY (shipping_agent_code)
  REFERENCES erp.shipping_agent(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_quote
  ADD CONSTRAINT fk_sales_quote_salesperson_code FOREIGN KEY (salesperson_code)
  REFERENCES erp.salesperson(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_quote_line
  ADD CONSTRAINT fk_sales_quote_line_document_id FOREIGN KEY (document_id)
  REFERENCES erp.sales_quote(id) ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE erp.sales_quote_line
  ADD CONSTRAINT fk_sales_quote_line_unit_of_measure_code FOREIGN KEY (unit_of_measure_code)
  REFERENCES erp.unit_of_measure(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_setup
  ADD CONSTRAINT fk_sales_setup_customer_nos FOREIGN KEY (customer_nos)
  REFERENCES erp.number_series(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_setup
  ADD CONSTRAINT fk_sales_setup_contact_nos FOREIGN KEY (contact_nos)
  REFERENCES erp.number_series(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_setup
  ADD CONSTRAINT fk_sales_setup_vendor_nos FOREIGN KEY (vendor_nos)
  REFERENCES erp.number_series(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_setup
  ADD CONSTRAINT fk_sales_setup_item_nos FOREIGN KEY (item_nos)
  REFERENCES erp.number_series(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_setup
  ADD CONSTRAINT fk_sales_setup_resource_nos FOREIGN KEY (resource_nos)
  REFERENCES erp.number_series(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_setup
  ADD CONSTRAINT fk_sales_setup_quote_nos FOREIGN KEY (quote_nos)
  REFERENCES erp.number_series(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_setup
  ADD CONSTRAINT fk_sales_setup_order_nos FOREIGN KEY (order_nos)
  REFERENCES erp.number_series(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_setup
  ADD CONSTRAINT fk_sales_setup_posted_shipment_nos FOREIGN KEY (posted_shipment_nos)
  REFERENCES erp.number_series(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_setup
  ADD CONSTRAINT fk_sales_setup_posted_invoice_nos FOREIGN KEY (posted_invoice_nos)
  REFERENCES erp.number_series(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_setup
  ADD CONSTRAINT fk_sales_setup_opportunity_nos FOREIGN KEY (opportunity_nos)
  REFERENCES erp.number_series(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_shipment
  ADD CONSTRAINT fk_sales_shipment_sell_to_customer_no FOREIGN KEY (sell_to_customer_no)
  REFERENCES erp.customer(number) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_shipment
  ADD CONSTRAINT fk_sales_shipment_bill_to_customer_no FOREIGN KEY (bill_to_customer_no)
  REFERENCES erp.customer(number) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_shipment
  ADD CONSTRAINT fk_sales_shipment_currency_code FOREIGN KEY (currency_code)
  REFERENCES erp.currency(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_shipment
  ADD CONSTRAINT fk_sales_shipment_payment_terms_code FOREIGN KEY (payment_terms_code)
  REFERENCES erp.payment_terms(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_shipment
  ADD CONSTRAINT fk_sales_shipment_payment_method_code FOREIGN KEY (payment_method_code)
  REFERENCES erp.payment_method(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_shipment
  ADD CONSTRAINT fk_sales_shipment_shipment_method_code FOREIGN KEY (shipment_method_code)
  REFERENCES erp.shipment_method(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_shipment
  ADD CONSTRAINT fk_sales_shipment_shipping_agent_code FOREIGN KEY (shipping_agent_code)
  REFERENCES erp.shipping_agent(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_shipment
  ADD CONSTRAINT fk_sales_shipment_salesperson_code FOREIGN KEY (salesperson_code)
  REFERENCES erp.salesperson(code) ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE erp.sales_shipment_line
  ADD CONSTRAINT fk_sales_shipment_line_document_id FOREIGN KEY (document_id)
  REFERENCES erp.sales_shipment(id) ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE erp.sales_shipment_line
  ADD CONSTRAINT fk_sales_shipment_line_unit_of_measure_code FOREIGN KEY (unit_of_measure_code)
  REFERENCES erp.unit_of_measure(code) ON DELETE NO ACTION ON UPDATE CASCADE;
`;

/** The ERP side: master data, sales documents, ledgers. */
export class CreateErp1764000001000 implements MigrationInterface {
  readonly name = 'CreateErp1764000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA erp CASCADE');
  }
}
