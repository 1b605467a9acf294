import { Link } from "react-router";
import { Badge, LinkButton, PageHead, Shown, useTexts, useTitle } from "@marketplace/ui";
import { pathOf, useStores } from "../store.tsx";
import { statusTexts } from "./status.ts";

/** The stores of a member of several. */
export function ChooseStore() {
  const { list } = useStores();
  const t = useTexts({
    title: ["Mağazalarınız", "Your stores"],
    owner: ["Sahip", "Owner"],
    manager: ["Yönetici", "Manager"],
    staff: ["Çalışan", "Staff"],
    apply: ["Yeni mağaza aç", "Open another store"],
  });
  const status = useTexts(statusTexts);
  useTitle(t("title"));
  return (
    <>
      <PageHead title={t("title")}><LinkButton to="/apply">{t("apply")}</LinkButton></PageHead>
      <Shown query={list}>
        {(stores) => (
          <ul className="rows">
            {stores.map((store) => (
              <li key={store.id} className="row-card">
                <div className="stack tight grow">
                  <Link className="strong" to={pathOf(store, "orders")}>{store.name}</Link>
                  <span className="muted small">{t(store.role)}</span>
                </div>
                <Badge tone={store.status === "approved" ? "good" : "warn"}>{status(store.status)}</Badge>
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </>
  );
}
