import { useState } from "react";
import { Button, LinkButton, useAction, useTexts, type Schema } from "@marketplace/ui";
import { useBuyer } from "../buyer.ts";
import { Confirm } from "../confirm.tsx";

type Order = Schema<"OrderView">;
const steps = { cancel: "cancel", confirm_receipt: "confirm-receipt", accept: "accept" } as const;
const looks = { cancel: "danger", cancel_request: "danger", confirm_receipt: "primary", accept: "secondary" } as const;
type Step = keyof typeof steps | "cancel_request";

interface OrderActionsProps {
  order: Order;
  changed: (order: Order) => void;
  reload: () => void;
}

/** What the order's `actions` offer, and nothing else: the API decides what is possible. */
export function OrderActions({ order, changed, reload }: OrderActionsProps) {
  const t = useTexts({
    pay: ["Ödemeye git", "Go to the payment"],
    cancel: ["Siparişi iptal et", "Cancel the order"],
    cancel_request: ["İptal iste", "Ask to cancel"],
    confirm_receipt: ["Teslim aldım", "I have received it"],
    accept: ["Siparişi tamamla", "Complete the order"],
    request_return: ["İade et", "Return something"],
    send_message: ["Mağazaya yaz", "Write to the store"],
    unread: ["yeni mesaj", "new"],
    asked: ["İptal isteğiniz mağazaya iletildi.", "The store has your request to cancel."],
  });
  const buyer = useBuyer();
  const [step, setStep] = useState<Step>();
  const act = useAction(async (key, wanted: Step) => {
    if (wanted === "cancel_request") {
      await buyer.askToCancel(order.id, key);
      reload();
    } else changed(await buyer.act(order.id, steps[wanted], key));
    setStep(undefined);
  });
  const can = (action: Schema<"OrderAction">) => order.actions.includes(action);
  const offered = (["confirm_receipt", "accept", "cancel", "cancel_request"] as const).filter(can);
  return (
    <>
      {order.cancelRequestedAt && !can("cancel_request") && <p className="note warn">{t("asked")}</p>}
      <div className="row">
        {order.status === "pending_payment" && (
          <LinkButton look="primary" to={`/purchases/${order.purchaseId}`}>{t("pay")}</LinkButton>
        )}
        {offered.map((it) => (
          <Button key={it} look={looks[it]} onClick={() => setStep(it)}>
            {t(it)}
          </Button>
        ))}
        {can("request_return") && (
          <LinkButton to={`${buyer.orderPath(order.id)}/return`}>{t("request_return")}</LinkButton>
        )}
        {can("send_message") && (
          <LinkButton to={`/orders/${order.id}/messages`}>
            {t("send_message")}
            {order.unreadMessages > 0 && (
              <span className="count">{order.unreadMessages}<span className="hidden"> {t("unread")}</span></span>
            )}
          </LinkButton>
        )}
      </div>
      <Confirm title={step && t(step)} look={step && looks[step] === "danger" ? "danger" : "primary"}
        busy={act.busy} error={act.error} onConfirm={() => step && void act.run(step)}
        onClose={() => setStep(undefined)} />
    </>
  );
}
