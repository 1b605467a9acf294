import { ApiError, lineName, useTexts } from "@marketplace/ui";

interface Named {
  variantId: string;
  title: string | null;
  options?: unknown;
}

/** Which items there are too few of, and how many are left; nothing after any other error. */
export function TooFew({ error, lines }: { error: unknown; lines: readonly Named[] }) {
  const t = useTexts({
    left: ["{name}: {n} adet kaldı", "{name}: {n} left"],
    out: ["{name}: tükendi", "{name}: sold out"],
  });
  if (!(error instanceof ApiError) || error.code !== "stock.insufficient") return null;
  const { lines: short = [] } = (error.problem?.params ?? {}) as { lines?: { variantId: string; available: number }[] };
  const names = new Map(lines.map((line) => [line.variantId, lineName(line)]));
  return (
    <ul>
      {short.map(({ variantId, available }) => (
        <li key={variantId}>
          {t(available > 0 ? "left" : "out", { name: names.get(variantId) ?? "–", n: available })}
        </li>
      ))}
    </ul>
  );
}
