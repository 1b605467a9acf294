// What a seller does: a button that acts at once, and one that asks in a dialog first.
import { useState, type ReactNode } from "react";
import {
  ApiError, Button, Dialog, errorsOf, Form, ProblemNote, save, useAction, useTexts, type FormValues,
} from "@marketplace/ui";

type Look = "primary" | "secondary" | "quiet" | "danger";
/** The message of the API about a field, by the field's name. */
export type ErrorOf = (field: string) => string | undefined;

/** The header of a request that may come twice. */
export const once = (key: string) => ({ "Idempotency-Key": key });

/** The header of a change of the version that was read. */
export const ifMatch = (etag: string, key: string) => ({ "If-Match": etag, "Idempotency-Key": key });

interface ActProps<T, A extends unknown[]> {
  label: string;
  look?: Look;
  /** Sends the request with this Idempotency-Key. */
  call: (key: string, ...args: A) => Promise<T>;
  done: (result: T) => void;
}

interface ActOptions {
  /** The button's name, where its text says too little. */
  title?: string;
  /** Reads anew what is shown, where somebody else was faster. */
  reload?: () => void;
}

/** A button that acts at once; what the API refused stands below it. */
export function Act<T>({ label, look = "secondary", call, done, title, reload }: ActProps<T, []> & ActOptions) {
  const act = useAction(async (key) => ({ result: await call(key) }));
  const run = async () => {
    const answered = await act.run();
    if (answered) done(answered.result);
  };
  return (
    <>
      <Button look={look} busy={act.busy} aria-label={title} onClick={() => void run()}>
        {label}
      </Button>
      {act.error !== undefined && <Refusal error={act.error} reload={reload} />}
    </>
  );
}

/** A refusal; where somebody else was faster, what is shown is old. */
function Refusal({ error, reload }: { error: unknown; reload: (() => void) | undefined }) {
  const old = error instanceof ApiError && (error.status === 409 || error.status === 412);
  return (
    <div className="refusal">
      <ProblemNote error={error} retry={old ? reload : undefined} />
    </div>
  );
}

interface AskProps<T> extends ActProps<T, [values: FormValues]> {
  /** Above the form; the button's text when omitted. */
  title?: string;
  /** On the button of the form; the button's text when omitted. */
  submit?: string;
  /** When the dialog is opened. */
  opened?: () => void;
  children: ReactNode | ((of: ErrorOf) => ReactNode);
}

/** A button that opens a form in a dialog. The dialog closes when the API has accepted. */
export function Ask<T>({ label, title = label, submit = label,
  look = "secondary", call, done, opened, children }: AskProps<T>) {
  const [open, setOpen] = useState(false);
  const act = useAction(async (key, values: FormValues) => ({ result: await call(key, values) }));
  const send = async (values: FormValues) => {
    const answered = await act.run(values);
    if (!answered) return;
    setOpen(false);
    done(answered.result);
  };
  const show = () => {
    opened?.();
    setOpen(true);
  };
  return (
    <>
      <Button look={look} aria-haspopup="dialog" onClick={show}>
        {label}
      </Button>
      <Dialog title={title} open={open} onClose={() => setOpen(false)}>
        <Form submit={submit} look={look === "danger" ? "danger" : "primary"} busy={act.busy} error={act.error}
          onSend={(values) => void send(values)}>
          {typeof children === "function" ? children(errorsOf(act.error)) : children}
        </Form>
      </Dialog>
    </>
  );
}

/** Saves the answer of a call as a file. */
export async function saveAs(blob: Promise<unknown>, name: string) {
  save((await blob) as Blob, name);
}

const accepts = {
  PDF: "application/pdf",
  XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  CSV: "text/csv",
  ZPL: "application/zpl",
};
export type FileKind = keyof typeof accepts;

interface DownloadsProps {
  /** What is saved, for example a number; part of the buttons' names and of the file's. */
  name: string;
  kinds: readonly FileKind[];
  get: (request: { headers: { Accept: string }; parseAs: "blob" }) => Promise<unknown>;
}

/** A button for each kind of file that an address answers. */
export function Downloads({ name, kinds, get }: DownloadsProps) {
  const t = useTexts({ save: ["{name}, {kind} olarak indir", "Download {name} as {kind}"] });
  return (
    <div className="row nowrap downloads">
      {kinds.map((kind) => (
        <Act key={kind} look="quiet" label={kind} title={t("save", { name, kind })} done={() => {}}
          call={() => saveAs(get({ headers: { Accept: accepts[kind] }, parseAs: "blob" }),
            `${name}.${kind.toLowerCase()}`)} />
      ))}
    </div>
  );
}
