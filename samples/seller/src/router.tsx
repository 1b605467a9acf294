import { createBrowserRouter, Navigate, type RouteObject } from "react-router";
import { Button, EmptyState, LinkButton, PageHead, SignedIn, SignInForm, useTexts, useTitle } from "@marketplace/ui";
import { Notifications } from "./account/notifications.tsx";
import { Security } from "./account/security.tsx";
import { Layout } from "./layout.tsx";
import { Messages } from "./messages/messages.tsx";
import { Conversation } from "./messages/conversation.tsx";
import { CommissionInvoices } from "./money/commission-invoices.tsx";
import { Ledger } from "./money/ledger.tsx";
import { Money } from "./money/money.tsx";
import { Statement } from "./money/statement.tsx";
import { Statements } from "./money/statements.tsx";
import { OrderPage } from "./orders/order.tsx";
import { Orders } from "./orders/orders.tsx";
import { Plan } from "./plan/plan.tsx";
import { NewProduct } from "./products/new-product.tsx";
import { ProductPage } from "./products/product.tsx";
import { Products } from "./products/products.tsx";
import { ReturnPage } from "./returns/return.tsx";
import { Returns } from "./returns/returns.tsx";
import { Sales } from "./sales.tsx";
import { Stock } from "./stock/stock.tsx";
import { MailLink, Start, StorePages } from "./store.tsx";
import { Apply } from "./store/application.tsx";
import { ChooseStore } from "./store/choose.tsx";
import { Settings } from "./store/settings.tsx";

const storePages: RouteObject[] = [
  { index: true, element: <Navigate to="orders" replace /> },
  { path: "orders", element: <Orders /> },
  { path: "orders/:id", element: <OrderPage /> },
  { path: "returns", element: <Returns /> },
  { path: "returns/:id", element: <ReturnPage /> },
  { path: "messages", element: <Messages /> },
  { path: "messages/:id", element: <Conversation /> },
  { path: "products", element: <Products /> },
  { path: "products/new", element: <NewProduct /> },
  { path: "products/:id", element: <ProductPage /> },
  { path: "stock", element: <Stock /> },
  { path: "sales", element: <Sales /> },
  { path: "money", element: <Money /> },
  { path: "money/statements", element: <Statements /> },
  { path: "money/statements/:id", element: <Statement /> },
  { path: "money/ledger", element: <Ledger /> },
  { path: "money/invoices", element: <CommissionInvoices /> },
  { path: "plan", element: <Plan /> },
  { path: "settings", element: <Settings /> },
];

export const router = createBrowserRouter([
  {
    element: <Layout />,
    errorElement: <Broken />,
    children: [
      { path: "/sign-in", element: <SignIn /> },
      { path: "/", element: <SignedIn><Start /></SignedIn> },
      { path: "/stores", element: <SignedIn><ChooseStore /></SignedIn> },
      { path: "/apply", element: <SignedIn><Apply /></SignedIn> },
      { path: "/notifications", element: <SignedIn><Notifications /></SignedIn> },
      { path: "/security", element: <SignedIn><Security /></SignedIn> },
      { path: "/stores/:slug", element: <SignedIn><StorePages /></SignedIn>, children: storePages },
      { path: "/:sellerId/orders/:id", element: <SignedIn><MailLink page="orders" /></SignedIn> },
      { path: "/:sellerId/returns/:id", element: <SignedIn><MailLink page="returns" /></SignedIn> },
      { path: "*", element: <Nowhere /> },
    ],
  },
]);

function SignIn() {
  const t = useTexts({
    title: ["Satıcı girişi", "Seller sign-in"],
    lead: ["Siparişleriniz, ürünleriniz ve bakiyeniz burada.", "Your orders, products and balance are here."],
  });
  useTitle(t("title"));
  return (
    <div className="narrow card">
      <h1>{t("title")}</h1>
      <p className="muted">{t("lead")}</p>
      <SignInForm development="seller" />
    </div>
  );
}

function Nowhere() {
  const t = useTexts({ title: ["Böyle bir sayfa yok", "There is no such page"], start: ["Başa dön", "To the start"] });
  return (
    <>
      <PageHead title={t("title")} />
      <LinkButton to="/">{t("start")}</LinkButton>
    </>
  );
}

/** A fault of a page: the board is loaded anew. */
function Broken() {
  const t = useTexts({
    title: ["Bu sayfada bir hata oluştu", "Something on this page broke"],
    again: ["Yeniden yükle", "Load again"] });
  return (
    <main className="wide">
      <EmptyState title={t("title")}><Button onClick={() => location.reload()}>{t("again")}</Button></EmptyState>
    </main>
  );
}
