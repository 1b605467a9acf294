// Who is signed in, for every request. The access token is kept in memory only. The API offers no cookie, so the
// refresh token is in sessionStorage: it survives a reload and ends with the tab (docs/decisions/0035).
import type { Schema } from "@marketplace/client";

type Tokens = Schema<"TokenResponse">;
/** How a session goes on: with a refresh token, or as a development account that is signed in anew. */
type Stored = { refreshToken: string } | { development: "buyer" | "seller" };

const key = "marketplace.session";
const listeners = new Set<() => void>();
const tabs = new BroadcastChannel(key);
let access: { token: string; expiresAt: number } | undefined;
let refreshing: Promise<void> | undefined;

export const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const isSignedIn = () => sessionStorage.getItem(key) !== null;

export function keep(tokens: Tokens) {
  access = { token: tokens.accessToken, expiresAt: Date.now() + tokens.expiresIn * 1000 };
  store({ refreshToken: tokens.refreshToken });
}

export function forget() {
  access = undefined;
  sessionStorage.removeItem(key);
  listeners.forEach((listener) => listener());
}

/** Signs in as an account of a development instance; false where there is none. */
export async function keepDevelopment(role: "buyer" | "seller"): Promise<boolean> {
  const response = await fetch(`/development/sign-in/${role}`, { method: "POST" });
  // Without the samples' server the shop's page is the answer.
  if (!response.ok || !response.headers.get("Content-Type")?.startsWith("application/json")) return false;
  const { accessToken } = (await response.json()) as { accessToken: string };
  access = { token: accessToken, expiresAt: Date.now() + 900_000 };
  store({ development: role });
  return true;
}

/** The access token to send, renewed when less than half a minute is left; undefined for a stranger. */
export async function accessToken(): Promise<string | undefined> {
  if (!isSignedIn()) return undefined;
  if (!access || access.expiresAt - Date.now() < 30_000) {
    refreshing ??= refresh().finally(() => (refreshing = undefined));
    await refreshing;
  }
  return access?.token;
}

/** Replaces a token the API no longer takes. False: the session is over, or cannot go on and is forgotten. */
export async function renew(refused: string | undefined): Promise<boolean> {
  if (access?.token === refused) access = undefined;
  if (await accessToken()) return true;
  forget();
  return false;
}

function store(value: Stored) {
  sessionStorage.setItem(key, JSON.stringify(value));
  listeners.forEach((listener) => listener());
}

async function refresh() {
  const stored = JSON.parse(sessionStorage.getItem(key) ?? "null") as Stored | null;
  if (!stored) return;
  if ("development" in stored) {
    if (!(await keepDevelopment(stored.development))) forget();
    return;
  }
  const response = await fetch("/api/v1/auth/refresh", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(stored),
  });
  if (response.ok) {
    const tokens = (await response.json()) as Tokens;
    keep(tokens);
    tabs.postMessage({ replaced: stored.refreshToken, tokens });
  } else if (response.status === 401) forget();
  else throw new Error(`The session could not be renewed (${response.status}).`);
}

// A duplicated tab starts with a copy of the refresh token. Whoever uses it tells the other: a token is good once.
tabs.onmessage = ({ data }: MessageEvent<{ replaced: string; tokens: Tokens }>) => {
  const stored = JSON.parse(sessionStorage.getItem(key) ?? "null") as Stored | null;
  if (stored && "refreshToken" in stored && stored.refreshToken === data.replaced) keep(data.tokens);
};
