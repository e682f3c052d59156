/** What a resource is. */
export enum ResourceType {
  /** A person. */
  Person = 0,
  /** A machine. */
  Machine = 1,
}
