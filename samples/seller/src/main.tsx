import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router/dom";
import { applyTheme, LanguageProvider, SessionProvider } from "@marketplace/ui";
import "@marketplace/ui/styles.css";
import "./seller.css";
import { router } from "./router.tsx";

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
