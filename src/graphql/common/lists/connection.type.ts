import { Field, Int, ObjectType, type ClassType } from 'type-graphql';
import type { ReadRow } from '../read/reader';

/** Where a page stands in its list. */
@ObjectType('PageInfo', { simpleResolvers: true, description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more records follow this page.' })
  hasNextPage: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Cursor of the last record: pass it as `after` for the next page. Null for an empty page.',
  })
  endCursor: string | null;
}

const made = new Map<string, ClassType>();

/** The connection type of a noun, made once: edges, nodes, pageInfo, totalCount. */
export function connectionOf(name: string, node: () => ClassType): ClassType {
  let connection = made.get(name);
  if (!connection) made.set(name, (connection = makeConnection(name, node)));
  return connection;
}

function makeConnection(name: string, node: () => ClassType): ClassType {
  @ObjectType(`${name}Edge`, {
    simpleResolvers: true,
    description: `One ${name} of a page, with its cursor.`,
  })
  class Edge {
    @Field(() => String, {
      description: 'Opaque place of the record in the list: its sort value and id.',
    })
    cursor: string;

    @Field(() => node(), { description: `The ${name}.` })
    node: ReadRow;
  }

  @ObjectType(`${name}Connection`, {
    simpleResolvers: true,
    description: `A page of a list of ${name} records.`,
  })
  class Connection {
    @Field(() => [Edge], { description: 'The records of this page with their cursors.' })
    edges: Edge[];

    @Field(() => [node()], { description: 'The records of this page.' })
    nodes: ReadRow[];

    @Field(() => PageInfo, { description: 'Where the page stands in the list.' })
    pageInfo: PageInfo;

    @Field(() => Int, {
      description: 'Number of records in the whole list; counted only when asked for.',
    })
    totalCount: number;
  }
  return Connection;
}
