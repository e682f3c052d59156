/** What a CRM team is for: team.teamtype. */
export enum TeamType {
  /** Owns records. */
  Owner = 0,
  /** Shares single records. */
  Access = 1,
  /** Members come from a security group of the directory. */
  SecurityGroup = 2,
  /** Members come from an office group of the directory. */
  OfficeGroup = 3,
}
