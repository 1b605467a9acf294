import createClient, { type Client } from "openapi-fetch";
import type { components, paths } from "./schema.js";

export type { components, operations, paths } from "./schema.js";

/** A type of the document, for example Schema<"OrderView">. */
export type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];

/** What every error response holds; branch on its code. */
export type Problem = Schema<"Problem">;

export interface ClientOptions {
  /** The API's address, for example https://api.example.com. */
  baseUrl: string;
  /** Returns the access token to send; undefined for none. */
  token?: () => string | undefined;
  /** Language of texts; the API's default is tr. */
  language?: "tr" | "en";
}

/** A client of the Marketplace API: one method a path and verb, typed by the document. */
export function createMarketplaceClient(options: ClientOptions): Client<paths> {
  const client = createClient<paths>({ baseUrl: options.baseUrl });
  client.use({
    onRequest({ request }) {
      const token = options.token?.();
      if (token) request.headers.set("Authorization", `Bearer ${token}`);
      if (options.language) request.headers.set("Accept-Language", options.language);
      return request;
    },
  });
  return client;
}
