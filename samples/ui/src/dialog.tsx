import { useEffect, useId, useRef, type ReactNode } from "react";
import { NavLink } from "react-router";
import { useActiveInView } from "./hooks.ts";
import { useTexts } from "./i18n.tsx";

interface DialogProps {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** A modal dialog: the browser keeps the focus inside, and Escape closes it. Its content exists while it is open. */
export function Dialog({ title, open, onClose, children }: DialogProps) {
  const t = useTexts({ close: ["Kapat", "Close"] });
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (open) element.current?.showModal();
    else element.current?.close();
  }, [open]);
  return (
    <dialog ref={element} className="dialog" aria-labelledby={id} onClose={onClose}>
      {open && (
        <>
          <header className="row between">
            <h2 id={id}>{title}</h2>
            <button type="button" className="button quiet icon" aria-label={t("close")} onClick={onClose}>
              ✕
            </button>
          </header>
          {children}
        </>
      )}
    </dialog>
  );
}

export interface Tab {
  to: string;
  label: string;
  count?: number | undefined;
  active?: boolean;
}

/** Tabs are links: each has an address, and Back works. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  const nav = useActiveInView();
  return (
    <nav ref={nav} className="tabs" aria-label={label}>
      {tabs.map(({ to, label: text, count, active }) => (
        <NavLink key={to} to={to} end aria-current={active === undefined ? undefined : active ? "page" : "false"}
          className={({ isActive }) => ((active ?? isActive) ? "active" : "")}>
          {text}
          {count !== undefined && <span className="count">{count}</span>}
        </NavLink>
      ))}
    </nav>
  );
}
