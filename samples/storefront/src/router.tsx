import { createBrowserRouter, Outlet } from "react-router";
import { Shell, SignedIn, SignInForm, PageHead, useSession, useTexts, useTitle } from "@marketplace/ui";

export const router = createBrowserRouter([
  {
    element: <Layout />,
    children: [
      { path: "/sign-in", element: <SignIn /> },
      { path: "/", element: <SignedIn><Start /></SignedIn> },
    ],
  },
]);

function Layout() {
  return <Shell brand="Pazar"><Outlet /></Shell>;
}

function SignIn() {
  const t = useTexts({ title: ["Giriş yap", "Sign in"] });
  useTitle(t("title"));
  return (
    <div className="narrow card">
      <h1>{t("title")}</h1>
      <SignInForm development="buyer" />
    </div>
  );
}

function Start() {
  const { me } = useSession();
  return <PageHead title={me.data?.displayName} />;
}
