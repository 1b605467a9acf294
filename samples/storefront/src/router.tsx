import { createBrowserRouter } from "react-router";
import { SignedIn } from "@marketplace/ui";
import { Addresses } from "./account/addresses.tsx";
import { AccountFrame } from "./account/frame.tsx";
import { Conversation, Inbox } from "./account/messages.tsx";
import { Notifications } from "./account/notifications.tsx";
import { OrderPage } from "./account/order.tsx";
import { Orders } from "./account/orders.tsx";
import { Profile } from "./account/profile.tsx";
import { RequestReturn } from "./account/request-return.tsx";
import { ReturnPage, Returns } from "./account/returns.tsx";
import { ConfirmEmail, ForgotPassword, OpenAccount, Register, ResetPassword, SignIn } from "./pages/access.tsx";
import { CartPage } from "./pages/cart.tsx";
import { CheckoutPage } from "./pages/checkout.tsx";
import { Home } from "./pages/home.tsx";
import { GuestOrder, GuestLinks, Paid } from "./pages/links.tsx";
import { Missing } from "./pages/missing.tsx";
import { ProductPage } from "./pages/product.tsx";
import { PurchasePage } from "./pages/purchase.tsx";
import { QuotePage } from "./pages/quote.tsx";
import { Results } from "./pages/results.tsx";
import { StorePage } from "./pages/store.tsx";
import { Stores } from "./pages/stores.tsx";
import { ShopShell } from "./shell.tsx";

const account = (path: string, element: React.ReactNode) => ({ path, element: <SignedIn>{element}</SignedIn> });

/** Every page of the shop. Mails link to some of these addresses: docs/notifications.md#links. */
export const router = createBrowserRouter([
  {
    element: <ShopShell />,
    errorElement: <Missing />,
    children: [
      { path: "/", element: <Home /> },
      { path: "/search", element: <Results /> },
      { path: "/categories/:category", element: <Results /> },
      { path: "/products/:slug", element: <ProductPage /> },
      { path: "/stores", element: <Stores /> },
      { path: "/stores/:slug", element: <StorePage /> },
      { path: "/cart", element: <CartPage /> },
      { path: "/checkout", element: <CheckoutPage /> },
      { path: "/checkout/:id", element: <QuotePage /> },
      { path: "/paid", element: <Paid /> },
      { path: "/purchases/:purchaseId", element: <PurchasePage /> },
      { path: "/purchases/:purchaseId/orders/:id", element: <OrderPage /> },
      { path: "/purchases/:purchaseId/orders/:id/return", element: <RequestReturn /> },
      { path: "/purchases/:purchaseId/returns/:id", element: <ReturnPage /> },
      { path: "/guest-order", element: <GuestOrder /> },
      { path: "/guest-links", element: <GuestLinks /> },
      { path: "/sign-in", element: <SignIn /> },
      { path: "/register", element: <Register /> },
      { path: "/confirm-email", element: <ConfirmEmail /> },
      { path: "/forgot-password", element: <ForgotPassword /> },
      { path: "/reset-password", element: <ResetPassword /> },
      { path: "/open-account", element: <OpenAccount /> },
      account("/orders/:id", <OrderPage />),
      account("/orders/:id/return", <RequestReturn />),
      account("/orders/:id/messages", <Conversation />),
      account("/returns/:id", <ReturnPage />),
      {
        element: <SignedIn><AccountFrame /></SignedIn>,
        children: [
          { path: "/orders", element: <Orders /> },
          { path: "/returns", element: <Returns /> },
          { path: "/messages", element: <Inbox /> },
          { path: "/account", element: <Profile /> },
          { path: "/account/addresses", element: <Addresses /> },
          { path: "/account/notifications", element: <Notifications /> },
        ],
      },
      { path: "*", element: <Missing /> },
    ],
  },
]);
