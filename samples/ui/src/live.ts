// Changes as they happen, by server-sent events. An event is a hint of what to read again, never the thing itself.
import { useEffect, useRef } from "react";
import type { Schema } from "@marketplace/client";
import { accessToken, forget, renew } from "./tokens.ts";

type LiveEvent = Schema<"LiveEvent">;
type Path = "/api/v1/me/events" | `/api/v1/seller/${string}/events`;

const listeners = new Set<(event: LiveEvent) => void>();
const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((done) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", () => (clearTimeout(timer), done()));
  });

/** Keeps one stream open for the whole application while there is a path; events reach `useChanges`. */
export function useLiveStream(path: Path | null) {
  useEffect(() => {
    if (!path) return;
    const abort = new AbortController();
    void follow(path, abort.signal);
    return () => abort.abort();
  }, [path]);
}

/**
 * Calls `reload` when one of these changes: of this subject (the id of an order, a return or a variant), or of any.
 * Also when events may have been missed (`resync`).
 */
export function useChanges(types: readonly LiveEvent["type"][], subject: string | undefined, reload: () => void) {
  const latest = useRef({ types, subject, reload });
  latest.current = { types, subject, reload };
  useEffect(() => {
    const listener = (event: LiveEvent) => {
      const { types, subject, reload } = latest.current;
      const wanted = types.includes(event.type) && (subject === undefined || subject === event.subject);
      if (wanted || event.type === "resync") reload();
    };
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
}

/** Opens the stream again and again: it ends with the access token, a deployment or the network. */
async function follow(path: Path, signal: AbortSignal) {
  let last = "";
  let renewed = false;
  while (!signal.aborted) {
    let wait = 1000 + Math.random() * 4000;
    try {
      // EventSource cannot send the token, and a token in an address would be logged.
      const token = await accessToken();
      if (signal.aborted) return;
      const headers = { Accept: "text/event-stream", Authorization: `Bearer ${token}` };
      const response = await fetch(path, { signal, headers: last ? { ...headers, "Last-Event-ID": last } : headers });
      if (response.status === 403 || response.status === 404) return;
      if (response.status === 401) {
        // The session was ended elsewhere, unless a new token is taken.
        if (renewed) return forget();
        if (!(await renew(token))) return;
      }
      renewed = response.status === 401;
      if (response.ok && response.body) last = await read(response.body, last);
      else wait = Number(response.headers.get("Retry-After") ?? 0) * 1000 || wait;
    } catch {
      // The network was away: the next stream begins with resync where it cannot go on.
    }
    await pause(wait, signal);
  }
}

async function read(body: ReadableStream<Uint8Array<ArrayBuffer>>, last: string): Promise<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = "";
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const blocks = (buffer + part.value).split(/\r?\n\r?\n/);
      buffer = blocks.pop() ?? "";
      for (const block of blocks) {
        const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, "m").exec(block)?.[1];
        const data = field("data");
        last = field("id") ?? last;
        if (data) listeners.forEach((listener) => listener(JSON.parse(data) as LiveEvent));
      }
    }
  } catch {
    // The stream broke off; what was seen last is known.
  }
  return last;
}
