import { useId, type FormEvent, type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes } from "react";
import { Button, ProblemNote } from "./pieces.tsx";
import { fieldError } from "./api.ts";

interface FieldFrameProps {
  label: ReactNode;
  hint?: ReactNode;
  /** What the API said about this field. */
  error?: string | undefined;
}

function Frame({ id, label, hint, error, children }: FieldFrameProps & { id: string; children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

const described = (id: string, hint: ReactNode, error: string | undefined) => ({
  id,
  "aria-invalid": error ? true : undefined,
  "aria-describedby": [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined,
});

/** A labelled input. Uncontrolled by default: read it with `values(event)` when the form is sent. */
export function Field({ label, hint, error, ...input }: FieldFrameProps & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <input {...described(id, hint, error)} {...input} />
    </Frame>
  );
}

type TextAreaProps = FieldFrameProps & TextareaHTMLAttributes<HTMLTextAreaElement>;

export function TextArea({ label, hint, error, ...area }: TextAreaProps) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <textarea rows={4} {...described(id, hint, error)} {...area} />
    </Frame>
  );
}

interface SelectProps extends FieldFrameProps {
  name?: string;
  value?: string;
  defaultValue?: string;
  required?: boolean;
  options: readonly (readonly [value: string, label: string])[];
  onChange?: (value: string) => void;
}

export function Select({ label, hint, error, options, onChange, ...select }: SelectProps) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <select {...described(id, hint, error)} {...select} onChange={(event) => onChange?.(event.target.value)}>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Frame>
  );
}

type ChoiceProps = { label: ReactNode } & InputHTMLAttributes<HTMLInputElement>;

/** A checkbox or radio with its label behind it. */
export function Choice({ label, type = "checkbox", ...input }: ChoiceProps) {
  return (
    <label className="choice">
      <input type={type} {...input} />
      <span>{label}</span>
    </label>
  );
}

export type FormValues = Record<string, string>;

/** What a form holds, by the names of its fields; spaces around are cut, files are left out. */
export function values(form: HTMLFormElement): FormValues {
  const entries = [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return Object.fromEntries(entries.map(([name, value]) => [name, value.trim()]));
}

interface FormProps {
  onSend: (values: FormValues, form: HTMLFormElement) => void;
  submit: string;
  busy: boolean;
  error: unknown;
  children: ReactNode;
  look?: "primary" | "secondary" | "danger";
  /** Beside the button. */
  extra?: ReactNode;
}

/** A form with its button and, below the fields, what the API refused. */
export function Form({ onSend, submit, busy, error, children, look = "primary", extra }: FormProps) {
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    onSend(values(event.currentTarget), event.currentTarget);
  };
  return (
    <form className="form" onSubmit={send}>
      {children}
      <ProblemNote error={error} />
      <div className="row">
        <Button type="submit" look={look} busy={busy}>
          {submit}
        </Button>
        {extra}
      </div>
    </form>
  );
}

/** `const of = errorsOf(action.error)` gives `<Field error={of("email")} …>`; `within` is a part of the body. */
export const errorsOf = (error: unknown, within?: string) => (name: string) => fieldError(error, name, within);
