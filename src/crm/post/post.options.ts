/** Where a timeline post comes from. */
export enum PostSource {
  /** Written by the system for an event. */
  Auto = 1,
  /** Written on behalf of a person; what the integration writes. */
  Manual = 2,
}

/** What a timeline post is. */
export enum PostType {
  /** A note that something happened; what the integration writes. */
  CheckIn = 1,
  /** A proposal. */
  Idea = 2,
  /** An announcement. */
  News = 3,
  /** For one reader only. */
  PrivateMessage = 4,
  /** Asks for an answer. */
  Question = 5,
  /** Passes on another post. */
  Repost = 6,
  /** What a record or person is at. */
  Status = 7,
}
