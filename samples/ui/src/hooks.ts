import { useCallback, useEffect, useRef, useState } from "react";
import { ApiError } from "./api.ts";
import { useLanguage } from "./i18n.tsx";

export interface Query<T> {
  data: T | undefined;
  error: unknown;
  loading: boolean;
  reload: () => void;
  /** Replaces what is shown by the answer of a change. */
  set: (data: T) => void;
}

/**
 * Reads when the key changes, and again when the language does; an answer that is no longer wanted is aborted. What
 * was read before stays until the next answer if `keep`, and beside an error of the same key. No key: nothing is read,
 * and what was read is dropped.
 */
export function useQuery<T>(key: string | null, read: (signal: AbortSignal) => Promise<T>, keep = false): Query<T> {
  const { language } = useLanguage();
  const [state, setState] = useState<{ key?: string | null; data?: T; error?: unknown; loading: boolean }>({
    loading: true,
  });
  const [round, setRound] = useState(0);
  const reader = useRef(read);
  reader.current = read;
  useEffect(() => {
    if (key === null) {
      // What the next person must not see.
      setState({ loading: true });
      return;
    }
    const abort = new AbortController();
    setState((old) => ({ ...(old.key === key || keep ? old : {}), error: undefined, loading: true }));
    reader.current(abort.signal).then(
      (data) => abort.signal.aborted || setState({ key, data, loading: false }),
      (error: unknown) => abort.signal.aborted || setState((old) => ({
        ...(old.key === key && old.data !== undefined ? { data: old.data } : {}), key, error, loading: false,
      })),
    );
    return () => abort.abort();
  }, [key, keep, language, round]);
  const reload = useCallback(() => setRound((n) => n + 1), []);
  const set = useCallback((data: T) => setState({ key: key ?? null, data, loading: false }), [key]);
  const current = key !== null && (state.key === key || keep);
  return {
    data: current ? state.data : undefined,
    error: current ? state.error : undefined,
    loading: key !== null && (state.loading || !current),
    reload,
    set,
  };
}

export interface PageOf<T> {
  data: T[];
  page: { nextCursor: string | null; hasMore: boolean };
}

/** A list by cursor: rows of all pages so far, and `more` for the next. `first` is the first page's whole answer. */
export function usePages<P extends PageOf<unknown>>(
  key: string | null,
  read: (cursor: string | undefined, signal: AbortSignal) => Promise<P>,
) {
  const loaded = useRef<{ key: string | null; pages: number }>({ key, pages: 1 });
  // Reading again brings as many pages as are shown, so that a list does not shrink under the reader.
  const query = useQuery(
    key,
    async (signal) => {
      const most = loaded.current.key === key ? loaded.current.pages : 1;
      const pages = [await read(undefined, signal)];
      for (let next = pages[0]?.page.nextCursor; next && pages.length < most; next = pages.at(-1)?.page.nextCursor) {
        pages.push(await read(next, signal));
      }
      return pages;
    },
    true,
  );
  const [loadingMore, setLoadingMore] = useState(false);
  const [moreError, setMoreError] = useState<unknown>();
  const pages = query.data ?? [];
  const next = pages.at(-1)?.page.nextCursor ?? undefined;
  const wanted = useRef(key);
  wanted.current = key;
  const more = async () => {
    if (!next || loadingMore) return;
    setLoadingMore(true);
    setMoreError(undefined);
    try {
      const page = await read(next, new AbortController().signal);
      if (wanted.current !== key) return;
      loaded.current = { key, pages: pages.length + 1 };
      query.set([...pages, page]);
    } catch (error) {
      setMoreError(error);
    } finally {
      setLoadingMore(false);
    }
  };
  return {
    rows: pages.flatMap((page) => page.data) as P["data"],
    first: pages[0],
    hasMore: next !== undefined,
    loading: query.loading,
    loadingMore,
    error: query.error ?? moreError,
    more,
    reload: query.reload,
  };
}

/**
 * Something the person does. `run` gives it an Idempotency-Key, which stays the same as long as no answer came, so that
 * trying again after a lost connection does not do it twice. Resolves to undefined when it was refused: see `error`.
 */
export function useAction<A extends unknown[], T>(act: (key: string, ...args: A) => Promise<T>) {
  const [state, setState] = useState<{ busy: boolean; error?: unknown }>({ busy: false });
  const idempotencyKey = useRef<string>(undefined);
  const run = async (...args: A): Promise<T | undefined> => {
    setState({ busy: true });
    try {
      idempotencyKey.current ??= crypto.randomUUID();
      const done = await act(idempotencyKey.current, ...args);
      idempotencyKey.current = undefined;
      setState({ busy: false });
      return done;
    } catch (error) {
      if (error instanceof ApiError && error.status < 500) idempotencyKey.current = undefined;
      setState({ busy: false, error });
      return undefined;
    }
  };
  return { run, ...state };
}

/** The page's title, in the tab and in the history. */
export function useTitle(title: string | undefined) {
  useEffect(() => {
    if (title) document.title = title;
  }, [title]);
}

/** For a row of links that scrolls sideways on a narrow screen: the page's own link is in view. */
export function useActiveInView() {
  const row = useRef<HTMLElement>(null);
  const shown = useRef<{ link: Element; width: number }>(undefined);
  useEffect(() => {
    const link = row.current?.querySelector("a.active");
    if (!row.current || !link) return;
    const width = row.current.scrollWidth;
    if (shown.current?.link === link && shown.current.width === width) return;
    shown.current = { link, width };
    const [at, frame] = [link.getBoundingClientRect(), row.current.getBoundingClientRect()];
    row.current.scrollLeft += at.left + at.width / 2 - frame.left - frame.width / 2;
  });
  return row;
}
