import { isRouteErrorResponse, useRouteError } from "react-router";
import { EmptyState, LinkButton, useTexts, useTitle } from "@marketplace/ui";

/** An address that is not a page, or a page that failed. */
export function Missing() {
  const error = useRouteError();
  const t = useTexts({
    none: ["Aradığınız sayfa yok", "There is no such page"],
    failed: ["Bu sayfa gösterilemedi", "This page could not be shown"],
    home: ["Ana sayfaya dön", "Back to the start page"],
  });
  const failed = error != null && !isRouteErrorResponse(error);
  const title = failed ? t("failed") : t("none");
  useTitle(`${title} · Pazar`);
  return (
    <EmptyState title={title} heading={1}>
      <LinkButton to="/" reloadDocument={failed}>
        {t("home")}
      </LinkButton>
    </EmptyState>
  );
}
