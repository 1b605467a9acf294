import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router/dom";
import { LanguageProvider } from "./i18n.tsx";
import { SessionProvider } from "./session.tsx";
import { applyTheme } from "./theme.ts";

/** Shows an application in the page's `root`. */
export function start(router: Parameters<typeof RouterProvider>[0]["router"]) {
  applyTheme();
  createRoot(document.getElementById("root")!).render(
    <StrictMode>
      <LanguageProvider>
        <SessionProvider>
          <RouterProvider router={router} />
        </SessionProvider>
      </LanguageProvider>
    </StrictMode>,
  );
}
