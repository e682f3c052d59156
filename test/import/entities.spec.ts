import { composeLoaders } from '../../src/composition/loaders';
import { importFolder } from '../../src/connectors/import/import-folder';
import type { ImportSummary } from '../../src/connectors/import/import-summary';
import { startApi, type TestApi } from '../support/api';
import { ImportedFolder } from './folder';

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const NO_ID = '00000000-0000-0000-0000-000000000000';
const LOGICAL_NAME = '@Microsoft.Dynamics.CRM.lookuplogicalname';

let api: TestApi;
let folder: ImportedFolder;
let summary: ImportSummary;

const run = () =>
  importFolder(folder.path, {
    ...api.composition,
    loaders: composeLoaders(api.composition.tables),
  });

beforeAll(async () => {
  api = await startApi();
  folder = new ImportedFolder();
  erpSide(folder);
  crmSide(folder);
  summary = await run();
}, 30_000);

afterAll(async () => {
  folder.remove();
  await api.stop();
});

function erpSide(files: ImportedFolder): void {
  files
    .records('erp/companyInformation', [
      { id: id(1), displayName: 'Importer', currencyCode: 'EUR', country: '' },
    ])
    .records('erp/currencies', [{ id: id(2), code: 'USD', displayName: 'US dollar' }])
    .records('erp/currencyExchangeRates', [
      {
        id: id(3),
        currencyCode: 'USD',
        startingDate: '2026-01-01',
        exchangeRateAmount: 1.25,
        relationalExchangeRateAmount: 1,
      },
    ])
    .records('erp/unitsOfMeasure', [{ id: id(4), code: 'PCS', displayName: 'Piece' }])
    .records('erp/paymentTerms', [{ id: id(5), code: '30D', dueDateCalculation: '30D' }])
    .records('erp/items', [
      {
        id: id(6),
        number: 'DESK',
        displayName: 'Desk',
        type: 'Inventory',
        baseUnitOfMeasureCode: 'PCS',
        unitPrice: 100,
        inventory: 7,
      },
    ])
    .records('erp/customerPriceGroups', [{ id: id(7), code: 'TRADE', description: 'Trade' }])
    .records('erp/customers', [
      { id: id(8), number: 'C1', displayName: 'Buyer', currencyCode: 'USD', blocked: '_x0020_' },
    ])
    .records('erp/contacts', [
      { id: id(9), number: 'CT1', type: 'Company', displayName: 'Buyer', companyNumber: 'CT1' },
    ])
    .records('erp/salesPrices', [
      {
        id: id(10),
        salesType: 'Customer Price Group',
        salesCode: 'TRADE',
        itemNo: 'DESK',
        unitPrice: 90,
      },
    ])
    .records('erp/opportunities', [
      { id: id(11), number: 'OP1', contactNumber: 'CT1', description: 'New office' },
    ])
    .records('erp/salesShipments', [
      {
        id: id(12),
        number: 'SH1',
        orderNumber: 'SO1',
        postingDate: '2026-02-01',
        customerNumber: 'C1',
        billToCustomerNumber: 'C1',
        currencyCode: 'USD',
      },
    ])
    .records('erp/salesShipmentLines', [line(13, 12)])
    .records('erp/salesInvoices', [
      invoice(14, 'INV1', 'Open', 40),
      invoice(15, 'INV2', 'Paid', 0),
      invoice(16, 'INV3', 'Draft', 0),
    ])
    .records('erp/salesInvoiceLines', [
      {
        ...line(17, 14),
        amountExcludingTax: 100,
        taxPercent: 25,
        amountIncludingTax: 125,
        unitPrice: 100,
      },
    ]);
}

function line(own: number, document: number) {
  return {
    id: id(own),
    documentId: id(document),
    sequence: 10_000,
    lineType: 'Item',
    lineObjectNumber: 'DESK',
    quantity: 1,
    unitOfMeasureCode: 'PCS',
  };
}

function invoice(own: number, number: string, status: string, remainingAmount: number) {
  return {
    id: id(own),
    number,
    status,
    invoiceDate: '2026-02-02',
    postingDate: '2026-02-02',
    dueDate: '2026-03-04',
    customerNumber: 'C1',
    billToCustomerNumber: 'C1',
    currencyCode: 'USD',
    paymentTermsId: id(5),
    shipmentMethodId: NO_ID,
    totalAmountExcludingTax: 100,
    totalAmountIncludingTax: 125,
    remainingAmount,
  };
}

function crmSide(files: ImportedFolder): void {
  files
    .records('crm/transactioncurrencies', [
      {
        transactioncurrencyid: id(20),
        isocurrencycode: 'EUR',
        currencyname: 'Euro',
        currencysymbol: '€',
        currencyprecision: 2,
        exchangerate: 1,
        statecode: 0,
        statuscode: 1,
      },
    ])
    .records('crm/businessunits', [{ businessunitid: id(21), name: 'Root' }])
    .records('crm/systemusers', [
      {
        systemuserid: id(22),
        firstname: 'Ida',
        lastname: 'Holm',
        domainname: 'ida@example.com',
        _businessunitid_value: id(21),
      },
    ])
    .records('crm/teams', [
      {
        teamid: id(23),
        name: 'Sales',
        _businessunitid_value: id(21),
        teamtype: 0,
        isdefault: true,
      },
    ])
    .records('crm/teammemberships', [
      { teammembershipid: id(24), teamid: id(23), systemuserid: id(22) },
    ])
    .records('crm/bcbi_companies', [
      {
        bcbi_companyid: id(25),
        bcbi_externalid: id(1),
        bcbi_name: 'Importer',
        _bcbi_defaultowningteam_value: id(23),
      },
    ])
    .records('crm/nav_accountstatistics', [
      {
        nav_accountstatisticsid: id(26),
        nav_name: 'Buyer',
        nav_customerno: 'C1',
        nav_balancelcy: 32,
      },
    ])
    .records('crm/accounts', [
      {
        accountid: id(27),
        name: 'Buyer',
        customertypecode: 3,
        _nav_accountstatisticsid_value: id(26),
        _bcbi_companyid_value: id(25),
        _ownerid_value: id(23),
        [`_ownerid_value${LOGICAL_NAME}`]: 'team',
        address1_line1: '1 High Street',
      },
    ])
    .records('crm/invoices', [
      {
        invoiceid: id(28),
        invoicenumber: 'INV-01',
        name: 'Desks',
        _customerid_value: id(27),
        [`_customerid_value${LOGICAL_NAME}`]: 'account',
        _transactioncurrencyid_value: id(20),
        totalamount: 125,
        statecode: 0,
        statuscode: 4,
      },
    ])
    .records('crm/invoicedetails', [
      {
        invoicedetailid: id(29),
        _invoiceid_value: id(28),
        isproductoverridden: true,
        productdescription: 'Desk',
        quantity: 1,
        priceperunit: 125,
        baseamount: 125,
        extendedamount: 125,
      },
    ])
    .records('crm/posts', [
      {
        postid: id(30),
        text: 'Welcome',
        _regardingobjectid_value: id(27),
        [`_regardingobjectid_value${LOGICAL_NAME}`]: 'account',
      },
    ])
    .records('crm/annotations', [
      {
        annotationid: id(31),
        subject: 'Call',
        notetext: 'Called about desks.',
        isdocument: false,
        _objectid_value: id(27),
        objecttypecode: 'account',
      },
    ]);
}

describe('an import of every kind of record', () => {
  it('loads each of them, but for the invoice that is not posted', () => {
    expect(summary.problems).toEqual([
      {
        file: 'erp/salesInvoices.json',
        index: 2,
        field: 'status',
        code: 'INVOICE_NOT_POSTED',
        message: 'The invoice is in status Draft; only posted invoices are kept.',
      },
    ]);
    expect(summary.files).toHaveLength(26);
    expect(summary.files.filter(({ inserted }) => inserted === 0)).toEqual([]);
  });

  it('changes nothing when repeated', async () => {
    const again = await run();
    expect(again.files.map(({ inserted, updated }) => inserted + updated)).toEqual(
      again.files.map(() => 0),
    );
  });

  it('keeps posted documents, with the rate of their day and what is owed for them', async () => {
    expect(
      await api.ask(
        `{ invoice(number: "INV1") { totals { amount amountIncludingVat } dueDate currencyCode lines { no amount } }
           shipment(number: "SH1") { orderNo lines { no quantity } }
           customerLedgerEntries(orderBy: { field: ENTRY_NO, direction: ASC }) { nodes { documentNumber open amount remainingAmount remainingAmountLcy customerNo } } }`,
      ),
    ).toEqual({
      invoice: {
        totals: { amount: '100', amountIncludingVat: '125' },
        dueDate: '2026-03-04',
        currencyCode: 'USD',
        lines: [{ no: 'DESK', amount: '100' }],
      },
      shipment: { orderNo: 'SO1', lines: [{ no: 'DESK', quantity: '1' }] },
      customerLedgerEntries: {
        nodes: [
          {
            documentNumber: 'INV1',
            open: true,
            amount: '125',
            remainingAmount: '40',
            remainingAmountLcy: '32',
            customerNo: 'C1',
          },
          {
            documentNumber: 'INV2',
            open: false,
            amount: '125',
            remainingAmount: '0',
            remainingAmountLcy: '0',
            customerNo: 'C1',
          },
        ],
      },
    });
  });

  it('lets an imported invoice be paid', async () => {
    const { paymentRegister } = await api.ask<{
      paymentRegister: { errors: { message: string }[] };
    }>(
      `mutation { paymentRegister(input: { customerNo: "C1", amount: "40", currencyCode: "USD" }) { errors { message } } }`,
    );
    expect(paymentRegister.errors).toEqual([]);
    expect(
      await api.ask(
        `{ customerLedgerEntries(where: { documentNumber: { eq: "INV1" } }) { nodes { open remainingAmount } } }`,
      ),
    ).toEqual({ customerLedgerEntries: { nodes: [{ open: false, remainingAmount: '0' }] } });
  });

  it('keeps stock, prices, opportunities, and in the CRM notes, posts, invoices and statistics', async () => {
    expect(
      await api.ask(
        `{ item(number: "DESK") { inventory } salesPrices { nodes { salesType unitPrice } } opportunity(number: "OP1") { description }
           account(id: "${id(27)}") { address1: address { line1 } } accountStatisticsList { nodes { name balanceLcy } }
           crmInvoice(invoiceNumber: "INV-01") { stateCode lines { productDescription extendedAmount } }
           crmNotes { nodes { subject noteText } } posts { nodes { text } } }`,
      ),
    ).toEqual({
      item: { inventory: '7' },
      salesPrices: { nodes: [{ salesType: 'CUSTOMER_PRICE_GROUP', unitPrice: '90' }] },
      opportunity: { description: 'New office' },
      account: { address1: { line1: '1 High Street' } },
      accountStatisticsList: { nodes: [{ name: 'Buyer', balanceLcy: '32' }] },
      crmInvoice: {
        stateCode: 'ACTIVE',
        lines: [{ productDescription: 'Desk', extendedAmount: '125' }],
      },
      crmNotes: { nodes: [{ subject: 'Call', noteText: 'Called about desks.' }] },
      posts: { nodes: [{ text: 'Welcome' }] },
    });
  });

  it('makes the company and the team that came with it those of the connection', async () => {
    const { engine, db } = api.composition;
    expect(await engine.settings.get(db)).toMatchObject({
      companyId: id(25),
      defaultOwningTeamId: id(23),
    });
  });
});
