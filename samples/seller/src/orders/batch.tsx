import { useState } from "react";
import { answer, api, Choice, Field, useTexts, type Schema } from "@marketplace/ui";
import { Act, Ask, once } from "../actions.tsx";
import { useStore } from "../store.tsx";
import { carried, CarrierFields, Lead } from "./fields.tsx";

type Summary = Schema<"OrderSummary">;

/** How many orders one call takes. */
const most = 50;

type BatchAnswer = Schema<"OrderBatchResponse">;

interface BatchProps {
  command: "confirm" | "ship";
  orders: Summary[];
  chosen: string[];
  choose: (ids: string[]) => void;
  /** Reads the list and its counts anew. */
  changed: () => void;
}

/** Confirms or ships the chosen orders in one call; those that were refused stay, with the reason. */
export function Batch({ command, orders, chosen, choose, changed }: BatchProps) {
  const { id: sellerId } = useStore();
  const [answered, setAnswered] = useState<BatchAnswer>();
  const t = useTexts({
    all: ["Tümünü seç (en çok {most})", "Select all (at most {most})"],
    confirm: ["Seçilenleri onayla ({n})", "Confirm the selected ({n})"],
  });
  const done = (result: BatchAnswer) => {
    setAnswered(result);
    choose([]);
    changed();
  };
  return (
    <div className="stack batch">
      {orders.length > 0 && <div className="row between">
        <Choice label={t("all", { most })}
          checked={chosen.length > 0 && chosen.length === Math.min(most, orders.length)}
          onChange={({ target }) => choose(target.checked ? orders.slice(0, most).map(({ id }) => id) : [])} />
        <div className="row">
          {chosen.length > 0 && (command === "ship"
            ? <ShipChosen orders={orders.filter(({ id }) => chosen.includes(id))} done={done} />
            : <Act label={t("confirm", { n: chosen.length })} look="primary" done={done}
                call={(key) => answer(api.POST("/api/v1/seller/{sellerId}/orders/batch/confirm", {
                  params: { path: { sellerId }, header: once(key) }, body: { orderIds: chosen },
                }))} />)}
        </div>
      </div>}
      {answered && <Outcome answered={answered} orders={orders} />}
    </div>
  );
}

function Outcome({ answered, orders }: { answered: BatchAnswer; orders: Summary[] }) {
  const t = useTexts({
    done: ["{n} sipariş tamam.", "{n} {n:order|orders} done."],
    failed: ["{n} sipariş yapılamadı:", "{n} {n:order was|orders were} refused:"],
  });
  const refused = answered.results.filter(({ problem }) => problem);
  return (
    <div className={refused.length > 0 ? "note warn" : "note good"} role="status">
      {answered.succeeded > 0 && <p>{t("done", { n: answered.succeeded })}</p>}
      {refused.length > 0 && <p>{t("failed", { n: refused.length })}</p>}
      {refused.length > 0 && (
        <ul>
          {refused.map(({ orderId, problem }) => (
            <li key={orderId}>{orders.find(({ id }) => id === orderId)?.number ?? orderId}: {problem?.detail}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function ShipChosen({ orders, done }: { orders: Summary[]; done: (answered: BatchAnswer) => void }) {
  const { id: sellerId } = useStore();
  const t = useTexts({
    label: ["Seçilenleri gönder ({n})", "Ship the selected ({n})"],
    submit: ["Gönder", "Ship"],
    lead: ["Her siparişin kalanı tek koliyle gönderilir; hepsi aynı firmayla.",
      "What is left of each order goes in one parcel, all by the same carrier."],
    number: ["{number} takip numarası", "Tracking number of {number}"],
  });
  return (
    <Ask label={t("label", { n: orders.length })} submit={t("submit")} look="primary" done={done}
      call={(key, values) => answer(api.POST("/api/v1/seller/{sellerId}/orders/batch/ship", {
        params: { path: { sellerId }, header: once(key) },
        body: {
          items: orders.map(({ id }) => (
            { orderId: id, ...carried({ ...values, trackingNumber: values[`tracking:${id}`] ?? "" }) }
          )),
        },
      }))}>
      {(of) => (
        <>
          <Lead>{t("lead")}</Lead>
          <CarrierFields of={of} tracking={false} />
          {orders.map(({ id, number }) => (
            <Field key={id} label={t("number", { number })} name={`tracking:${id}`} required maxLength={60}
              autoComplete="off" />
          ))}
        </>
      )}
    </Ask>
  );
}
