import { createMarketplaceClient, type Problem } from "@marketplace/client";
import { currentLanguage } from "./i18n.tsx";
import { accessToken, forget } from "./tokens.ts";

export type { Problem };

/** The API, typed by its document. Wrap calls in `answer(…)`: it throws what the API refused. */
export const api = createMarketplaceClient({ baseUrl: location.origin });

api.use({
  async onRequest({ request }) {
    request.headers.set("Accept-Language", currentLanguage());
    const token = await accessToken();
    if (token) request.headers.set("Authorization", `Bearer ${token}`);
    return request;
  },
  async onResponse({ request, response }) {
    if (response.status !== 401 || !request.headers.has("Authorization")) return;
    const problem: unknown = await response.clone().json().catch(() => undefined);
    // A wrong password on a form; otherwise the session was ended elsewhere.
    if (isProblem(problem) && problem.code === "auth.invalid_credentials") return;
    forget();
  },
});

/** What the API refused, or that it could not be reached (`problem` is undefined). */
export class ApiError extends Error {
  readonly problem: Problem | undefined;
  readonly status: number;

  constructor(problem: Problem | undefined, status: number) {
    super(problem?.detail ?? problem?.title ?? `HTTP ${status}`);
    this.problem = problem;
    this.status = status;
  }

  get code() {
    return this.problem?.code;
  }
}

interface Exchange<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of a successful answer; throws ApiError otherwise. */
export async function answer<T>(call: Promise<Exchange<T>>): Promise<T> {
  return (await tagged(call)).data;
}

/** The body and the version (ETag), which changes send back as `If-Match`. */
export async function tagged<T>(call: Promise<Exchange<T>>): Promise<{ data: T; etag: string }> {
  const { data, error, response } = await call;
  if (!response.ok) throw new ApiError(isProblem(error) ? error : undefined, response.status);
  return { data: data as T, etag: response.headers.get("ETag") ?? "" };
}

const isProblem = (body: unknown): body is Problem => typeof body === "object" && body !== null && "code" in body;

/** The problem's message of a field, named by the end of its JSON pointer, for example "email" or "line1". */
export function fieldError(error: unknown, name: string, within = ""): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  return error.problem?.errors?.find(({ pointer }) =>
    pointer.includes(within) && pointer.split("/").pop() === name)?.message;
}

/** Parameters of a page: `params: { query: paging(cursor) }`. */
export const paging = (cursor?: string | undefined, limit = 20) => ({ limit, ...(cursor ? { cursor } : {}) });
