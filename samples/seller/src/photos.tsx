import { useState } from "react";
import { Button, Field, ProblemNote, upload, useAction, useTexts } from "@marketplace/ui";

interface Attachment {
  id: string;
  name: string;
}

/** Files to attach: each is uploaded when it is chosen, and its id is sent later. */
export function useAttachments() {
  const [files, setFiles] = useState<Attachment[]>([]);
  const add = useAction(async (_key, chosen: File[]) => {
    for (const file of chosen) {
      const { id } = await upload(file);
      setFiles((old) => [...old, { id, name: file.name }]);
    }
  });
  return { files, add, remove: (id: string) => setFiles((old) => old.filter((it) => it.id !== id)), clear: () => setFiles([]) };
}

interface AttachProps {
  label: string;
  accept: string;
  most: number;
  attachments: ReturnType<typeof useAttachments>;
}

export function Attach({ label, accept, most, attachments: { files, add, remove } }: AttachProps) {
  const t = useTexts({
    limit: ["En çok {most} dosya, her biri 5 MB", "At most {most} files of 5 MB"],
    remove: ["{name} ekini kaldır", "Remove {name}"],
    sending: ["Yükleniyor…", "Uploading…"],
  });
  return (
    <div className="stack tight">
      <Field label={label} hint={add.busy ? t("sending") : t("limit", { most })} type="file" accept={accept} multiple
        disabled={add.busy || files.length >= most}
        onChange={(event) => {
          const chosen = [...(event.target.files ?? [])].slice(0, most - files.length);
          event.target.value = "";
          void add.run(chosen);
        }} />
      <ProblemNote error={add.error} />
      {files.map(({ id, name }) => (
        <span key={id} className="row nowrap">
          <span className="grow small">{name}</span>
          <Button look="quiet" aria-label={t("remove", { name })} onClick={() => remove(id)}>✕</Button>
        </span>
      ))}
    </div>
  );
}
