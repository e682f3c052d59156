import type { Row } from '../../../src/platform/database/record-table';
import type { Masters } from '../../support/masters';

/** How free records of a table mapping are made, and what must be coupled before one of them. */
export interface MappingFixture {
  readonly mapping: string;
  readonly direction: 'TO_CRM' | 'FROM_CRM' | 'BOTH';
  /** Uncoupling takes this hub's company off the CRM record. */
  readonly clearsCompany: boolean;
  /** An ERP record without a coupling, whose references are all coupled. */
  erp(masters: Masters): Promise<string>;
  /** A CRM record without a coupling, inside the filter, whose references are all coupled. */
  crm(masters: Masters): Promise<string>;
  /** Both at once, where they have to fit each other. */
  pair?(masters: Masters): Promise<{ erpId: string; crmId: string }>;
  /** A property of either side, the value the ERP record has and the one the CRM record has. */
  readonly same: readonly [erp: string, crm: string];
  /** An ERP record that refers to one that is not coupled: its id, and what the refusal must name. */
  missing?(masters: Masters): Promise<{ id: string; names: Row; text: string }>;
}

let count = 0;
const next = () => String(++count).padStart(3, '0');

const uncoupledCurrency = async ({ given }: Masters) => {
  const code = `X${next()}`;
  await given.row('erp.currency', { code, description: code });
  return code;
};

const option = (mapping: string, table: string, optionSet: string): MappingFixture => ({
  mapping,
  direction: 'TO_CRM',
  clearsCompany: false,
  same: ['code', 'label'],
  erp: ({ given }) => given.row(table, { code: `O${next()}` }),
  crm: ({ given }) =>
    given.row('crm.option_value', { optionSet, value: Number(next()), label: `L${next()}` }),
});

const party = (mapping: 'CUSTOMER' | 'VENDOR', customerTypeCode: number): MappingFixture => {
  const table = mapping === 'CUSTOMER' ? 'erp.customer' : 'erp.vendor';
  return {
    mapping,
    direction: 'BOTH',
    clearsCompany: true,
    same: ['name', 'name'],
    erp: ({ given }) => given.row(table, { name: `Party ${next()}` }),
    crm: ({ given, companyId }) =>
      given.row('crm.account', { name: `Account ${next()}`, customerTypeCode, companyId }),
    missing: async (masters) => {
      const value = await uncoupledCurrency(masters);
      const id = await masters.given.row(table, { name: 'Refused', currencyCode: value });
      return { id, names: { field: 'currencyCode', value, mapping: 'CURRENCY' }, text: value };
    },
  };
};

/** A source of units: an item or a resource with its unit group, neither coupled. */
const source = async ({ given }: Masters, noun: 'item' | 'resource') => {
  const number = `${noun.charAt(0).toUpperCase()}${next()}`;
  const name = noun === 'item' ? 'description' : 'name';
  const id = await given.row(`erp.${noun}`, {
    number,
    [name]: `Thing ${number}`,
    baseUnitOfMeasure: 'PCS',
    unitPrice: '5',
  });
  return { id, number };
};
const unitOf = (masters: Masters, noun: 'item' | 'resource', number: string) =>
  masters.idOf(`erp.${noun}_unit_of_measure`, `${noun}No`, number);
const coupledGroup = async (masters: Masters, number: string) =>
  masters.createInCrm('UNIT GROUP', await masters.idOf('erp.unit_group', 'sourceNo', number));

const units = (mapping: string, noun: 'item' | 'resource'): MappingFixture => ({
  mapping,
  direction: 'TO_CRM',
  clearsCompany: false,
  same: ['code', 'name'],
  erp: async (masters) => {
    const { number } = await source(masters, noun);
    await coupledGroup(masters, number);
    return unitOf(masters, noun, number);
  },
  crm: async (masters) => {
    const { number } = await source(masters, noun);
    const { crmId } = await coupledGroup(masters, number);
    const baseUom = await masters.idOf('crm.uom', 'uomScheduleId', crmId);
    return masters.given.row('crm.uom', {
      name: `U${next()}`,
      uomScheduleId: crmId,
      baseUom,
      quantity: '2',
    });
  },
  missing: async (masters) => {
    const { number } = await source(masters, noun);
    const id = await unitOf(masters, noun, number);
    return { id, names: { value: number, mapping: 'UNIT GROUP' }, text: number };
  },
});

const products = (
  mapping: string,
  noun: 'item' | 'resource',
  productTypeCode: number,
): MappingFixture => ({
  mapping,
  direction: 'BOTH',
  clearsCompany: true,
  same: [noun === 'item' ? 'description' : 'name', 'name'],
  erp: async (masters) => {
    const { id, number } = await source(masters, noun);
    await coupledGroup(masters, number);
    await masters.createInCrm(`${noun.toUpperCase()} UOM`, await unitOf(masters, noun, number));
    return id;
  },
  crm: async ({ given, api, companyId }) => {
    const name = `Product ${next()}`;
    const defaultUomScheduleId = await given.row('crm.uom_schedule', { name, baseUomName: 'PCS' });
    const [unit] = await api.composition.tables
      .get('crm.uom')
      .rowsBy(api.composition.db, 'uomScheduleId', [defaultUomScheduleId]);
    return given.row('crm.product', {
      name,
      productNumber: name.toUpperCase(),
      productTypeCode,
      quantityDecimal: 2,
      stateCode: 0,
      statusCode: 1,
      defaultUomScheduleId,
      defaultUomId: String(unit?.id),
      companyId,
    });
  },
  // A product that an item is coupled to has the units of that very item (PR-12).
  pair: async (masters) => {
    const { erpId, crmId } = await (noun === 'item' ? masters.itemPair() : masters.resourcePair());
    await masters.sync.uncouple([{ erpId }]);
    await masters.given.change('crm.product', crmId, { name: `Product ${next()}` });
    return { erpId, crmId };
  },
  missing: async (masters) => {
    const { id, number } = await source(masters, noun);
    await coupledGroup(masters, number);
    return { id, names: { value: 'PCS', mapping: `${noun.toUpperCase()} UOM` }, text: 'PCS' };
  },
});

const group = ({ given }: Masters) => given.row('erp.customer_price_group', { code: `G${next()}` });
const price = async ({ given }: Masters, groupId: string, itemId: string) => {
  const { code = null } = await given.read('erp.customer_price_group', groupId);
  const { number = null } = await given.read('erp.item', itemId);
  const values = { salesType: 1, salesCode: code, itemNo: number, unitPrice: '7' };
  return { id: await given.row('erp.sales_price', values), code: String(code) };
};
const person = async (masters: Masters) => {
  const companyNo = await masters.companyOf((await masters.customerPair()).erpId);
  return masters.given.row('erp.contact', {
    type: 1,
    firstName: 'Per',
    surname: next(),
    companyNo,
  });
};
const opportunity = async ({ given }: Masters, contactId: string) => {
  const { number: contactNo = null } = await given.read('erp.contact', contactId);
  return given.row('erp.opportunity', {
    number: `OPP${next()}`,
    description: `Deal ${next()}`,
    contactNo,
  });
};

/** Every mapping of master data. */
export const FIXTURES: readonly MappingFixture[] = [
  {
    mapping: 'SALESPEOPLE',
    direction: 'FROM_CRM',
    clearsCompany: false,
    same: ['name', 'fullName'],
    erp: ({ given }) => given.row('erp.salesperson', { code: `S${next()}`, name: 'Before' }),
    crm: ({ given }) => {
      const lastName = next();
      return given.row('crm.system_user', { firstName: 'User', lastName, domainName: lastName });
    },
  },
  party('CUSTOMER', 3),
  party('VENDOR', 11),
  {
    mapping: 'CONTACT',
    direction: 'BOTH',
    clearsCompany: true,
    same: ['surname', 'lastName'],
    erp: person,
    crm: async (masters) => {
      const parentCustomerId = (await masters.customerPair()).crmId;
      const names = { firstName: 'Kim', lastName: next() };
      const parent = { parentCustomerId, parentCustomerIdType: 'account' };
      return masters.given.row('crm.contact', {
        ...names,
        ...parent,
        companyId: masters.companyId,
      });
    },
    missing: async (masters) => {
      const companyNo = await masters.companyOf(await masters.given.customer());
      const id = await masters.given.row('erp.contact', {
        type: 1,
        firstName: 'No',
        surname: 'One',
        companyNo,
      });
      return { id, names: { value: companyNo, mapping: 'CUSTOMER' }, text: companyNo };
    },
  },
  {
    mapping: 'CURRENCY',
    direction: 'TO_CRM',
    clearsCompany: false,
    same: ['description', 'currencyName'],
    erp: async ({ given }) => {
      const code = `C${next()}`;
      const id = await given.row('erp.currency', { code, description: `Currency ${code}` });
      await given.row('erp.currency_exchange_rate', {
        currencyCode: code,
        startingDate: '2026-01-01',
        exchangeRateAmount: '2',
        relationalExchRateAmount: '1',
      });
      return id;
    },
    crm: ({ given }) =>
      given.row('crm.transaction_currency', {
        isoCurrencyCode: `Y${next().slice(-2)}`,
        currencyName: 'Before',
        currencySymbol: 'Y',
        currencyPrecision: 2,
        exchangeRate: '3',
      }),
  },
  option('PAYMENT TERMS', 'erp.payment_terms', 'account.paymenttermscode'),
  option('SHIPMENT METHOD', 'erp.shipment_method', 'account.address1_freighttermscode'),
  option('SHIPPING AGENT', 'erp.shipping_agent', 'account.address1_shippingmethodcode'),
  {
    mapping: 'UNIT GROUP',
    direction: 'TO_CRM',
    clearsCompany: false,
    same: ['code', 'name'],
    erp: async (masters) =>
      masters.idOf('erp.unit_group', 'sourceNo', (await source(masters, 'item')).number),
    crm: ({ given }) =>
      given.row('crm.uom_schedule', { name: `Group ${next()}`, baseUomName: 'PCS' }),
  },
  units('ITEM UOM', 'item'),
  units('RESOURCE UOM', 'resource'),
  products('ITEM-PRODUCT', 'item', 1),
  products('RESOURCE-PRODUCT', 'resource', 3),
  {
    mapping: 'CUSTPRCGRP-PRICE',
    direction: 'TO_CRM',
    clearsCompany: true,
    same: ['code', 'name'],
    erp: group,
    crm: ({ given, euroId }) =>
      given.row('crm.price_list', { name: `List ${next()}`, transactionCurrencyId: euroId }),
    missing: async (masters) => {
      const value = await uncoupledCurrency(masters);
      const { code = null } = await masters.given.read(
        'erp.customer_price_group',
        await group(masters),
      );
      const { number } = await source(masters, 'item');
      const of = { salesType: 1, salesCode: code, itemNo: number };
      await masters.given.row('erp.sales_price', { ...of, currencyCode: value, unitPrice: '1' });
      const id = await masters.idOf('erp.customer_price_group', 'code', String(code));
      return { id, names: { value, mapping: 'CURRENCY' }, text: value };
    },
  },
  {
    mapping: 'SALESPRC-PRODPRICE',
    direction: 'TO_CRM',
    clearsCompany: false,
    same: ['unitPrice', 'amount'],
    erp: async (masters) => {
      const pair = await masters.createInCrm('CUSTPRCGRP-PRICE', await group(masters));
      return (await price(masters, pair.erpId, (await masters.itemPair()).erpId)).id;
    },
    crm: async (masters) => {
      const list = await masters.createInCrm('CUSTPRCGRP-PRICE', await group(masters));
      const { crmId } = await masters.itemPair();
      const { defaultUomId: uomId = null } = await masters.given.read('crm.product', crmId);
      const of = { priceLevelId: list.crmId, productId: crmId, uomId };
      return masters.given.row('crm.price_list_line', { ...of, amount: '1' });
    },
    pair: async (masters) => {
      const list = await masters.createInCrm('CUSTPRCGRP-PRICE', await group(masters));
      const { erpId, crmId } = await masters.itemPair();
      const { defaultUomId: uomId = null } = await masters.given.read('crm.product', crmId);
      const of = { priceLevelId: list.crmId, productId: crmId, uomId };
      return {
        erpId: (await price(masters, list.erpId, erpId)).id,
        crmId: await masters.given.row('crm.price_list_line', { ...of, amount: '1' }),
      };
    },
    missing: async (masters) => {
      const made = await price(masters, await group(masters), (await masters.itemPair()).erpId);
      const names = { field: 'salesCode', value: made.code, mapping: 'CUSTPRCGRP-PRICE' };
      return { id: made.id, names, text: made.code };
    },
  },
  {
    mapping: 'OPPORTUNITY',
    direction: 'BOTH',
    clearsCompany: true,
    same: ['description', 'name'],
    erp: async (masters) => {
      const pair = await masters.contactPair(await masters.customerPair());
      return opportunity(masters, pair.erpId);
    },
    crm: async (masters) => {
      const { crmId } = await masters.contactPair(await masters.customerPair());
      const of = { parentContactId: crmId, companyId: masters.companyId };
      return masters.given.row('crm.opportunity', { name: `Lead ${next()}`, ...of });
    },
    missing: async (masters) => {
      const contact = await person(masters);
      const { number: value = null } = await masters.given.read('erp.contact', contact);
      const id = await opportunity(masters, contact);
      const names = { field: 'contactNo', value, mapping: 'CONTACT' };
      return { id, names, text: String(value) };
    },
  },
];
