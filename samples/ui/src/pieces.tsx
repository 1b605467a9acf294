import type { ButtonHTMLAttributes, ReactNode } from "react";
import { Link, type LinkProps } from "react-router";
import type { Schema } from "@marketplace/client";
import { ApiError } from "./api.ts";
import { useTitle } from "./hooks.ts";
import { useTexts, type Text } from "./i18n.tsx";

export const texts = {
  loading: ["Yükleniyor…", "Loading…"],
  more: ["Daha fazla göster", "Show more"],
  again: ["Yeniden dene", "Try again"],
  unreachable: ["Bağlantı kurulamadı", "No connection"],
  unreachableHint: ["Bağlantınızı denetleyip yeniden deneyin.", "Check your connection and try again."],
  notFound: ["Aradığınız sayfa yok", "There is no such page"],
  home: ["Ana sayfaya dön", "Back to the start page"],
  reference: ["Destek için: {id}", "For support: {id}"],
} satisfies Record<string, Text>;

type Look = "primary" | "secondary" | "quiet" | "danger";
type Tone = "neutral" | "good" | "warn" | "bad" | "accent";

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: Look;
  /** Waits for an answer: cannot be pressed, and says so. */
  busy?: boolean;
}

export function Button({ look = "secondary", busy = false, className = "", disabled, ...rest }: ButtonProps) {
  return (
    <button type="button" className={`button ${look} ${className}`} disabled={disabled || busy} aria-busy={busy}
      {...rest} />
  );
}

export function LinkButton({ look = "secondary", className = "", ...rest }: LinkProps & { look?: Look }) {
  return <Link className={`button ${look} ${className}`} {...rest} />;
}

export function Card({ title, action, children, className = "" }: CardProps) {
  return (
    <section className={`card ${className}`}>
      {(title || action) && (
        <header className="row between">
          {title && <h2>{title}</h2>}
          {action}
        </header>
      )}
      {children}
    </section>
  );
}
interface CardProps {
  title?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
  className?: string;
}

export function Badge({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`badge ${tone}`}>{children}</span>;
}

/** The heading of a page, with what can be done there on its right. */
export function PageHead({ title, lead, children }: { title: ReactNode; lead?: ReactNode; children?: ReactNode }) {
  return (
    <div className="page-head row between">
      <div>
        <h1>{title}</h1>
        {lead && <p className="muted">{lead}</p>}
      </div>
      {children && <div className="row">{children}</div>}
    </div>
  );
}

interface EmptyStateProps {
  title: string;
  children?: ReactNode;
  /** 1 where it is all there is on the page. */
  heading?: 1;
}

export function EmptyState({ title, children, heading }: EmptyStateProps) {
  return (
    <div className="empty">
      {heading === 1 ? <h1 className="empty-title">{title}</h1> : <p className="empty-title">{title}</p>}
      {children}
    </div>
  );
}

/** Grey bars where text will be, so that nothing jumps. `height` in pixels. */
export function Skeleton({ rows = 3, height = 20 }: { rows?: number; height?: number }) {
  return (
    <div className="skeletons" aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className="skeleton" style={{ height }} />
      ))}
    </div>
  );
}

export function Loading({ rows = 5, height = 48 }: { rows?: number; height?: number }) {
  const t = useTexts(texts);
  return (
    <div role="status">
      <span className="hidden">{t("loading")}</span>
      <Skeleton rows={rows} height={height} />
    </div>
  );
}

/** What went wrong, in the words of the API (RFC 9457). Messages of fields stand at the fields. */
export function ProblemNote({ error, retry }: { error: unknown; retry?: (() => void) | undefined }) {
  const t = useTexts(texts);
  if (!error) return null;
  const problem = error instanceof ApiError ? error.problem : undefined;
  return (
    <div className="note bad" role="alert">
      <strong>{problem?.title ?? t("unreachable")}</strong>
      <p>{problem?.detail ?? t("unreachableHint")}</p>
      {problem?.errors && problem.errors.length > 0 && (
        <ul>
          {problem.errors.map(({ pointer, message }) => (
            <li key={pointer + message}>{message}</li>
          ))}
        </ul>
      )}
      {error instanceof ApiError && error.status >= 500 && problem && (
        <p className="small">{t("reference", { id: problem.traceId })}</p>
      )}
      {retry && <Button onClick={retry}>{t("again")}</Button>}
    </div>
  );
}

const isMissing = (error: unknown) => error instanceof ApiError && error.status === 404;

/** Shows a query: its data, also below the error of reading it again, its error, or a skeleton while it loads. */
export function Shown<T>({ query, skeleton, children }: ShownProps<T>) {
  const { data, error, reload } = query;
  if (data !== undefined && !isMissing(error)) {
    return <><ProblemNote error={error} retry={reload} />{children(data)}</>;
  }
  return error ? <Refused error={error} retry={reload} /> : (skeleton ?? <Loading />);
}

/** Instead of a page that could not be read: it does not exist, or what went wrong. */
export function Refused({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTexts(texts);
  const missing = isMissing(error);
  useTitle(missing ? t("notFound") : undefined);
  if (!missing) return <ProblemNote error={error} retry={retry} />;
  return (
    <EmptyState title={t("notFound")} heading={1}>
      <LinkButton to="/">{t("home")}</LinkButton>
    </EmptyState>
  );
}

interface ShownProps<T> {
  query: { data: T | undefined; error: unknown; reload: () => void };
  skeleton?: ReactNode;
  children: (data: T) => ReactNode;
}

/** The button below a list that asks for its next page. */
export function Pager({ pages }: { pages: { hasMore: boolean; loadingMore: boolean; more: () => Promise<void> } }) {
  const t = useTexts(texts);
  if (!pages.hasMore) return null;
  return (
    <div className="pager">
      <Button busy={pages.loadingMore} onClick={() => void pages.more()}>
        {t("more")}
      </Button>
    </div>
  );
}

type PictureView = Schema<"PictureView">;

/** Pictures of a marketplace on this machine come through the sample's own server. */
const local = (url: string) => url.replace(/^https?:\/\/(127\.0\.0\.1|localhost)(:\d+)?(?=\/api\/)/, "");

interface PictureProps {
  image: Pick<PictureView, "url" | "alt" | "thumbnails"> | null;
  /** How wide it is shown, as in the attribute `sizes`. */
  sizes: string;
  /** Shown at once: the large picture of a page. */
  eager?: boolean;
  /** Nothing to say, as its text stands beside it. */
  decorative?: boolean;
  className?: string;
}

/** A square picture in the width that is needed. The square is there before the bytes are. */
export function Picture({ image, sizes, eager = false, decorative = false, className = "" }: PictureProps) {
  if (!image) return <span className={`picture none ${className}`} aria-hidden="true" />;
  const set = image.thumbnails.map(({ url, width }) => `${local(url)} ${width}w`).join(", ");
  return (
    <img
      className={`picture ${className}`}
      src={local(image.thumbnails.at(-1)?.url ?? image.url)}
      {...(set ? { srcSet: set, sizes } : {})}
      alt={decorative ? "" : image.alt}
      width={480}
      height={480}
      loading={eager ? "eager" : "lazy"}
      decoding="async"
    />
  );
}

/** Name and value in two columns. */
export function Facts({ rows }: { rows: [name: string, value: ReactNode][] }) {
  return (
    <dl className="facts">
      {rows
        .filter(([, value]) => value !== null && value !== undefined && value !== "")
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

export interface Column<T> {
  head: ReactNode;
  cell: (row: T) => ReactNode;
  /** Numbers and money stand on the right. */
  end?: boolean;
}

/** Rows in columns; on a narrow screen it scrolls sideways by itself. */
export function Table<T>({ caption, rows, columns, id }: TableProps<T>) {
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ head, end }, at) => (
              <th key={at} scope="col" className={end ? "end" : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={id(row)}>
              {columns.map(({ cell, end }, at) => (
                <td key={at} className={end ? "end" : undefined}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
interface TableProps<T> {
  caption: string;
  rows: T[];
  columns: Column<T>[];
  id: (row: T) => string | number;
}

export interface Step {
  title: ReactNode;
  at: string;
  detail?: ReactNode;
}

/** What happened, newest first or last as given. */
export function Timeline({ steps }: { steps: Step[] }) {
  return (
    <ol className="timeline">
      {steps.map(({ title, at, detail }, index) => (
        <li key={index}>
          <strong>{title}</strong>
          <span className="muted small">{at}</span>
          {detail && <p className="small">{detail}</p>}
        </li>
      ))}
    </ol>
  );
}
