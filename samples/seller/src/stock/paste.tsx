import { useState } from "react";
import { Button, Dialog, Form, TextArea, useAction, useTexts, type FormValues } from "@marketplace/ui";
import { useStore } from "../store.tsx";
import { changeOffers, Outcome, type OfferItem, type OffersAnswer } from "./offers.tsx";
import { linesOf, type LineError } from "./lines.ts";

const texts = {
  open: ["Tablodan yapıştır", "Paste from a spreadsheet"],
  lines: ["Satırlar", "Lines"],
  hint: ["Her satır: stok kodu, adet ve istenirse fiyat; aralarında sekme (tablodan kopyalanınca öyledir) ya da ;",
    "Each line: SKU, count and, if you like, price; between them a tab (as copied from a spreadsheet) or ;"],
  hintCounts: ["Her satır: stok kodu ve adet; aralarında sekme (tablodan kopyalanınca öyledir) ya da ;",
    "Each line: SKU and count; between them a tab (as copied from a spreadsheet) or ;"],
  counted: ["Yapıştırılan adet, şu anki adet ne olursa olsun eldekinin yerine geçer.",
    "A pasted count replaces what is on hand, whatever it is now."],
  send: ["Kaydet", "Save"],
  head: ["1. satır başlık sayıldı.", "Line 1 was taken as the heading."],
  ready: ["{n} satır hazır.", "Lines that are ready: {n}."],
  wrong: ["{n} satır düzeltilmeli; hiçbir şey gönderilmedi:", "Nothing was sent. Lines to correct: {n}."],
  line: ["{n}. satır", "Line {n}"],
  close: ["Kapat", "Close"],
  columns: ["iki ya da üç sütun olmalı", "must have two or three columns"],
  sku: ["stok kodu 1 ile 64 karakter olmalı", "the SKU must have 1 to 64 characters"],
  count: ["adet, ayraçsız bir tam sayı olmalı (0 ile 10 milyon arası)",
    "the count must be a whole number without separators (0 to 10 million)"],
  price: ["fiyat 0,50 TL ya da fazlası olmalı, örneğin 349,90", "the price must be 0.50 or more, for example 349.90"],
  right: ["fiyat değiştirme yetkiniz yok; fiyat sütununu çıkarın",
    "you may not change prices; leave out the price column"],
  nothing: ["adet ya da fiyat olmalı", "must have a count or a price"],
  twice: ["bu stok kodu {first}. satırda da var", "this SKU is in line {first} as well"],
  empty: ["hiç satır yok", "there are no lines"],
} as const;

/** Counts and prices from a spreadsheet: checked line by line before anything is sent, then saved in one call. */
export function Paste({ changed }: { changed: () => void }) {
  const store = useStore();
  const t = useTexts(texts);
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [asked, setAsked] = useState(false);
  const [answered, setAnswered] = useState<OffersAnswer>();
  const act = useAction((key, items: OfferItem[]) => changeOffers(store.id, key, items));
  const mayPrice = store.can("catalog:write");
  const { items, errors, lineOf, head } = linesOf(text, mayPrice);
  const send = async (_: FormValues, form: HTMLFormElement) => {
    setAsked(true);
    if (errors.length > 0) return form.querySelector("textarea")?.focus();
    const result = await act.run(items);
    if (!result) return;
    setAnswered(result);
    changed();
  };
  const show = () => {
    setText("");
    setAsked(false);
    setAnswered(undefined);
    setOpen(true);
  };
  return (
    <>
      <Button aria-haspopup="dialog" onClick={show}>{t("open")}</Button>
      <Dialog title={t("open")} open={open} onClose={() => setOpen(false)}>
        {answered ? (
          <div className="stack">
            {head && <p className="muted">{t("head")}</p>}
            <Outcome answered={answered} name={(sku) => `${t("line", { n: lineOf.get(sku) ?? "?" })}, ${sku}`} />
            <div className="row"><Button look="primary" onClick={() => setOpen(false)}>{t("close")}</Button></div>
          </div>
        ) : (
          <Form submit={t("send")} busy={act.busy} error={act.error} onSend={(...args) => void send(...args)}>
            <p>{t("counted")}</p>
            <TextArea label={t("lines")} hint={t(mayPrice ? "hint" : "hintCounts")} rows={8} required spellCheck={false}
              className="sheet" value={text} onChange={({ target }) => setText(target.value)}
              placeholder={mayPrice ? "CEZVE-4\t25\t349,90" : "CEZVE-4\t25"}
              aria-invalid={asked && errors.length > 0 ? true : undefined} />
            <div role="status">
              {head && <p className="muted">{t("head")}</p>}
              {text.trim() && errors.length === 0 && <p className="muted">{t("ready", { n: items.length })}</p>}
              {asked && errors.length > 0 && <Errors errors={errors} />}
            </div>
          </Form>
        )}
      </Dialog>
    </>
  );
}

/** The first of them: whoever pasted the wrong columns has as many as there are lines. */
const mostShown = 20;

function Errors({ errors }: { errors: LineError[] }) {
  const t = useTexts(texts);
  return (
    <div className="note bad">
      <p>{t("wrong", { n: errors.length })}</p>
      <ul>
        {errors.slice(0, mostShown).map(({ line, wrong, first }) => (
          <li key={line}>{t("line", { n: line })}: {t(wrong, first ? { first } : {})}</li>
        ))}
        {errors.length > mostShown && <li>…</li>}
      </ul>
    </div>
  );
}
