import { useEffect, type ReactNode } from "react";
import { Link, ScrollRestoration, useLocation } from "react-router";
import { useActiveInView } from "./hooks.ts";
import { useLanguage, useTexts } from "./i18n.tsx";
import { useTheme } from "./theme.ts";

interface ShellProps {
  brand: ReactNode;
  /** Beside the brand: search, or the choice of a store. */
  middle?: ReactNode;
  /** On the right: account, cart. */
  actions?: ReactNode;
  /** Below the head: categories, or the panel's pages. */
  nav?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
}

/** Head, navigation, page and foot of a sample. */
export function Shell({ brand, middle, actions, nav, footer, children }: ShellProps) {
  const t = useTexts({ skip: ["İçeriğe geç", "Skip to content"], nav: ["Ana gezinti", "Main navigation"] });
  const { pathname } = useLocation();
  const menu = useActiveInView();
  // Whoever reads by ear or keyboard begins at the top of the new page.
  useEffect(() => {
    if (!document.activeElement?.matches("a, button")) return;
    document.getElementById("content")?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <>
      <a className="skip" href="#content">
        {t("skip")}
      </a>
      <header className="head">
        <div className="wide head-row">
          <Link to="/" className="brand">
            {brand}
          </Link>
          <div className="head-middle">{middle}</div>
          <div className="head-actions">{actions}</div>
        </div>
        {nav && (
          <nav ref={menu} className="head-nav wide" aria-label={t("nav")}>
            {nav}
          </nav>
        )}
      </header>
      <main id="content" className="wide" tabIndex={-1}>
        {children}
      </main>
      <footer className="foot">
        <div className="wide row between">
          {footer ?? <span />}
          <Preferences />
        </div>
      </footer>
      <ScrollRestoration />
    </>
  );
}

/** The language and the colours. */
export function Preferences() {
  const { language, change } = useLanguage();
  const { theme, toggle } = useTheme();
  const t = useTexts({ dark: ["Koyu görünüm", "Dark theme"] });
  return (
    <div className="row">
      <button type="button" className="button quiet" lang={language === "tr" ? "en" : "tr"}
        onClick={() => change(language === "tr" ? "en" : "tr")}>
        {language === "tr" ? "English" : "Türkçe"}
      </button>
      <button type="button" className="button quiet" aria-pressed={theme === "dark"} onClick={toggle}>
        {t("dark")}
      </button>
    </div>
  );
}
