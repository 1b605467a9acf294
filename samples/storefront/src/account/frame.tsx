import { Outlet } from "react-router";
import { answer, api, Button, Tabs, useQuery, useSession, useTexts } from "@marketplace/ui";

/** The pages of an account: one call counts what is unread. */
export function AccountFrame() {
  const t = useTexts({
    account: ["Hesabım", "My account"],
    orders: ["Siparişler", "Orders"],
    returns: ["İadeler", "Returns"],
    messages: ["Mesajlar", "Messages"],
    notifications: ["Bildirimler", "Notifications"],
    profile: ["Profil", "Profile"],
    addresses: ["Adresler", "Addresses"],
    signOut: ["Çıkış yap", "Sign out"],
  });
  const { me, signOut } = useSession();
  const unread = useQuery("unread", (signal) => answer(api.GET("/api/v1/me/unread", { signal })));
  const some = (count: number | undefined) => (count ? count : undefined);
  return (
    <>
      <div className="row between account-head">
        <p className="muted">{me.data?.displayName}</p>
        <Button look="quiet" onClick={() => void signOut()}>{t("signOut")}</Button>
      </div>
      <Tabs label={t("account")} tabs={[
        { to: "/orders", label: t("orders") },
        { to: "/returns", label: t("returns") },
        { to: "/messages", label: t("messages"), count: some(unread.data?.messages) },
        { to: "/account/notifications", label: t("notifications"), count: some(unread.data?.notifications) },
        { to: "/account", label: t("profile") },
        { to: "/account/addresses", label: t("addresses") },
      ]} />
      <Outlet context={unread.reload} />
    </>
  );
}
