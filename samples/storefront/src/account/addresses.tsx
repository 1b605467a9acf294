import { useState } from "react";
import {
  answer, api, Badge, Button, Card, Choice, Dialog, EmptyState, errorsOf, Field, Form, PageHead, Shown, useAction,
  useQuery, useTexts, useTitle, type FormValues, type Schema,
} from "@marketplace/ui";
import { Confirm } from "../confirm.tsx";
import { addressOf, AddressFields, AddressText } from "../address-fields.tsx";

type Saved = Schema<"AddressResponse">;
/** An address answers its version in the list, so that changing it needs no further call. */
const tagOf = ({ version }: Saved) => `"${version}"`;

export function Addresses() {
  const t = useTexts({
    title: ["Adreslerim", "Your addresses"],
    add: ["Adres ekle", "Add an address"],
    edit: ["Düzenle", "Edit"],
    editing: ["Adresi düzenle", "Edit the address"],
    remove: ["Sil", "Delete"],
    removing: ["Adresi sil", "Delete the address"],
    default: ["Varsayılan", "Default"],
    none: ["Kayıtlı adresiniz yok", "No saved addresses"],
  });
  useTitle(`${t("title")} · Pazar`);
  const [editing, setEditing] = useState<Saved | "new">();
  const [removing, setRemoving] = useState<Saved>();
  const list = useQuery("addresses", (signal) => answer(api.GET("/api/v1/me/addresses", { signal })));
  const remove = useAction(async (key, it: Saved) => {
    const params = { path: { id: it.id }, header: { "If-Match": tagOf(it), "Idempotency-Key": key } };
    await answer(api.DELETE("/api/v1/me/addresses/{id}", { params }));
    setRemoving(undefined);
    list.reload();
  });
  return (
    <>
      <PageHead title={t("title")}>
        <Button look="primary" onClick={() => setEditing("new")}>{t("add")}</Button>
      </PageHead>
      <Shown query={list}>
        {({ data }) => data.length === 0 ? <EmptyState title={t("none")} /> : (
          <div className="columns half">
            {data.map((it) => (
              <Card key={it.id} title={it.label} action={it.isDefault && <Badge tone="accent">{t("default")}</Badge>}>
                <AddressText address={it.address} />
                <div className="row">
                  <Button aria-label={`${t("edit")}: ${it.label}`} onClick={() => setEditing(it)}>{t("edit")}</Button>
                  <Button look="quiet" aria-label={`${t("remove")}: ${it.label}`} onClick={() => setRemoving(it)}>
                    {t("remove")}
                  </Button>
                </div>
              </Card>
            ))}
          </div>
        )}
      </Shown>
      <Confirm title={removing && t("removing")} text={removing?.label} busy={remove.busy} error={remove.error}
        onConfirm={() => removing && void remove.run(removing)} onClose={() => setRemoving(undefined)} />
      <Dialog title={editing === "new" ? t("add") : t("editing")} open={editing !== undefined}
        onClose={() => setEditing(undefined)}>
        <Edit saved={editing === "new" ? undefined : editing} done={() => (setEditing(undefined), list.reload())} />
      </Dialog>
    </>
  );
}

function Edit({ saved, done }: { saved: Saved | undefined; done: () => void }) {
  const t = useTexts({
    label: ["Adresin adı", "Name of the address"],
    labelHint: ["Örneğin Ev ya da İş", "For example Home or Work"],
    default: ["Varsayılan adres olsun", "Use as the default address"],
    save: ["Adresi kaydet", "Save the address"],
  });
  const save = useAction(async (key, values: FormValues) => {
    const body = { label: values.label ?? "", address: addressOf(values), isDefault: values.isDefault === "on" };
    const once = { "Idempotency-Key": key };
    await (saved
      ? answer(api.PATCH("/api/v1/me/addresses/{id}", {
          params: { path: { id: saved.id }, header: { ...once, "If-Match": tagOf(saved) } }, body,
        }))
      : answer(api.POST("/api/v1/me/addresses", { params: { header: once }, body })));
    done();
  });
  return (
    <Form submit={t("save")} busy={save.busy} error={save.error} onSend={(values) => void save.run(values)}>
      <Field label={t("label")} hint={t("labelHint")} name="label" required defaultValue={saved?.label}
        error={errorsOf(save.error)("label")} />
      <AddressFields address={saved?.address} error={save.error} />
      <Choice name="isDefault" defaultChecked={saved?.isDefault ?? false} label={t("default")} />
    </Form>
  );
}
