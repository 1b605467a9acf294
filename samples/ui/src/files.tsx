import { useEffect, useState } from "react";
import { answer, api, ApiError } from "./api.ts";
import { useLanguage, useTexts } from "./i18n.tsx";
import { accessToken } from "./tokens.ts";
import type { Schema } from "@marketplace/client";

/** Uploads a file; its id is attached afterwards, to a message or to a return. */
export const upload = (file: File) =>
  answer(
    api.POST("/api/v1/files", {
      body: { file: "" },
      bodySerializer: () => {
        const form = new FormData();
        form.append("file", file);
        return form;
      },
    }),
  );

/** Reads a file that only its reader may see, with their token. */
export async function download(url: string, signal?: AbortSignal): Promise<Blob> {
  const token = await accessToken();
  const path = new URL(url, location.origin);
  const response = await fetch(path.pathname + path.search, {
    headers: token ? { Authorization: `Bearer ${token}` } : {},
    ...(signal ? { signal } : {}),
  });
  if (!response.ok) throw new ApiError(undefined, response.status);
  return response.blob();
}

/** Opens a private file in a new tab, or saves it where the browser cannot show it. */
export async function openFile(url: string, name: string) {
  const blob = await download(url);
  save(blob, name, blob.type.startsWith("image/"));
}

/** Saves a file, or shows it in a new tab. */
export function save(blob: Blob, name: string, inTab = false) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  if (inTab) link.target = "_blank";
  else link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Thumbnails of private files; a click opens the whole file. */
export function Files({ files }: { files: Schema<"FileView">[] | undefined }) {
  if (!files?.length) return null;
  return (
    <div className="row files">
      {files.map((file) => (
        <PrivateFile key={file.id} file={file} />
      ))}
    </div>
  );
}

function PrivateFile({ file }: { file: Schema<"FileView"> }) {
  const t = useTexts({ open: ["Eki aç", "Open the attachment"], lost: ["Açılamadı", "Could not be opened"] });
  const { language } = useLanguage();
  const [source, setSource] = useState<string>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!file.thumbnailUrl) return;
    const abort = new AbortController();
    let address: string | undefined;
    download(file.thumbnailUrl, abort.signal).then(
      (blob) => setSource((address = URL.createObjectURL(blob))),
      () => abort.signal.aborted || setFailed(true),
    );
    return () => {
      abort.abort();
      if (address) URL.revokeObjectURL(address);
    };
  }, [file.thumbnailUrl]);
  const size = `${new Intl.NumberFormat(language).format(Math.ceil(file.bytes / 1024))} kB`;
  return (
    <button type="button" className="file" aria-label={`${t("open")} (${size})`}
      onClick={() => void openFile(file.url, file.id).catch(() => setFailed(true))}>
      {source ? <img src={source} alt="" width={96} height={96} /> : <span>{failed ? t("lost") : size}</span>}
    </button>
  );
}
