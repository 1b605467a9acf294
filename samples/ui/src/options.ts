/** The words of a variant's options: "Beden: M, Renk: Mavi". */
export const optionsText = (options: unknown, between = ", ") =>
  Object.entries((options ?? {}) as Record<string, string>).map(([name, value]) => `${name}: ${value}`).join(between);
