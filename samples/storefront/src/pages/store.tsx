import { useParams } from "react-router";
import {
  answer, api, Badge, Card, EmptyState, Facts, PageHead, Shown, useFormat, useQuery, useTexts, useTitle, type Schema,
} from "@marketplace/ui";
import { Products } from "./results.tsx";

export function StorePage() {
  const { slug = "" } = useParams();
  const t = useTexts({
    since: ["{date} tarihinden beri burada", "Here since {date}"],
    closed: ["Şu anda kapalı", "Closed at the moment"],
    until: ["{date} tarihine kadar kapalı", "Closed until {date}"],
    none: ["Bu mağazada aradığınız ürün yok", "Nothing here matches"],
  });
  const { date } = useFormat();
  const store = useQuery(`store:${slug}`, (signal) =>
    answer(api.GET("/api/v1/sellers/{slug}", { signal, params: { path: { slug } } })),
  );
  useTitle(store.data && `${store.data.name} · Pazar`);
  return (
    <Shown query={store}>
      {(it) => (
        <div className="stack">
          <PageHead title={it.name} lead={t("since", { date: date(it.approvedAt) })}>
            {!it.storeOpen && (
              <Badge tone="warn">{it.closedUntil ? t("until", { date: date(it.closedUntil) }) : t("closed")}</Badge>
            )}
          </PageHead>
          {it.description && <p className="pre">{it.description}</p>}
          {it.identity && <Identity identity={it.identity} />}
          <Products seller={it.id} category={undefined} empty={<EmptyState title={t("none")} />} />
        </div>
      )}
    </Shown>
  );
}

/** Who sells, as Turkish law wants it shown. */
function Identity({ identity }: { identity: Schema<"StoreIdentity"> }) {
  const t = useTexts({
    title: ["Satıcı bilgileri", "About the seller"],
    name: ["Unvan", "Title"],
    kind: ["Tür", "Kind"],
    individual: ["Bireysel satıcı", "Private seller"],
    trader: ["Esnaf", "Trader"],
    company: ["Şirket", "Company"],
    taxId: ["Vergi no", "Tax number"],
    mersis: ["MERSİS", "MERSİS"],
    kep: ["KEP", "KEP"],
    address: ["Adres", "Address"],
    city: ["Şehir", "City"],
    verified: ["Doğrulandı", "Verified"],
  });
  const { date } = useFormat();
  return (
    <Card>
      <details>
        <summary>{t("title")}</summary>
        <Facts rows={[
          [t("name"), identity.title],
          [t("kind"), identity.kind && t(identity.kind)],
          [t("taxId"), identity.taxId],
          [t("mersis"), identity.mersis],
          [t("kep"), identity.kep],
          [t("address"), identity.address],
          [t("city"), identity.city],
          [t("verified"), date(identity.verifiedAt)],
        ]} />
      </details>
    </Card>
  );
}
