import { Button, Dialog, ProblemNote, useTexts } from "@marketplace/ui";

interface ConfirmProps {
  /** What is about to be done, as the button says it; nothing is asked without it. */
  title: string | undefined;
  /** What it is done to, or what follows from it. */
  text?: string | undefined;
  look?: "primary" | "danger";
  busy: boolean;
  error: unknown;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that cannot be taken back. */
export function Confirm({ title, text, look = "danger", busy, error, onConfirm, onClose }: ConfirmProps) {
  const t = useTexts({ sure: ["Emin misiniz?", "Are you sure?"], back: ["Vazgeç", "Go back"] });
  return (
    <Dialog title={title ?? ""} open={title !== undefined} onClose={onClose}>
      <div className="stack">
        {text && <p>{text}</p>}
        <p>{t("sure")}</p>
        <ProblemNote error={error} />
        <div className="row">
          <Button look={look} busy={busy} onClick={onConfirm}>{title}</Button>
          <Button onClick={onClose}>{t("back")}</Button>
        </div>
      </div>
    </Dialog>
  );
}
