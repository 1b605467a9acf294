import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router/dom";
import { currentLanguage, LanguageProvider, pick } from "./i18n.tsx";
import { SessionProvider } from "./session.tsx";
import { applyTheme } from "./theme.ts";

/** Browsers offer what the session and the requests are made with only to pages that came safely. */
const insecure = [
  "Tarayıcınız bu adreste gerekenlere izin vermiyor: sayfayı https ile ya da 127.0.0.1 adresinden açın.",
  "Your browser does not allow at this address what the page needs: open it by https or at 127.0.0.1.",
] as const;

/** Shows an application in the page's `root`. */
export function start(router: Parameters<typeof RouterProvider>[0]["router"]) {
  applyTheme();
  const root = createRoot(document.getElementById("root")!);
  if (!isSecureContext) {
    root.render(<p className="note bad" role="alert">{pick(insecure, currentLanguage())}</p>);
    return;
  }
  root.render(
    <StrictMode>
      <LanguageProvider>
        <SessionProvider>
          <RouterProvider router={router} />
        </SessionProvider>
      </LanguageProvider>
    </StrictMode>,
  );
}
