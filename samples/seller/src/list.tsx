import type { ReactNode } from "react";
import { EmptyState, Loading, Pager, ProblemNote } from "@marketplace/ui";

interface ListProps<T> {
  /** What usePages answered. */
  pages: {
    rows: T[];
    loading: boolean;
    loadingMore: boolean;
    hasMore: boolean;
    error: unknown;
    more: () => Promise<void>;
    reload: () => void;
  };
  /** The title where there is nothing. */
  empty: string;
  /** Below that title. */
  hint?: ReactNode;
  /** Of the grey bars while it loads, in pixels. */
  height?: number;
  children: (rows: T[]) => ReactNode;
}

/** A list by cursor: its rows with the button for more, or why there are none. */
export function List<T>({ pages, empty, hint, height = 72, children }: ListProps<T>) {
  return (
    <>
      <ProblemNote error={pages.error} retry={pages.reload} />
      {pages.rows.length > 0 ? children(pages.rows)
        : pages.loading ? <Loading height={height} />
        : !pages.error && <EmptyState title={empty}>{hint}</EmptyState>}
      <Pager pages={pages} />
    </>
  );
}

/** Rows as cards, which fit on a narrow screen. */
export function Cards<T>({ label, rows, children }: { label: string; rows: T[]; children: (row: T) => ReactNode }) {
  return (
    <ul className="rows" aria-label={label}>
      {rows.map(children)}
    </ul>
  );
}
