// Who is signed in, for every request. The access token is kept in memory only. The API offers no cookie, so the
// refresh token is in sessionStorage: it survives a reload and ends with the tab (docs/decisions/0035).
import type { Schema } from "@marketplace/client";

type Tokens = Schema<"TokenResponse">;
type Access = { token: string; expiresAt: number };
/**
 * How a session goes on: with a refresh token, or as a development account that is signed in anew. `id` stays the same
 * from one sign-in to the next, also in a duplicated tab.
 */
type Stored = { id: string } & ({ refreshToken: string } | { development: "buyer" | "seller" });

const key = "marketplace.session";
/** Digests of refresh tokens that this browser has used: each is good once. */
const usedKey = "marketplace.used-tokens";
const listeners = new Set<() => void>();
const tabs = new BroadcastChannel(key);
let access: Access | undefined;
let refreshing: Promise<void> | undefined;

export const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

const read = () => JSON.parse(sessionStorage.getItem(key) ?? "null") as Stored | null;
/** Another one after each sign-in, so that nothing that was read for one account is shown to the next. */
export const sessionId = () => read()?.id;
export const isSignedIn = () => sessionId() !== undefined;

export function keep(tokens: Tokens, id: string = crypto.randomUUID()) {
  access = { token: tokens.accessToken, expiresAt: Date.now() + tokens.expiresIn * 1000 };
  store({ id, refreshToken: tokens.refreshToken });
}

export function forget() {
  access = undefined;
  sessionStorage.removeItem(key);
  listeners.forEach((listener) => listener());
}

/** Signs out here and in the other tabs of the session. */
export function end(id: string | undefined) {
  forget();
  if (id) tabs.postMessage({ id, ended: true } satisfies Told);
}

/** Signs in as an account of a development instance; false where there is none. */
export async function keepDevelopment(role: "buyer" | "seller", id: string = crypto.randomUUID()): Promise<boolean> {
  const response = await fetch(`/development/sign-in/${role}`, { method: "POST" });
  // Without the samples' server the shop's page is the answer.
  if (!response.ok || !response.headers.get("Content-Type")?.startsWith("application/json")) return false;
  const { accessToken } = (await response.json()) as { accessToken: string };
  access = { token: accessToken, expiresAt: Date.now() + 900_000 };
  store({ id, development: role });
  return true;
}

const isGood = (it: Access | undefined) => it !== undefined && it.expiresAt - Date.now() >= 30_000;

/** The access token to send, renewed when less than half a minute is left; undefined for a stranger. */
export async function accessToken(): Promise<string | undefined> {
  if (!isSignedIn()) return undefined;
  if (!isGood(access)) {
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

/** One tab after another: a duplicated tab has a copy of the refresh token. */
async function refresh() {
  await navigator.locks.request(key, refreshStored);
}

async function refreshStored(): Promise<void> {
  const stored = read();
  if (!stored) return;
  if ("development" in stored) {
    if (!(await keepDevelopment(stored.development, stored.id))) forget();
    return;
  }
  const digest = await digestOf(stored.refreshToken);
  if (used().includes(digest)) {
    // A tab like this one used the token while this one slept, and has what came instead. Sent again, the token would
    // end the session of both.
    if (!(await askOthers(stored))) return forget();
    return isGood(access) ? undefined : refreshStored();
  }
  const response = await fetch("/api/v1/auth/refresh", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ refreshToken: stored.refreshToken }),
  });
  if (response.ok) {
    const tokens = (await response.json()) as Tokens;
    localStorage.setItem(usedKey, JSON.stringify([digest, ...used()].slice(0, 100)));
    keep(tokens, stored.id);
    tabs.postMessage({ id: stored.id, refreshToken: tokens.refreshToken, access } satisfies Told);
  } else if (response.status === 401) forget();
  else throw new Error(`The session could not be renewed (${response.status}).`);
}

const used = () => JSON.parse(localStorage.getItem(usedKey) ?? "[]") as string[];

async function digestOf(token: string) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * What tabs of one session tell each other: their tokens, that one of them has an old refresh token only, or that the
 * session was ended.
 */
type Told = { id: string } & ({ refreshToken: string; access: Access | undefined } | { old: string } | { ended: true });

/** True when another tab of the session answered with its tokens within a second. */
async function askOthers({ id, refreshToken }: { id: string; refreshToken: string }) {
  tabs.postMessage({ id, old: refreshToken } satisfies Told);
  const hasOther = () => {
    const stored = read();
    return stored !== null && "refreshToken" in stored && stored.refreshToken !== refreshToken;
  };
  for (let tries = 0; tries < 20 && !hasOther(); tries++) await new Promise((done) => setTimeout(done, 50));
  return hasOther();
}

tabs.onmessage = async ({ data }: MessageEvent<Told>) => {
  const stored = read();
  if (!stored || stored.id !== data.id) return;
  if ("ended" in data) return forget();
  if (!("refreshToken" in stored)) return;
  if ("refreshToken" in data) {
    access = data.access ?? access;
    store({ id: stored.id, refreshToken: data.refreshToken });
  } else if (stored.refreshToken !== data.old && !used().includes(await digestOf(stored.refreshToken))) {
    // One that is used already would replace the good one of a third tab.
    tabs.postMessage({ id: stored.id, refreshToken: stored.refreshToken, access } satisfies Told);
  }
};
