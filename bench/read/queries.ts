/** One query of the measurement: as GraphQL, and as the prepared statement of the bare handler. */
export interface MeasuredQuery {
  readonly name: 'q1' | 'q2' | 'q3';
  readonly text: string;
  readonly graphql: string;
  readonly sql: string;
  /** What the bare handler makes of its rows, so that both answer the same JSON. */
  readonly shape: (rows: Record<string, unknown>[]) => unknown;
}

/** Names of the states of an order, by the ERP's numbers. */
const STATUS = ['OPEN', 'RELEASED', 'PENDING_APPROVAL', 'PENDING_PREPAYMENT'];
const ORDER_FIELDS = 'number orderDate status';
const LINE_FIELDS = 'lineNo no description quantity unitPrice lineAmount';

/** The three queries: one record, a list with its counterparts, a list with lists. */
export const QUERIES: readonly MeasuredQuery[] = [
  {
    name: 'q1',
    text: 'one customer by number, six fields',
    graphql: '{ customer(number: "C050000") { id number name phoneNo email currencyCode } }',
    sql: `SELECT id, number, name, phone_no AS "phoneNo", email, currency_code AS "currencyCode"
            FROM erp.customer WHERE number = 'C050000'`,
    shape: (rows) => ({ customer: rows[0] ?? null }),
  },
  {
    name: 'q2',
    text: '50 customers, each with its account',
    graphql:
      '{ customers(first: 50) { nodes { id number name phoneNo account { id name accountNumber telephone1 } } } }',
    sql: `SELECT c.id, c.number, c.name, c.phone_no AS "phoneNo",
                 a.id AS a_id, a.name AS a_name, a.account_number AS a_number, a.telephone1 AS a_telephone
            FROM (SELECT * FROM erp.customer ORDER BY number, id LIMIT 50) c
            LEFT JOIN sync.coupling k ON k.erp_id = c.id
            LEFT JOIN crm.account a ON a.id = k.crm_id
           ORDER BY c.number, c.id`,
    shape: (rows) => ({
      customers: {
        nodes: rows.map((r) => ({
          id: r.id,
          number: r.number,
          name: r.name,
          phoneNo: r.phoneNo,
          account:
            r.a_id === null
              ? null
              : {
                  id: r.a_id,
                  name: r.a_name,
                  accountNumber: r.a_number,
                  telephone1: r.a_telephone,
                },
        })),
      },
    }),
  },
  {
    name: 'q3',
    text: '20 orders with customer and all lines',
    graphql: `{ orders(first: 20) { nodes { id ${ORDER_FIELDS} sellToCustomer { id number name } lines { id ${LINE_FIELDS} } } } }`,
    sql: `SELECT o.id, o.number, o.order_date AS "orderDate", o.status, c.id AS c_id, c.number AS c_number, c.name AS c_name,
                 l.id AS l_id, l.line_no AS "lineNo", l.no, l.description, l.quantity, l.unit_price AS "unitPrice", l.line_amount AS "lineAmount"
            FROM (SELECT * FROM erp.sales_order ORDER BY number, id LIMIT 20) o
            JOIN erp.customer c ON c.number = o.sell_to_customer_no
            LEFT JOIN erp.sales_order_line l ON l.document_id = o.id
           ORDER BY o.number, o.id, l.line_no`,
    shape: ordersOf,
  },
];

interface OrderNode {
  id: unknown;
  lines: unknown[];
  [field: string]: unknown;
}

function ordersOf(rows: Record<string, unknown>[]): unknown {
  const nodes = new Map<unknown, OrderNode>();
  for (const r of rows) {
    const order = nodes.get(r.id) ?? headOf(r);
    nodes.set(r.id, order);
    const { l_id: id, lineNo, no, description, quantity, unitPrice, lineAmount } = r;
    if (id !== null)
      order.lines.push({ id, lineNo, no, description, quantity, unitPrice, lineAmount });
  }
  return { orders: { nodes: [...nodes.values()] } };
}

function headOf(r: Record<string, unknown>): OrderNode {
  const sellToCustomer = { id: r.c_id, number: r.c_number, name: r.c_name };
  return {
    id: r.id,
    number: r.number,
    orderDate: r.orderDate,
    status: STATUS[Number(r.status)],
    sellToCustomer,
    lines: [],
  };
}
