import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
CREATE SCHEMA crm;

CREATE SEQUENCE crm.version;

CREATE TABLE crm.transaction_currency (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  iso_currency_code varchar(5) NOT NULL,
  currency_name varchar(100) NOT NULL,
  currency_symbol varchar(10) NOT NULL,
  currency_precision integer NOT NULL DEFAULT '2',
  exchange_rate numeric NOT NULL DEFAULT '1',
  state_code integer NOT NULL DEFAULT '0',
  status_code integer NOT NULL DEFAULT '1',
  user_fields jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT uq_transaction_currency_iso_currency_code UNIQUE (iso_currency_code),
  CONSTRAINT ck_transaction_currency_rate CHECK (exchange_rate > 0),
  CONSTRAINT ck_transaction_currency_precision CHECK (currency_precision BETWEEN 0 AND 4),
  CONSTRAINT ck_transaction_currency_state CHECK ((state_code, status_code) IN ((0, 1), (1, 2))),
  CONSTRAINT pk_transaction_currency PRIMARY KEY (id)
);

CREATE INDEX ix_transaction_currency_changed_xid ON crm.transaction_currency (changed_xid);

CREATE INDEX ix_transaction_currency_currency_name ON crm.transaction_currency (currency_name);

CREATE TABLE crm.account_statistics (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  "name" varchar(160),
  customer_no varchar(20),
  balance_lcy numeric NOT NULL DEFAULT '0',
  outstanding_orders_lcy numeric NOT NULL DEFAULT '0',
  shipped_not_invoiced_lcy numeric NOT NULL DEFAULT '0',
  outstanding_invoices_lcy numeric NOT NULL DEFAULT '0',
  outstanding_service_orders_lcy numeric NOT NULL DEFAULT '0',
  serv_shipped_not_invoiced_lcy numeric NOT NULL DEFAULT '0',
  outstanding_serv_invoices_lcy numeric NOT NULL DEFAULT '0',
  total_lcy numeric NOT NULL DEFAULT '0',
  credit_limit_lcy numeric NOT NULL DEFAULT '0',
  overdue_amounts_lcy numeric NOT NULL DEFAULT '0',
  overdue_amounts_as_of date,
  total_sales_lcy numeric NOT NULL DEFAULT '0',
  invoiced_prepayment_amount_lcy numeric NOT NULL DEFAULT '0',
  transaction_currency_id uuid,
  CONSTRAINT pk_account_statistics PRIMARY KEY (id)
);

CREATE INDEX ix_account_statistics_changed_xid ON crm.account_statistics (changed_xid);

CREATE INDEX ix_account_statistics_name ON crm.account_statistics ("name");

CREATE INDEX ix_account_statistics_customer_no ON crm.account_statistics (customer_no);

CREATE INDEX ix_account_statistics_transaction_currency_id ON crm.account_statistics (transaction_currency_id);

CREATE TABLE crm.business_unit (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  "name" varchar(160) NOT NULL,
  parent_business_unit_id uuid,
  is_disabled boolean NOT NULL DEFAULT false,
  transaction_currency_id uuid,
  user_fields jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT uq_business_unit_name UNIQUE ("name"),
  CONSTRAINT pk_business_unit PRIMARY KEY (id)
);

CREATE INDEX ix_business_unit_changed_xid ON crm.business_unit (changed_xid);

CREATE INDEX ix_business_unit_parent_business_unit_id ON crm.business_unit (parent_business_unit_id);

CREATE INDEX ix_business_unit_transaction_currency_id ON crm.business_unit (transaction_currency_id);

CREATE TABLE crm.system_user (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  first_name varchar(64),
  last_name varchar(64),
  full_name varchar(200),
  internal_email_address varchar(100),
  personal_email_address varchar(100),
  domain_name varchar(1024) NOT NULL,
  business_unit_id uuid,
  is_disabled boolean NOT NULL DEFAULT false,
  is_licensed boolean NOT NULL DEFAULT true,
  is_integration_user boolean NOT NULL DEFAULT false,
  access_mode integer NOT NULL DEFAULT '0',
  application_id uuid,
  azure_active_directory_object_id uuid,
  job_title varchar(100),
  mobile_phone varchar(64),
  user_fields jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT uq_system_user_domain_name UNIQUE (domain_name),
  CONSTRAINT pk_system_user PRIMARY KEY (id)
);

CREATE INDEX ix_system_user_changed_xid ON crm.system_user (changed_xid);

CREATE INDEX ix_system_user_full_name ON crm.system_user (full_name);

CREATE INDEX ix_system_user_internal_email_address ON crm.system_user (internal_email_address);

CREATE INDEX ix_system_user_business_unit_id ON crm.system_user (business_unit_id);

CREATE TABLE crm.team (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  "name" varchar(160) NOT NULL,
  business_unit_id uuid,
  administrator_id uuid,
  team_type integer NOT NULL DEFAULT '0',
  is_default boolean NOT NULL DEFAULT false,
  description varchar(2000),
  user_fields jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT ck_team_type CHECK (team_type IN (0, 1, 2, 3)),
  CONSTRAINT pk_team PRIMARY KEY (id)
);

CREATE INDEX ix_team_changed_xid ON crm.team (changed_xid);

CREATE INDEX ix_team_name ON crm.team ("name");

CREATE INDEX ix_team_business_unit_id ON crm.team (business_unit_id);

CREATE INDEX ix_team_administrator_id ON crm.team (administrator_id);

CREATE TABLE crm.company (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  owner_id uuid,
  owner_id_type varchar(10),
  external_id varchar(36) NOT NULL,
  "name" varchar(30),
  default_owning_team uuid,
  user_fields jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT uq_company_external_id UNIQUE (external_id),
  CONSTRAINT ck_owner CHECK ((owner_id_type IS NULL OR owner_id_type IN ('systemuser', 'team')) AND (owner_id IS NULL OR owner_id_type IS NOT NULL)),
  CONSTRAINT pk_company PRIMARY KEY (id)
);

CREATE INDEX ix_company_changed_xid ON crm.company (changed_xid);

CREATE INDEX ix_company_owner_id ON crm.company (owner_id);

CREATE INDEX ix_company_name ON crm.company ("name");

CREATE INDEX ix_company_default_owning_team ON crm.company (default_owning_team);

CREATE TABLE crm.price_list (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  "name" varchar(100) NOT NULL,
  transaction_currency_id uuid NOT NULL,
  begin_date date,
  end_date date,
  description varchar(2000),
  state_code integer NOT NULL DEFAULT '0',
  status_code integer NOT NULL DEFAULT '100001',
  company_id uuid,
  user_fields jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT ck_price_list_dates CHECK (begin_date <= end_date),
  CONSTRAINT ck_price_list_state CHECK ((state_code, status_code) IN ((0, 100001), (1, 100002))),
  CONSTRAINT pk_price_list PRIMARY KEY (id)
);

CREATE INDEX ix_price_list_changed_xid ON crm.price_list (changed_xid);

CREATE INDEX ix_price_list_name ON crm.price_list ("name");

CREATE INDEX ix_price_list_transaction_currency_id ON crm.price_list (transaction_currency_id);

CREATE INDEX ix_price_list_state_code ON crm.price_list (state_code);

CREATE INDEX ix_price_list_company_id ON crm.price_list (company_id);

CREATE TABLE crm.account (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  owner_id uuid,
  owner_id_type varchar(10),
  "name" varchar(160),
  account_number varchar(20),
  primary_contact_id uuid,
  parent_account_id uuid,
  default_price_level_id uuid,
  transaction_currency_id uuid,
  telephone1 varchar(50),
  telephone2 varchar(50),
  fax varchar(50),
  website_url varchar(200),
  email_address1 varchar(100),
  address1_name varchar(200),
  address1_primary_contact_name varchar(100),
  address1_line1 varchar(250),
  address1_line2 varchar(250),
  address1_line3 varchar(250),
  address1_city varchar(80),
  address1_state_or_province varchar(50),
  address1_country varchar(80),
  address1_postal_code varchar(20),
  credit_limit numeric,
  credit_on_hold boolean NOT NULL DEFAULT false,
  payment_terms_code integer,
  address1_freight_terms_code integer,
  address1_shipping_method_code integer,
  customer_type_code integer,
  number_of_employees integer,
  revenue numeric,
  description varchar(2000),
  state_code integer NOT NULL DEFAULT '0',
  status_code integer NOT NULL DEFAULT '1',
  merged boolean NOT NULL DEFAULT false,
  master_id uuid,
  account_statistics_id uuid,
  company_id uuid,
  user_fields jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT ck_owner CHECK ((owner_id_type IS NULL OR owner_id_type IN ('systemuser', 'team')) AND (owner_id IS NULL OR owner_id_type IS NOT NULL)),
  CONSTRAINT ck_account_employees CHECK (number_of_employees >= 0),
  CONSTRAINT ck_account_parent CHECK (parent_account_id <> id),
  CONSTRAINT ck_account_state CHECK ((state_code, status_code) IN ((0, 1), (1, 2))),
  CONSTRAINT pk_account PRIMARY KEY (id)
);

CREATE INDEX ix_account_changed_xid ON crm.account (changed_xid);

CREATE INDEX ix_account_owner_id ON crm.account (owner_id);

CREATE INDEX ix_account_name ON crm.account ("name");

CREATE INDEX ix_account_account_number ON crm.account (account_number);

CREATE INDEX ix_account_primary_contact_id ON crm.account (primary_contact_id);

CREATE INDEX ix_account_parent_account_id ON crm.account (parent_account_id);

CREATE INDEX ix_account_default_price_level_id ON crm.account (default_price_level_id);

CREATE INDEX ix_account_transaction_currency_id ON crm.account (transaction_currency_id);

CREATE INDEX ix_account_email_address1 ON crm.account (email_address1);

CREATE INDEX ix_account_address1_city ON crm.account (address1_city);

CREATE INDEX ix_account_address1_country ON crm.account (address1_country);

CREATE INDEX ix_account_customer_type_code ON crm.account (customer_type_code);

CREATE INDEX ix_account_state_code ON crm.account (state_code);

CREATE INDEX ix_account_master_id ON crm.account (master_id);

CREATE INDEX ix_account_account_statistics_id ON crm.account (account_statistics_id);

CREATE INDEX ix_account_company_id ON crm.account (company_id);

CREATE TABLE crm.contact (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  owner_id uuid,
  owner_id_type varchar(10),
  first_name varchar(50),
  middle_name varchar(50),
  last_name varchar(50),
  full_name varchar(160),
  job_title varchar(100),
  salutation varchar(100),
  parent_customer_id uuid,
  parent_customer_id_type varchar(10),
  account_id uuid,
  email_address1 varchar(100),
  telephone1 varchar(50),
  mobile_phone varchar(50),
  fax varchar(50),
  pager varchar(50),
  website_url varchar(200),
  address1_line1 varchar(250),
  address1_line2 varchar(250),
  address1_city varchar(80),
  address1_state_or_province varchar(50),
  address1_country varchar(80),
  address1_postal_code varchar(20),
  transaction_currency_id uuid,
  description varchar(2000),
  state_code integer NOT NULL DEFAULT '0',
  status_code integer NOT NULL DEFAULT '1',
  company_id uuid,
  user_fields jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT ck_owner CHECK ((owner_id_type IS NULL OR owner_id_type IN ('systemuser', 'team')) AND (owner_id IS NULL OR owner_id_type IS NOT NULL)),
  CONSTRAINT ck_contact_parent CHECK ((parent_customer_id_type IS NULL OR parent_customer_id_type IN ('account', 'contact')) AND (parent_customer_id IS NULL OR parent_customer_id_type IS NOT NULL)),
  CONSTRAINT ck_contact_state CHECK ((state_code, status_code) IN ((0, 1), (1, 2))),
  CONSTRAINT pk_contact PRIMARY KEY (id)
);

CREATE INDEX ix_contact_changed_xid ON crm.contact (changed_xid);

CREATE INDEX ix_contact_owner_id ON crm.contact (owner_id);

CREATE INDEX ix_contact_last_name ON crm.contact (last_name);

CREATE INDEX ix_contact_full_name ON crm.contact (full_name);

CREATE INDEX ix_contact_parent_customer_id ON crm.contact (parent_customer_id);

CREATE INDEX ix_contact_account_id ON crm.contact (account_id);

CREATE INDEX ix_contact_email_address1 ON crm.contact (email_address1);

CREATE INDEX ix_contact_address1_city ON crm.contact (address1_city);

CREATE INDEX ix_contact_transaction_currency_id ON crm.contact (transaction_currency_id);

CREATE INDEX ix_contact_state_code ON crm.contact (state_code);

CREATE INDEX ix_contact_company_id ON crm.contact (company_id);

CREATE TABLE crm.opportunity (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  owner_id uuid,
  owner_id_type varchar(10),
  "name" varchar(300),
  customer_id uuid,
  customer_id_type varchar(10),
  parent_account_id uuid,
  parent_contact_id uuid,
  price_level_id uuid,
  transaction_currency_id uuid,
  estimated_value numeric,
  estimated_close_date date,
  close_probability integer,
  actual_value numeric,
  actual_close_date date,
  opportunity_rating_code integer NOT NULL DEFAULT '2',
  is_revenue_system_calculated boolean NOT NULL DEFAULT false,
  total_amount numeric,
  discount_percentage numeric,
  discount_amount numeric,
  description varchar(2000),
  state_code integer NOT NULL DEFAULT '0',
  status_code integer NOT NULL DEFAULT '1',
  company_id uuid,
  user_fields jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT ck_owner CHECK ((owner_id_type IS NULL OR owner_id_type IN ('systemuser', 'team')) AND (owner_id IS NULL OR owner_id_type IS NOT NULL)),
  CONSTRAINT ck_opportunity_discount CHECK (discount_percentage BETWEEN 0 AND 100),
  CONSTRAINT ck_opportunity_probability CHECK (close_probability BETWEEN 0 AND 100),
  CONSTRAINT ck_opportunity_customer CHECK ((customer_id_type IS NULL OR customer_id_type IN ('account', 'contact')) AND (customer_id IS NULL OR customer_id_type IS NOT NULL)),
  CONSTRAINT ck_opportunity_state CHECK ((state_code, status_code) IN ((0, 1), (0, 2), (1, 3), (2, 4), (2, 5))),
  CONSTRAINT pk_opportunity PRIMARY KEY (id)
);

CREATE INDEX ix_opportunity_changed_xid ON crm.opportunity (changed_xid);

CREATE INDEX ix_opportunity_owner_id ON crm.opportunity (owner_id);

CREATE INDEX ix_opportunity_name ON crm.opportunity ("name");

CREATE INDEX ix_opportunity_customer_id ON crm.opportunity (customer_id);

CREATE INDEX ix_opportunity_parent_account_id ON crm.opportunity (parent_account_id);

CREATE INDEX ix_opportunity_parent_contact_id ON crm.opportunity (parent_contact_id);

CREATE INDEX ix_opportunity_price_level_id ON crm.opportunity (price_level_id);

CREATE INDEX ix_opportunity_transaction_currency_id ON crm.opportunity (transaction_currency_id);

CREATE INDEX ix_opportunity_estimated_close_date ON crm.opportunity (estimated_close_date);

CREATE INDEX ix_opportunity_state_code ON crm.opportunity (state_code);

CREATE INDEX ix_opportunity_company_id ON crm.opportunity (company_id);

CREATE TABLE crm.uom_schedule (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  "name" varchar(200) NOT NULL,
  base_uom_name varchar(100),
  description varchar(2000),
  state_code integer NOT NULL DEFAULT '0',
  status_code integer NOT NULL DEFAULT '1',
  user_fields jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT ck_uom_schedule_state CHECK ((state_code, status_code) IN ((0, 1), (1, 2))),
  CONSTRAINT pk_uom_schedule PRIMARY KEY (id)
);

CREATE INDEX ix_uom_schedule_changed_xid ON crm.uom_schedule (changed_xid);

CREATE INDEX ix_uom_schedule_name ON crm.uom_schedule ("name");

CREATE TABLE crm.uom (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  "name" varchar(100) NOT NULL,
  uom_schedule_id uuid NOT NULL,
  base_uom uuid,
  quantity numeric NOT NULL DEFAULT '1',
  is_schedule_base_uom boolean NOT NULL DEFAULT false,
  user_fields jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT uq_uom_uom_schedule_id_name UNIQUE (uom_schedule_id, "name"),
  CONSTRAINT ck_uom_quantity CHECK (quantity > 0),
  CONSTRAINT pk_uom PRIMARY KEY (id)
);

CREATE INDEX ix_uom_changed_xid ON crm.uom (changed_xid);

CREATE INDEX ix_uom_name ON crm.uom ("name");

CREATE INDEX ix_uom_base_uom ON crm.uom (base_uom);

CREATE TABLE crm.product (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  product_number varchar(100) NOT NULL,
  "name" varchar(100),
  description varchar(2000),
  default_uom_schedule_id uuid,
  default_uom_id uuid,
  price_level_id uuid,
  product_type_code integer NOT NULL DEFAULT '1',
  product_structure integer NOT NULL DEFAULT '1',
  quantity_decimal integer NOT NULL DEFAULT '2',
  price numeric,
  standard_cost numeric,
  current_cost numeric,
  quantity_on_hand numeric,
  stock_volume numeric,
  stock_weight numeric,
  is_stock_item boolean NOT NULL DEFAULT false,
  vendor_id varchar(100),
  vendor_name varchar(100),
  vendor_part_number varchar(100),
  transaction_currency_id uuid,
  parent_product_id uuid,
  state_code integer NOT NULL DEFAULT '2',
  status_code integer NOT NULL DEFAULT '0',
  valid_from_date date,
  valid_to_date date,
  company_id uuid,
  user_fields jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT uq_product_product_number UNIQUE (product_number),
  CONSTRAINT ck_product_valid CHECK (valid_from_date <= valid_to_date),
  CONSTRAINT ck_product_quantity_decimal CHECK (quantity_decimal BETWEEN 0 AND 5),
  CONSTRAINT ck_product_structure CHECK (product_structure IN (1, 2, 3)),
  CONSTRAINT ck_product_state CHECK ((state_code, status_code) IN ((0, 1), (1, 2), (2, 0), (3, 3))),
  CONSTRAINT pk_product PRIMARY KEY (id)
);

CREATE INDEX ix_product_changed_xid ON crm.product (changed_xid);

CREATE INDEX ix_product_name ON crm.product ("name");

CREATE INDEX ix_product_default_uom_schedule_id ON crm.product (default_uom_schedule_id);

CREATE INDEX ix_product_default_uom_id ON crm.product (default_uom_id);

CREATE INDEX ix_product_price_level_id ON crm.product (price_level_id);

CREATE INDEX ix_product_product_type_code ON crm.product (product_type_code);

CREATE INDEX ix_product_transaction_currency_id ON crm.product (transaction_currency_id);

CREATE INDEX ix_product_parent_product_id ON crm.product (parent_product_id);

CREATE INDEX ix_product_state_code ON crm.product (state_code);

CREATE INDEX ix_product_company_id ON crm.product (company_id);

CREATE TABLE crm.quote (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  owner_id uuid,
  owner_id_type varchar(10),
  "name" varchar(300),
  customer_id uuid,
  customer_id_type varchar(10),
  opportunity_id uuid,
  price_level_id uuid,
  transaction_currency_id uuid,
  discount_percentage numeric,
  discount_amount numeric,
  freight_amount numeric,
  total_line_item_amount numeric NOT NULL DEFAULT '0',
  total_line_item_discount_amount numeric NOT NULL DEFAULT '0',
  total_discount_amount numeric NOT NULL DEFAULT '0',
  total_amount_less_freight numeric NOT NULL DEFAULT '0',
  total_tax numeric NOT NULL DEFAULT '0',
  total_amount numeric NOT NULL DEFAULT '0',
  pricing_error_code integer NOT NULL DEFAULT '0',
  skip_price_calculation integer NOT NULL DEFAULT '0',
  payment_terms_code integer,
  shipping_method_code integer,
  email_address varchar(100),
  description varchar(2000),
  company_id uuid,
  bill_to_name varchar(200),
  bill_to_contact_name varchar(150),
  bill_to_line1 varchar(250),
  bill_to_line2 varchar(250),
  bill_to_line3 varchar(250),
  bill_to_postal_code varchar(20),
  bill_to_city varchar(80),
  bill_to_state_or_province varchar(50),
  bill_to_country varchar(80),
  bill_to_telephone varchar(50),
  bill_to_fax varchar(50),
  ship_to_name varchar(200),
  ship_to_contact_name varchar(150),
  ship_to_line1 varchar(250),
  ship_to_line2 varchar(250),
  ship_to_line3 varchar(250),
  ship_to_postal_code varchar(20),
  ship_to_city varchar(80),
  ship_to_state_or_province varchar(50),
  ship_to_country varchar(80),
  ship_to_telephone varchar(50),
  ship_to_fax varchar(50),
  quote_number varchar(100) NOT NULL,
  revision_number integer NOT NULL DEFAULT '0',
  effective_from date,
  effective_to date,
  expires_on date,
  closed_on date,
  request_delivery_by date,
  freight_terms_code integer,
  will_call boolean NOT NULL DEFAULT false,
  state_code integer NOT NULL DEFAULT '0',
  status_code integer NOT NULL DEFAULT '1',
  CONSTRAINT uq_quote_quote_number_revision_number UNIQUE (quote_number, revision_number),
  CONSTRAINT ck_owner CHECK ((owner_id_type IS NULL OR owner_id_type IN ('systemuser', 'team')) AND (owner_id IS NULL OR owner_id_type IS NOT NULL)),
  CONSTRAINT ck_document_discount CHECK (discount_percentage BETWEEN 0 AND 100),
  CONSTRAINT ck_document_customer CHECK ((customer_id_type IS NULL OR customer_id_type IN ('account', 'contact')) AND (customer_id IS NULL OR customer_id_type IS NOT NULL)),
  CONSTRAINT ck_quote_effective CHECK (effective_from <= effective_to),
  CONSTRAINT ck_quote_revision CHECK (revision_number >= 0),
  CONSTRAINT ck_quote_state CHECK ((state_code, status_code) IN ((0, 1), (1, 2), (1, 3), (2, 4), (3, 5), (3, 6), (3, 7))),
  CONSTRAINT pk_quote PRIMARY KEY (id)
);

CREATE INDEX ix_quote_changed_xid ON crm.quote (changed_xid);

CREATE INDEX ix_quote_owner_id ON crm.quote (owner_id);

CREATE INDEX ix_quote_name ON crm.quote ("name");

CREATE INDEX ix_quote_customer_id ON crm.quote (customer_id);

CREATE INDEX ix_quote_opportunity_id ON crm.quote (opportunity_id);

CREATE INDEX ix_quote_price_level_id ON crm.quote (price_level_id);

CREATE INDEX ix_quote_transaction_currency_id ON crm.quote (transaction_currency_id);

CREATE INDEX ix_quote_company_id ON crm.quote (company_id);

CREATE INDEX ix_quote_state_code ON crm.quote (state_code);

CREATE TABLE crm.sales_order (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  owner_id uuid,
  owner_id_type varchar(10),
  "name" varchar(300),
  customer_id uuid,
  customer_id_type varchar(10),
  opportunity_id uuid,
  price_level_id uuid,
  transaction_currency_id uuid,
  discount_percentage numeric,
  discount_amount numeric,
  freight_amount numeric,
  total_line_item_amount numeric NOT NULL DEFAULT '0',
  total_line_item_discount_amount numeric NOT NULL DEFAULT '0',
  total_discount_amount numeric NOT NULL DEFAULT '0',
  total_amount_less_freight numeric NOT NULL DEFAULT '0',
  total_tax numeric NOT NULL DEFAULT '0',
  total_amount numeric NOT NULL DEFAULT '0',
  pricing_error_code integer NOT NULL DEFAULT '0',
  skip_price_calculation integer NOT NULL DEFAULT '0',
  payment_terms_code integer,
  shipping_method_code integer,
  email_address varchar(100),
  description varchar(2000),
  company_id uuid,
  bill_to_name varchar(200),
  bill_to_contact_name varchar(150),
  bill_to_line1 varchar(250),
  bill_to_line2 varchar(250),
  bill_to_line3 varchar(250),
  bill_to_postal_code varchar(20),
  bill_to_city varchar(80),
  bill_to_state_or_province varchar(50),
  bill_to_country varchar(80),
  bill_to_telephone varchar(50),
  bill_to_fax varchar(50),
  ship_to_name varchar(200),
  ship_to_contact_name varchar(150),
  ship_to_line1 varchar(250),
  ship_to_line2 varchar(250),
  ship_to_line3 varchar(250),
  ship_to_postal_code varchar(20),
  ship_to_city varchar(80),
  ship_to_state_or_province varchar(50),
  ship_to_country varchar(80),
  ship_to_telephone varchar(50),
  ship_to_fax varchar(50),
  order_number varchar(100) NOT NULL,
  quote_id uuid,
  request_delivery_by date,
  date_fulfilled date,
  submit_date date,
  submit_status integer,
  submit_status_description varchar(2000),
  last_back_office_submit date,
  is_price_locked boolean NOT NULL DEFAULT false,
  freight_terms_code integer,
  will_call boolean NOT NULL DEFAULT false,
  business_central_order_number varchar(20),
  business_central_document_occurrence_number integer,
  idempotency_key varchar(100),
  state_code integer NOT NULL DEFAULT '0',
  status_code integer NOT NULL DEFAULT '1',
  CONSTRAINT uq_sales_order_order_number UNIQUE (order_number),
  CONSTRAINT ck_owner CHECK ((owner_id_type IS NULL OR owner_id_type IN ('systemuser', 'team')) AND (owner_id IS NULL OR owner_id_type IS NOT NULL)),
  CONSTRAINT ck_document_discount CHECK (discount_percentage BETWEEN 0 AND 100),
  CONSTRAINT ck_document_customer CHECK ((customer_id_type IS NULL OR customer_id_type IN ('account', 'contact')) AND (customer_id IS NULL OR customer_id_type IS NOT NULL)),
  CONSTRAINT ck_sales_order_state CHECK ((state_code, status_code) IN ((0, 1), (0, 2), (0, 690970000), (1, 3), (2, 4), (3, 100001), (3, 100002), (4, 100003))),
  CONSTRAINT pk_sales_order PRIMARY KEY (id)
);

CREATE INDEX ix_sales_order_changed_xid ON crm.sales_order (changed_xid);

CREATE INDEX ix_sales_order_owner_id ON crm.sales_order (owner_id);

CREATE INDEX ix_sales_order_name ON crm.sales_order ("name");

CREATE INDEX ix_sales_order_customer_id ON crm.sales_order (customer_id);

CREATE INDEX ix_sales_order_opportunity_id ON crm.sales_order (opportunity_id);

CREATE INDEX ix_sales_order_price_level_id ON crm.sales_order (price_level_id);

CREATE INDEX ix_sales_order_transaction_currency_id ON crm.sales_order (transaction_currency_id);

CREATE INDEX ix_sales_order_company_id ON crm.sales_order (company_id);

CREATE INDEX ix_sales_order_quote_id ON crm.sales_order (quote_id);

CREATE INDEX ix_sales_order_business_central_order_number ON crm.sales_order (business_central_order_number);

CREATE UNIQUE INDEX ix_sales_order_idempotency_key ON crm.sales_order (idempotency_key);

CREATE INDEX ix_sales_order_state_code_last_back_office_submit ON crm.sales_order (state_code, last_back_office_submit);

CREATE TABLE crm.invoice (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  owner_id uuid,
  owner_id_type varchar(10),
  "name" varchar(300),
  customer_id uuid,
  customer_id_type varchar(10),
  opportunity_id uuid,
  price_level_id uuid,
  transaction_currency_id uuid,
  discount_percentage numeric,
  discount_amount numeric,
  freight_amount numeric,
  total_line_item_amount numeric NOT NULL DEFAULT '0',
  total_line_item_discount_amount numeric NOT NULL DEFAULT '0',
  total_discount_amount numeric NOT NULL DEFAULT '0',
  total_amount_less_freight numeric NOT NULL DEFAULT '0',
  total_tax numeric NOT NULL DEFAULT '0',
  total_amount numeric NOT NULL DEFAULT '0',
  pricing_error_code integer NOT NULL DEFAULT '0',
  skip_price_calculation integer NOT NULL DEFAULT '0',
  payment_terms_code integer,
  shipping_method_code integer,
  email_address varchar(100),
  description varchar(2000),
  company_id uuid,
  bill_to_name varchar(200),
  bill_to_contact_name varchar(150),
  bill_to_line1 varchar(250),
  bill_to_line2 varchar(250),
  bill_to_line3 varchar(250),
  bill_to_postal_code varchar(20),
  bill_to_city varchar(80),
  bill_to_state_or_province varchar(50),
  bill_to_country varchar(80),
  bill_to_telephone varchar(50),
  bill_to_fax varchar(50),
  ship_to_name varchar(200),
  ship_to_contact_name varchar(150),
  ship_to_line1 varchar(250),
  ship_to_line2 varchar(250),
  ship_to_line3 varchar(250),
  ship_to_postal_code varchar(20),
  ship_to_city varchar(80),
  ship_to_state_or_province varchar(50),
  ship_to_country varchar(80),
  ship_to_telephone varchar(50),
  ship_to_fax varchar(50),
  invoice_number varchar(100) NOT NULL,
  sales_order_id uuid,
  is_price_locked boolean NOT NULL DEFAULT false,
  due_date date,
  date_delivered date,
  state_code integer NOT NULL DEFAULT '0',
  status_code integer NOT NULL DEFAULT '1',
  CONSTRAINT uq_invoice_invoice_number UNIQUE (invoice_number),
  CONSTRAINT ck_owner CHECK ((owner_id_type IS NULL OR owner_id_type IN ('systemuser', 'team')) AND (owner_id IS NULL OR owner_id_type IS NOT NULL)),
  CONSTRAINT ck_document_discount CHECK (discount_percentage BETWEEN 0 AND 100),
  CONSTRAINT ck_document_customer CHECK ((customer_id_type IS NULL OR customer_id_type IN ('account', 'contact')) AND (customer_id IS NULL OR customer_id_type IS NOT NULL)),
  CONSTRAINT ck_invoice_state CHECK ((state_code, status_code) IN ((0, 1), (0, 2), (0, 4), (0, 5), (0, 6), (1, 3), (1, 7), (2, 100001), (2, 100002), (3, 100003))),
  CONSTRAINT pk_invoice PRIMARY KEY (id)
);

CREATE INDEX ix_invoice_changed_xid ON crm.invoice (changed_xid);

CREATE INDEX ix_invoice_owner_id ON crm.invoice (owner_id);

CREATE INDEX ix_invoice_name ON crm.invoice ("name");

CREATE INDEX ix_invoice_customer_id ON crm.invoice (customer_id);

CREATE INDEX ix_invoice_opportunity_id ON crm.invoice (opportunity_id);

CREATE INDEX ix_invoice_price_level_id ON crm.invoice (price_level_id);

CREATE INDEX ix_invoice_transaction_currency_id ON crm.invoice (transaction_currency_id);

CREATE INDEX ix_invoice_company_id ON crm.invoice (company_id);

CREATE INDEX ix_invoice_sales_order_id ON crm.invoice (sales_order_id);

CREATE INDEX ix_invoice_due_date ON crm.invoice (due_date);

CREATE INDEX ix_invoice_state_code ON crm.invoice (state_code);

CREATE TABLE crm.invoice_line (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  line_item_number integer,
  sequence_number integer,
  product_id uuid,
  product_name varchar(500),
  is_product_overridden boolean NOT NULL DEFAULT false,
  product_description varchar(500),
  product_type_code integer NOT NULL DEFAULT '1',
  uom_id uuid,
  quantity numeric NOT NULL DEFAULT '0',
  price_per_unit numeric NOT NULL DEFAULT '0',
  is_price_overridden boolean NOT NULL DEFAULT false,
  volume_discount_amount numeric NOT NULL DEFAULT '0',
  manual_discount_amount numeric NOT NULL DEFAULT '0',
  tax numeric NOT NULL DEFAULT '0',
  base_amount numeric NOT NULL DEFAULT '0',
  extended_amount numeric NOT NULL DEFAULT '0',
  description varchar(2000),
  pricing_error_code integer NOT NULL DEFAULT '0',
  skip_price_calculation integer NOT NULL DEFAULT '0',
  transaction_currency_id uuid,
  ship_to_name varchar(200),
  ship_to_contact_name varchar(150),
  ship_to_line1 varchar(250),
  ship_to_line2 varchar(250),
  ship_to_line3 varchar(250),
  ship_to_postal_code varchar(20),
  ship_to_city varchar(80),
  ship_to_state_or_province varchar(50),
  ship_to_country varchar(80),
  ship_to_telephone varchar(50),
  ship_to_fax varchar(50),
  invoice_id uuid NOT NULL,
  invoice_detail_name varchar(100),
  quantity_shipped numeric NOT NULL DEFAULT '0',
  quantity_backordered numeric NOT NULL DEFAULT '0',
  actual_delivery_on date,
  shipping_tracking_number varchar(100),
  invoice_is_price_locked boolean NOT NULL DEFAULT false,
  invoice_state_code integer NOT NULL DEFAULT '0',
  CONSTRAINT uq_invoice_line_invoice_id_line_item_number UNIQUE (invoice_id, line_item_number),
  CONSTRAINT ck_line_product_type CHECK (product_type_code BETWEEN 1 AND 5),
  CONSTRAINT ck_line_manual_discount CHECK (manual_discount_amount >= 0),
  CONSTRAINT ck_line_write_in CHECK (NOT is_product_overridden OR product_id IS NULL),
  CONSTRAINT pk_invoice_line PRIMARY KEY (id)
);

CREATE INDEX ix_invoice_line_changed_xid ON crm.invoice_line (changed_xid);

CREATE INDEX ix_invoice_line_product_id ON crm.invoice_line (product_id);

CREATE INDEX ix_invoice_line_uom_id ON crm.invoice_line (uom_id);

CREATE INDEX ix_invoice_line_transaction_currency_id ON crm.invoice_line (transaction_currency_id);

CREATE TABLE crm.sales_order_line (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  line_item_number integer,
  sequence_number integer,
  product_id uuid,
  product_name varchar(500),
  is_product_overridden boolean NOT NULL DEFAULT false,
  product_description varchar(500),
  product_type_code integer NOT NULL DEFAULT '1',
  uom_id uuid,
  quantity numeric NOT NULL DEFAULT '0',
  price_per_unit numeric NOT NULL DEFAULT '0',
  is_price_overridden boolean NOT NULL DEFAULT false,
  volume_discount_amount numeric NOT NULL DEFAULT '0',
  manual_discount_amount numeric NOT NULL DEFAULT '0',
  tax numeric NOT NULL DEFAULT '0',
  base_amount numeric NOT NULL DEFAULT '0',
  extended_amount numeric NOT NULL DEFAULT '0',
  description varchar(2000),
  pricing_error_code integer NOT NULL DEFAULT '0',
  skip_price_calculation integer NOT NULL DEFAULT '0',
  transaction_currency_id uuid,
  ship_to_name varchar(200),
  ship_to_contact_name varchar(150),
  ship_to_line1 varchar(250),
  ship_to_line2 varchar(250),
  ship_to_line3 varchar(250),
  ship_to_postal_code varchar(20),
  ship_to_city varchar(80),
  ship_to_state_or_province varchar(50),
  ship_to_country varchar(80),
  ship_to_telephone varchar(50),
  ship_to_fax varchar(50),
  sales_order_id uuid NOT NULL,
  sales_order_detail_name varchar(100),
  quantity_shipped numeric NOT NULL DEFAULT '0',
  quantity_backordered numeric NOT NULL DEFAULT '0',
  quantity_cancelled numeric NOT NULL DEFAULT '0',
  request_delivery_by date,
  sales_order_is_price_locked boolean NOT NULL DEFAULT false,
  sales_order_state_code integer NOT NULL DEFAULT '0',
  business_central_line_number integer,
  CONSTRAINT uq_sales_order_line_sales_order_id_line_item_number UNIQUE (sales_order_id, line_item_number),
  CONSTRAINT ck_line_product_type CHECK (product_type_code BETWEEN 1 AND 5),
  CONSTRAINT ck_line_manual_discount CHECK (manual_discount_amount >= 0),
  CONSTRAINT ck_line_write_in CHECK (NOT is_product_overridden OR product_id IS NULL),
  CONSTRAINT pk_sales_order_line PRIMARY KEY (id)
);

CREATE INDEX ix_sales_order_line_changed_xid ON crm.sales_order_line (changed_xid);

CREATE INDEX ix_sales_order_line_product_id ON crm.sales_order_line (product_id);

CREATE INDEX ix_sales_order_line_uom_id ON crm.sales_order_line (uom_id);

CREATE INDEX ix_sales_order_line_transaction_currency_id ON crm.sales_order_line (transaction_currency_id);

CREATE INDEX ix_sales_order_line_sales_order_id_business_central_line_number ON crm.sales_order_line (sales_order_id, business_central_line_number);

CREATE TABLE crm.note (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  object_id uuid NOT NULL,
  object_type_code varchar(64) NOT NULL,
  subject varchar(500),
  note_text varchar(100000),
  is_document boolean NOT NULL DEFAULT false,
  file_name varchar(255),
  mime_type varchar(256),
  document_body text,
  file_size integer NOT NULL DEFAULT '0',
  CONSTRAINT ck_note_file_size CHECK (file_size >= 0),
  CONSTRAINT pk_note PRIMARY KEY (id)
);

CREATE INDEX ix_note_changed_xid ON crm.note (changed_xid);

CREATE INDEX ix_note_created_at ON crm.note (created_at);

CREATE INDEX ix_note_object_id_created_at ON crm.note (object_id, created_at);

CREATE TABLE crm.organization (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  singleton boolean NOT NULL DEFAULT true,
  "name" varchar(160) NOT NULL,
  base_currency_id uuid NOT NULL,
  currency_decimal_precision integer NOT NULL DEFAULT '2',
  is_sop_integration_enabled boolean NOT NULL DEFAULT false,
  discount_calculation_method integer NOT NULL DEFAULT '0',
  oob_price_calculation_enabled boolean NOT NULL DEFAULT true,
  create_products_without_parent_in_active_state boolean NOT NULL DEFAULT false,
  quote_prefix varchar(20) NOT NULL DEFAULT 'QUO',
  current_quote_number integer NOT NULL DEFAULT '1000',
  order_prefix varchar(20) NOT NULL DEFAULT 'ORD',
  current_order_number integer NOT NULL DEFAULT '1000',
  invoice_prefix varchar(20) NOT NULL DEFAULT 'INV',
  current_invoice_number integer NOT NULL DEFAULT '1000',
  unique_specifier_length integer NOT NULL DEFAULT '6',
  CONSTRAINT uq_organization_singleton UNIQUE (singleton),
  CONSTRAINT ck_organization_counters CHECK (current_quote_number >= 0 AND current_order_number >= 0 AND current_invoice_number >= 0),
  CONSTRAINT ck_organization_specifier CHECK (unique_specifier_length BETWEEN 4 AND 6),
  CONSTRAINT ck_organization_discount_method CHECK (discount_calculation_method IN (0, 1)),
  CONSTRAINT ck_organization_precision CHECK (currency_decimal_precision BETWEEN 0 AND 4),
  CONSTRAINT ck_organization_one CHECK (singleton),
  CONSTRAINT pk_organization PRIMARY KEY (id)
);

CREATE INDEX ix_organization_changed_xid ON crm.organization (changed_xid);

CREATE TABLE crm.option_value (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  option_set varchar(100) NOT NULL,
  "value" integer NOT NULL,
  label varchar(200) NOT NULL,
  CONSTRAINT uq_option_value_option_set_value UNIQUE (option_set, "value"),
  CONSTRAINT pk_option_value PRIMARY KEY (id)
);

CREATE INDEX ix_option_value_changed_xid ON crm.option_value (changed_xid);

CREATE INDEX ix_option_value_option_set_label ON crm.option_value (option_set, label);

CREATE TABLE crm.team_membership (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  team_id uuid NOT NULL,
  system_user_id uuid NOT NULL,
  CONSTRAINT uq_team_membership_team_id_system_user_id UNIQUE (team_id, system_user_id),
  CONSTRAINT pk_team_membership PRIMARY KEY (id)
);

CREATE INDEX ix_team_membership_changed_xid ON crm.team_membership (changed_xid);

CREATE INDEX ix_team_membership_system_user_id ON crm.team_membership (system_user_id);

CREATE TABLE crm.price_list_line (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  price_level_id uuid NOT NULL,
  product_id uuid NOT NULL,
  product_number varchar(100),
  uom_id uuid NOT NULL,
  uom_schedule_id uuid,
  amount numeric,
  percentage numeric,
  pricing_method_code integer NOT NULL DEFAULT '1',
  quantity_selling_code integer NOT NULL DEFAULT '1',
  rounding_policy_code integer NOT NULL DEFAULT '1',
  rounding_option_code integer,
  rounding_option_amount numeric,
  transaction_currency_id uuid,
  CONSTRAINT uq_price_list_line_price_level_id_product_id_uom_id UNIQUE (price_level_id, product_id, uom_id),
  CONSTRAINT ck_price_list_line_rounding CHECK (rounding_policy_code BETWEEN 1 AND 4 AND rounding_option_code IN (1, 2)),
  CONSTRAINT ck_price_list_line_selling CHECK (quantity_selling_code IN (1, 2, 3)),
  CONSTRAINT ck_price_list_line_method CHECK (pricing_method_code BETWEEN 1 AND 6),
  CONSTRAINT pk_price_list_line PRIMARY KEY (id)
);

CREATE INDEX ix_price_list_line_changed_xid ON crm.price_list_line (changed_xid);

CREATE INDEX ix_price_list_line_product_id ON crm.price_list_line (product_id);

CREATE INDEX ix_price_list_line_product_number ON crm.price_list_line (product_number);

CREATE INDEX ix_price_list_line_uom_id ON crm.price_list_line (uom_id);

CREATE INDEX ix_price_list_line_uom_schedule_id ON crm.price_list_line (uom_schedule_id);

CREATE INDEX ix_price_list_line_transaction_currency_id ON crm.price_list_line (transaction_currency_id);

CREATE TABLE crm.post (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  regarding_object_id uuid NOT NULL,
  regarding_object_type_code varchar(64) NOT NULL,
  text varchar(250) NOT NULL,
  source integer NOT NULL DEFAULT '2',
  "type" integer NOT NULL DEFAULT '1',
  CONSTRAINT ck_post_type CHECK (type BETWEEN 1 AND 7),
  CONSTRAINT ck_post_source CHECK (source IN (1, 2)),
  CONSTRAINT pk_post PRIMARY KEY (id)
);

CREATE INDEX ix_post_changed_xid ON crm.post (changed_xid);

CREATE INDEX ix_post_regarding_object_id_created_at ON crm.post (regarding_object_id, created_at);

CREATE TABLE crm.quote_line (
  id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  modified_at timestamptz NOT NULL,
  modified_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  changed_xid bigint NOT NULL,
  line_item_number integer,
  sequence_number integer,
  product_id uuid,
  product_name varchar(500),
  is_product_overridden boolean NOT NULL DEFAULT false,
  product_description varchar(500),
  product_type_code integer NOT NULL DEFAULT '1',
  uom_id uuid,
  quantity numeric NOT NULL DEFAULT '0',
  price_per_unit numeric NOT NULL DEFAULT '0',
  is_price_overridden boolean NOT NULL DEFAULT false,
  volume_discount_amount numeric NOT NULL DEFAULT '0',
  manual_discount_amount numeric NOT NULL DEFAULT '0',
  tax numeric NOT NULL DEFAULT '0',
  base_amount numeric NOT NULL DEFAULT '0',
  extended_amount numeric NOT NULL DEFAULT '0',
  description varchar(2000),
  pricing_error_code integer NOT NULL DEFAULT '0',
  skip_price_calculation integer NOT NULL DEFAULT '0',
  transaction_currency_id uuid,
  ship_to_name varchar(200),
  ship_to_contact_name varchar(150),
  ship_to_line1 varchar(250),
  ship_to_line2 varchar(250),
  ship_to_line3 varchar(250),
  ship_to_postal_code varchar(20),
  ship_to_city varchar(80),
  ship_to_state_or_province varchar(50),
  ship_to_country varchar(80),
  ship_to_telephone varchar(50),
  ship_to_fax varchar(50),
  quote_id uuid NOT NULL,
  quote_detail_name varchar(100),
  quote_state_code integer NOT NULL DEFAULT '0',
  request_delivery_by date,
  sales_rep_id uuid,
  owner_id uuid,
  owner_id_type varchar(10),
  CONSTRAINT uq_quote_line_quote_id_line_item_number UNIQUE (quote_id, line_item_number),
  CONSTRAINT ck_line_product_type CHECK (product_type_code BETWEEN 1 AND 5),
  CONSTRAINT ck_line_manual_discount CHECK (manual_discount_amount >= 0),
  CONSTRAINT ck_line_write_in CHECK (NOT is_product_overridden OR product_id IS NULL),
  CONSTRAINT pk_quote_line PRIMARY KEY (id)
);

CREATE INDEX ix_quote_line_changed_xid ON crm.quote_line (changed_xid);

CREATE INDEX ix_quote_line_product_id ON crm.quote_line (product_id);

CREATE INDEX ix_quote_line_uom_id ON crm.quote_line (uom_id);

CREATE INDEX ix_quote_line_transaction_currency_id ON crm.quote_line (transaction_currency_id);

CREATE INDEX ix_quote_line_sales_rep_id ON crm.quote_line (sales_rep_id);

ALTER TABLE crm.account_statistics
  ADD CONSTRAINT fk_account_statistics_transaction_currency_id FOREIGN KEY (transaction_currency_id)
  REFERENCES crm.transaction_currency(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.business_unit
  ADD CONSTRAINT fk_business_unit_parent_business_unit_id FOREIGN KEY (parent_business_unit_id)
  REFERENCES crm.business_unit(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.business_unit
  ADD CONSTRAINT fk_business_unit_transaction_currency_id FOREIGN KEY (transaction_currency_id)
  REFERENCES crm.transaction_currency(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.system_user
  ADD CONSTRAINT fk_system_user_business_unit_id FOREIGN KEY (business_unit_id)
  REFERENCES crm.business_unit(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.team
  ADD CONSTRAINT fk_team_business_unit_id FOREIGN KEY (business_unit_id)
  REFERENCES crm.business_unit(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.team
  ADD CONSTRAINT fk_team_administrator_id FOREIGN KEY (administrator_id)
  REFERENCES crm.system_user(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.company
  ADD CONSTRAINT fk_company_default_owning_team FOREIGN KEY (default_owning_team)
  REFERENCES crm.team(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.price_list
  ADD CONSTRAINT fk_price_list_transaction_currency_id FOREIGN KEY (transaction_currency_id)
  REFERENCES crm.transaction_currency(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.price_list
  ADD CONSTRAINT fk_price_list_company_id FOREIGN KEY (company_id)
  REFERENCES crm.company(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.account
  ADD CONSTRAINT fk_account_primary_contact_id FOREIGN KEY (primary_contact_id)
  REFERENCES crm.contact(id) ON DELETE SET NULL ON UPDATE NO ACTION;

ALTER TABLE crm.account
  ADD CONSTRAINT fk_account_parent_account_id FOREIGN KEY (parent_account_id)
  REFERENCES crm.account(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.account
  ADD CONSTRAINT fk_account_default_price_level_id FOREIGN KEY (default_price_level_id)
  REFERENCES crm.price_list(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.account
  ADD CONSTRAINT fk_account_transaction_currency_id FOREIGN KEY (transaction_currency_id)
  REFERENCES crm.transaction_currency(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.account
  ADD CONSTRAINT fk_account_master_id FOREIGN KEY (master_id)
  REFERENCES crm.account(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.account
  ADD CONSTRAINT fk_account_account_statistics_id FOREIGN KEY (account_statistics_id)
  REFERENCES crm.account_statistics(id) ON DELETE SET NULL ON UPDATE NO ACTION;

ALTER TABLE crm.account
  ADD CONSTRAINT fk_account_company_id FOREIGN KEY (company_id)
  REFERENCES crm.company(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.contact
  ADD CONSTRAINT fk_contact_account_id FOREIGN KEY (account_id)
  REFERENCES crm.account(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.contact
  ADD CONSTRAINT fk_contact_transaction_currency_id FOREIGN KEY (transaction_currency_id)
  REFERENCES crm.transaction_currency(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.contact
  ADD CONSTRAINT fk_contact_company_id FOREIGN KEY (company_id)
  REFERENCES crm.company(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.opportunity
  ADD CONSTRAINT fk_opportunity_parent_account_id FOREIGN KEY (parent_account_id)
  REFERENCES crm.account(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.opportunity
  ADD CONSTRAINT fk_opportunity_parent_contact_id FOREIGN KEY (parent_contact_id)
  REFERENCES crm.contact(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.opportunity
  ADD CONSTRAINT fk_opportunity_price_level_id FOREIGN KEY (price_level_id)
  REFERENCES crm.price_list(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.opportunity
  ADD CONSTRAINT fk_opportunity_transaction_currency_id FOREIGN KEY (transaction_currency_id)
  REFERENCES crm.transaction_currency(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.opportunity
  ADD CONSTRAINT fk_opportunity_company_id FOREIGN KEY (company_id)
  REFERENCES crm.company(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.uom
  ADD CONSTRAINT fk_uom_uom_schedule_id FOREIGN KEY (uom_schedule_id)
  REFERENCES crm.uom_schedule(id) ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE crm.uom
  ADD CONSTRAINT fk_uom_base_uom FOREIGN KEY (base_uom)
  REFERENCES crm.uom(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.product
  ADD CONSTRAINT fk_product_default_uom_schedule_id FOREIGN KEY (default_uom_schedule_id)
  REFERENCES crm.uom_schedule(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.product
  ADD CONSTRAINT fk_product_default_uom_id FOREIGN KEY (default_uom_id)
  REFERENCES crm.uom(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.product
  ADD CONSTRAINT fk_product_price_level_id FOREIGN KEY (price_level_id)
  REFERENCES crm.price_list(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.product
  ADD CONSTRAINT fk_product_transaction_currency_id FOREIGN KEY (transaction_currency_id)
  REFERENCES crm.transaction_currency(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.product
  ADD CONSTRAINT fk_product_parent_product_id FOREIGN KEY (parent_product_id)
  REFERENCES crm.product(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.product
  ADD CONSTRAINT fk_product_company_id FOREIGN KEY (company_id)
  REFERENCES crm.company(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.quote
  ADD CONSTRAINT fk_quote_opportunity_id FOREIGN KEY (opportunity_id)
  REFERENCES crm.opportunity(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.quote
  ADD CONSTRAINT fk_quote_price_level_id FOREIGN KEY (price_level_id)
  REFERENCES crm.price_list(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.quote
  ADD CONSTRAINT fk_quote_transaction_currency_id FOREIGN KEY (transaction_currency_id)
  REFERENCES crm.transaction_currency(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.quote
  ADD CONSTRAINT fk_quote_company_id FOREIGN KEY (company_id)
  REFERENCES crm.company(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.sales_order
  ADD CONSTRAINT fk_sales_order_opportunity_id FOREIGN KEY (opportunity_id)
  REFERENCES crm.opportunity(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.sales_order
  ADD CONSTRAINT fk_sales_order_price_level_id FOREIGN KEY (price_level_id)
  REFERENCES crm.price_list(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.sales_order
  ADD CONSTRAINT fk_sales_order_transaction_currency_id FOREIGN KEY (transaction_currency_id)
  REFERENCES crm.transaction_currency(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.sales_order
  ADD CONSTRAINT fk_sales_order_company_id FOREIGN KEY (company_id)
  REFERENCES crm.company(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.sales_order
  ADD CONSTRAINT fk_sales_order_quote_id FOREIGN KEY (quote_id)
  REFERENCES crm.quote(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.invoice
  ADD CONSTRAINT fk_invoice_opportunity_id FOREIGN KEY (opportunity_id)
  REFERENCES crm.opportunity(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.invoice
  ADD CONSTRAINT fk_invoice_price_level_id FOREIGN KEY (price_level_id)
  REFERENCES crm.price_list(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.invoice
  ADD CONSTRAINT fk_invoice_transaction_currency_id FOREIGN KEY (transaction_currency_id)
  REFERENCES crm.transaction_currency(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.invoice
  ADD CONSTRAINT fk_invoice_company_id FOREIGN KEY (company_id)
  REFERENCES crm.company(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.invoice
  ADD CONSTRAINT fk_invoice_sales_order_id FOREIGN KEY (sales_order_id)
  REFERENCES crm.sales_order(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.invoice_line
  ADD CONSTRAINT fk_invoice_line_product_id FOREIGN KEY (product_id)
  REFERENCES crm.product(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.invoice_line
  ADD CONSTRAINT fk_invoice_line_uom_id FOREIGN KEY (uom_id)
  REFERENCES crm.uom(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.invoice_line
  ADD CONSTRAINT fk_invoice_line_transaction_currency_id FOREIGN KEY (transaction_currency_id)
  REFERENCES crm.transaction_currency(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.invoice_line
  ADD CONSTRAINT fk_invoice_line_invoice_id FOREIGN KEY (invoice_id)
  REFERENCES crm.invoice(id) ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE crm.sales_order_line
  ADD CONSTRAINT fk_sales_order_line_product_id FOREIGN KEY (product_id)
  REFERENCES crm.product(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.sales_order_line
  ADD CONSTRAINT fk_sales_order_line_uom_id FOREIGN KEY (uom_id)
  REFERENCES crm.uom(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.sales_order_line
  ADD CONSTRAINT fk_sales_order_line_transaction_currency_id FOREIGN KEY (transaction_currency_id)
  REFERENCES crm.transaction_currency(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.sales_order_line
  ADD CONSTRAINT fk_sales_order_line_sales_order_id FOREIGN KEY (sales_order_id)
  REFERENCES crm.sales_order(id) ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE crm.organization
  ADD CONSTRAINT fk_organization_base_currency_id FOREIGN KEY (base_currency_id)
  REFERENCES crm.transaction_currency(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.team_membership
  ADD CONSTRAINT fk_team_membership_team_id FOREIGN KEY (team_id)
  REFERENCES crm.team(id) ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE crm.team_membership
  ADD CONSTRAINT fk_team_membership_system_user_id FOREIGN KEY (system_user_id)
  REFERENCES crm.system_user(id) ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE crm.price_list_line
  ADD CONSTRAINT fk_price_list_line_price_level_id FOREIGN KEY (price_level_id)
  REFERENCES crm.price_list(id) ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE crm.price_list_line
  ADD CONSTRAINT fk_price_list_line_product_id FOREIGN KEY (product_id)
  REFERENCES crm.product(id) ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE crm.price_list_line
  ADD CONSTRAINT fk_price_list_line_uom_id FOREIGN KEY (uom_id)
  REFERENCES crm.uom(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.price_list_line
  ADD CONSTRAINT fk_price_list_line_uom_schedule_id FOREIGN KEY (uom_schedule_id)
  REFERENCES crm.uom_schedule(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.price_list_line
  ADD CONSTRAINT fk_price_list_line_transaction_currency_id FOREIGN KEY (transaction_currency_id)
  REFERENCES crm.transaction_currency(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.quote_line
  ADD CONSTRAINT fk_quote_line_product_id FOREIGN KEY (product_id)
  REFERENCES crm.product(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.quote_line
  ADD CONSTRAINT fk_quote_line_uom_id FOREIGN KEY (uom_id)
  REFERENCES crm.uom(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.quote_line
  ADD CONSTRAINT fk_quote_line_transaction_currency_id FOREIGN KEY (transaction_currency_id)
  REFERENCES crm.transaction_currency(id) ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE crm.quote_line
  ADD CONSTRAINT fk_quote_line_quote_id FOREIGN KEY (quote_id)
  REFERENCES crm.quote(id) ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE crm.quote_line
  ADD CONSTRAINT fk_quote_line_sales_rep_id FOREIGN KEY (sales_rep_id)
  REFERENCES crm.system_user(id) ON DELETE NO ACTION ON UPDATE NO ACTION;
`;

/** The CRM side: accounts, products, prices, documents. */
export class CreateCrm1764000002000 implements MigrationInterface {
  readonly name = 'CreateCrm1764000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA crm CASCADE');
  }
}
