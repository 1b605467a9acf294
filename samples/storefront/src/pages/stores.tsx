import { Link, useSearchParams } from "react-router";
import {
  answer, api, Button, EmptyState, Loading, PageHead, Pager, paging, ProblemNote, usePages, useTexts, useTitle, values,
} from "@marketplace/ui";

export function Stores() {
  const t = useTexts({
    title: ["Mağazalar", "Stores"],
    label: ["Mağaza ara", "Search for a store"],
    search: ["Bul", "Find"],
    none: ["Böyle bir mağaza yok", "There is no such store"],
  });
  useTitle(`${t("title")} · Pazar`);
  const [params, setParams] = useSearchParams();
  const q = params.get("name") ?? "";
  const pages = usePages(`stores:${q}`, (cursor, signal) =>
    answer(api.GET("/api/v1/sellers", { signal, params: { query: { ...paging(cursor, 24), ...(q ? { q } : {}) } } })),
  );
  return (
    <>
      <PageHead title={t("title")} />
      <form className="row nowrap search store-search" onSubmit={(event) => {
        event.preventDefault();
        setParams(values(event.currentTarget));
      }}>
        <input name="name" defaultValue={q} type="search" aria-label={t("label")} placeholder={t("label")} />
        <Button type="submit">{t("search")}</Button>
      </form>
      <ProblemNote error={pages.error} retry={pages.reload} />
      {pages.loading && pages.rows.length === 0 && <Loading />}
      {!pages.loading && !pages.error && pages.rows.length === 0 && <EmptyState title={t("none")} />}
      <ul className="tiles">
        {pages.rows.map((store) => (
          <li key={store.id}>
            <Link className="tile" to={`/stores/${store.slug}`}>
              <strong>{store.name}</strong>
              {store.description && <span className="muted small">{store.description}</span>}
            </Link>
          </li>
        ))}
      </ul>
      <Pager pages={pages} />
    </>
  );
}
