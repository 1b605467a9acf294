/** A line of an order, so that two variants of one product can be told apart: "Mum · Renk: Mavi". */
export const lineName = ({ title, options }: { title: string | null; options?: unknown }) =>
  [title, optionsText(options)].filter(Boolean).join(" · ");

/** The words of a variant's options: "Beden: M, Renk: Mavi". */
export const optionsText = (options: unknown, between = ", ") =>
  Object.entries((options ?? {}) as Record<string, string>).map(([name, value]) => `${name}: ${value}`).join(between);
