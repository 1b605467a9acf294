// Lines of a spreadsheet: SKU, tab, count, and if given tab and price; a semicolon for those who type them.
import { isOfferPrice, lira } from "../values.tsx";
import { isCount, type OfferItem } from "./offers.tsx";

export interface LineError {
  /** From 1, empty lines counted. */
  line: number;
  wrong: "columns" | "sku" | "count" | "price" | "right" | "nothing" | "twice" | "empty";
  /** The line that has the same SKU. */
  first?: number;
}

export interface Lines {
  items: OfferItem[];
  errors: LineError[];
  /** The line of a SKU. */
  lineOf: Map<string, number>;
  /** Whether the first line was taken as the heading. */
  head: boolean;
}

/** Reads and checks all lines; empty ones are skipped, and a first line without any digit beside its name is a head. */
export function linesOf(text: string, mayPrice: boolean): Lines {
  const lineOf = new Map<string, number>();
  const items: OfferItem[] = [];
  const errors: LineError[] = [];
  let head = false;
  text.split(/\r?\n/).forEach((content, at) => {
    const cells = content.split(content.includes("\t") ? "\t" : ";").map((cell) => cell.trim());
    while (cells.length > 1 && cells.at(-1) === "") cells.pop();
    if (cells.every((cell) => cell === "")) return;
    if (at === 0 && cells.length > 1 && !cells.slice(1).some((cell) => /\d/.test(cell))) {
      head = true;
      return;
    }
    const line = at + 1;
    const first = lineOf.get(cells[0]!);
    const wrong = first ? "twice" : wrongOf(cells, mayPrice);
    if (wrong) return errors.push({ line, wrong, ...(first ? { first } : {}) });
    lineOf.set(cells[0]!, line);
    const [sku = "", count, price] = cells;
    items.push({ sku, ...(count ? { onHand: Number(count) } : {}), ...(price ? { price: lira(price) } : {}) });
  });
  if (items.length === 0 && errors.length === 0) errors.push({ line: 1, wrong: "empty" });
  return { items, errors, lineOf, head };
}

function wrongOf([sku = "", count, price, ...more]: string[], mayPrice: boolean): LineError["wrong"] | undefined {
  if (count === undefined || more.length > 0) return "columns";
  if (sku === "" || sku.length > 64) return "sku";
  if (count === "" && !price) return "nothing";
  if (count !== "" && !isCount(count)) return "count";
  if (price && !mayPrice) return "right";
  if (price && !isOfferPrice(price)) return "price";
  return undefined;
}
