import {
  answer, api, Badge, Card, Field, PageHead, Shown, Table, tagged, useFormat, useQuery, useTexts, useTitle, type Schema,
} from "@marketplace/ui";
import { Act, Ask, once } from "../actions.tsx";
import { useStore, useStores } from "../store.tsx";
import { Profile } from "./application.tsx";
import { statusTexts } from "./status.ts";

/** The store as buyers find it, whether it is open, and who works there. */
export function Settings() {
  const store = useStore();
  const status = useTexts(statusTexts);
  const t = useTexts({ title: ["Mağaza", "Store"] });
  useTitle(t("title"));
  const found = useQuery(`seller:${store.id}`, (signal) =>
    tagged(api.GET("/api/v1/seller/{sellerId}", { signal, params: { path: { sellerId: store.id } } })));
  return (
    <Shown query={found}>
      {({ data, etag }) => (
        <>
          <PageHead title={data.name}>
            <Badge tone={data.status === "approved" ? "good" : "bad"}>{status(data.status)}</Badge>
          </PageHead>
          <div className="stack loose">
            {data.statusReason && <p className="note bad">{data.statusReason}</p>}
            {store.can("settings:write") && <Opening seller={data} reload={found.reload} />}
            {store.can("settings:write") && <Profile seller={data} etag={etag} reload={found.reload} />}
            <Members />
          </div>
        </>
      )}
    </Shown>
  );
}

function Opening({ seller, reload }: { seller: Schema<"SellerResponse">; reload: () => void }) {
  const { list } = useStores();
  const { dateTime } = useFormat();
  const t = useTexts({
    title: ["Satışa açık mı?", "Open for sale?"],
    open: ["Mağaza açık: alıcılar ürünlerinizi görüyor.", "The store is open: buyers see your products."],
    closed: ["Mağaza geçici olarak kapalı.", "The store is closed for the time being."],
    until: ["Mağaza {at} tarihine kadar kapalı.", "The store is closed until {at}."],
    toOpen: ["Mağazayı aç", "Open the store"],
    toClose: ["Geçici olarak kapat", "Close for a while"],
    lead: ["Ürünleriniz görünmez olur; açık siparişler sürer.", "Your products are hidden; open orders go on."],
    day: ["Yeniden açılış (isteğe bağlı)", "Opens again (optional)"],
  });
  const params = (key: string) => ({ path: { sellerId: seller.id }, header: once(key) });
  const done = () => {
    reload();
    list.reload();
  };
  return (
    <Card title={t("title")}>
      <p>{seller.storeOpen ? t("open") : seller.closedUntil ? t("until", { at: dateTime(seller.closedUntil) }) : t("closed")}</p>
      <div className="row">
        {seller.storeOpen ? (
          <Ask label={t("toClose")} done={done}
            call={(key, { until }) => answer(api.POST("/api/v1/seller/{sellerId}/store/close", {
              params: params(key), body: { until: until ? new Date(until).toISOString() : null },
            }))}>
            {(of) => (
              <>
                <p className="muted">{t("lead")}</p>
                <Field label={t("day")} name="until" type="datetime-local" error={of("until")} />
              </>
            )}
          </Ask>
        ) : <Act label={t("toOpen")} look="primary" done={done} reload={done}
          call={(key) => answer(api.POST("/api/v1/seller/{sellerId}/store/open", { params: params(key) }))} />}
      </div>
    </Card>
  );
}

function Members() {
  const { id: sellerId } = useStore();
  const { date } = useFormat();
  const t = useTexts({
    title: ["Üyeler", "Members"],
    name: ["Ad", "Name"],
    role: ["Rol", "Role"],
    since: ["Üyelik", "Since"],
    owner: ["Sahip", "Owner"],
    manager: ["Yönetici", "Manager"],
    staff: ["Çalışan", "Staff"],
    gone: ["Silinmiş hesap", "Deleted account"],
  });
  const members = useQuery(`members:${sellerId}`, (signal) =>
    answer(api.GET("/api/v1/seller/{sellerId}/members", { signal, params: { path: { sellerId } } })));
  return (
    <Card title={t("title")}>
      <Shown query={members}>
        {({ data }) => (
          <Table caption={t("title")} rows={data} id={(it) => it.userId} columns={[
            { head: t("name"), cell: (it) => it.displayName ?? t("gone") },
            { head: t("role"), cell: (it) => t(it.role) },
            { head: t("since"), cell: (it) => date(it.since) },
          ]} />
        )}
      </Shown>
    </Card>
  );
}
