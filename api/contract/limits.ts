/** The limits a client may rely on. The OpenAPI document repeats them. */
export const limits = {
  /** Characters (Unicode code points, as JSON Schema counts) of one message: rule MS3. */
  messageText: 20_000,
  /** Characters of a conversation's name or a case's title. */
  name: 200,
  /** Characters of a case's description. */
  description: 10_000,
  /** Characters of a file's name, as most file systems have it. */
  fileName: 255,
  /** Files of one message. */
  filesPerMessage: 20,
  /** People that one request may add. */
  peoplePerRequest: 100,
  /** Items of one page. */
  page: 100,
  /** Items of a page when the client names no limit. */
  defaultPage: 50,
  /** Bytes of a JSON body; a message of 20,000 characters, each escaped as a pair of \uXXXX, has 240,000. */
  jsonBody: 262_144,
} as const;
