using static Marketplace.Bench.Goal;

namespace Marketplace.Bench;

/// <summary>Every figure with its goal, in the order of the table. docs/performance.md explains them.</summary>
internal static class FigureCatalog
{
    public static readonly IReadOnlyList<Figure> All =
    [
        // Ratios, with the goals.
        new("order/same", "order completed / pgbench, the statements before batching", "0.00", AtLeast(0.7)),
        new("order/bare", "order completed / pgbench, the barest writes", "0.00", AtLeast(0.5)),
        new("hot/pgbench", "16 buyers of one variant / pgbench updating one row", "0.00", AtLeast(0.5)),
        new("list/json", "product list, kept / bare JSON", "0.00", AtLeast(0.6)),
        new("page/json", "product page, kept / bare JSON", "0.00", AtLeast(0.7)),
        new("list-fresh/json", "product list, nothing kept / bare JSON", "0.000"),
        new("page-fresh/json", "product page, nothing kept / bare JSON", "0.000"),
        new("seller-orders/json", "seller's order list / bare JSON", "0.000"),
        new("popular/json", "popular sellers / bare JSON", "0.000"),
        new("burst-orders/order", "orders whose events are handled / orders completed, a second", "0.00", AtLeast(1)),
        new("burst-mails/order", "mails sent / orders completed, a second", "0.00", AtLeast(2)),
        new("publish-limit", "publish with the check of the plan's limit / without", "0.00", AtLeast(0.9)),
        // Processor time, ms each.
        new("quote-net", "quote, ms of .NET", "0.00"),
        new("quote-pg", "quote, ms of PostgreSQL", "0.00"),
        new("complete-net", "complete, ms of .NET", "0.00"),
        new("complete-pg", "complete, ms of PostgreSQL", "0.00"),
        new("events-net", "events of an order, ms of .NET", "0.00"),
        new("events-pg", "events of an order, ms of PostgreSQL", "0.00"),
        new("order-ms", "whole order (quote, complete, events), ms of processor time", "0.0", AtMost(8)),
        new("mails-ms", "mails of an order, ms of processor time (not in the sum)", "0.00"),
        new("publish-ms", "publish, ms of processor time", "0.0"),
        new("webhook-ms", "card payment with its webhook and the simulator's part, ms of processor time", "0.0"),
        new("refund-ms", "refund, ms of processor time", "0.0"),
        new("cancel-ms", "cancel, ms of processor time", "0.0"),
        // Time that somebody waits.
        new("latency-p50", "order completed at half load, p50, ms", "0"),
        new("latency-p99", "order completed at half load, p99, ms", "0", AtMost(50)),
        new("latency-p999", "order completed at half load, p99.9, ms", "0"),
        new("events-p50", "order placed to its events handled at quarter load, p50, s", "0.000"),
        new("events-p99", "order placed to its events handled at quarter load, p99, s", "0.000", AtMost(1)),
        new("webhook-p50", "webhook sent to answered, p50, ms", "0"),
        new("webhook-p99", "webhook sent to answered, p99, ms", "0"),
        // The host.
        new("memory", "memory after the load, MiB", "0", AtMost(250)),
        new("memory-own", "of it heaps, stacks and code made at run time, MiB", "0"),
        new("memory-files", "of it mapped files, MiB", "0"),
        new("idle-net", "idle over 60 s, % of a core, .NET", "0.00", AtMost(1)),
        new("idle-pg", "idle over 60 s, % of a core, PostgreSQL", "0.00", AtMost(0.5)),
        new("restart", "second start until healthy, s of processor time, .NET", "0.0", AtMost(5)),
        new("restart-wall", "second start until healthy, s", "0.0"),
        new("paging-newest", "page 10,000 / page 1, newest", "0.00", AtMost(1.2)),
        new("paging-price_asc", "page 10,000 / page 1, by price", "0.00", AtMost(1.2)),
        new("paging-popular", "page 10,000 / page 1, by popularity", "0.00", AtMost(1.2)),
        new("payout-run", "payout run of 1,000 stores with 100 delivered orders each, s", "0.0", AtMost(60)),
        // Rates a second, of this machine.
        new("json", "bare JSON, a second", "0"),
        new("list", "product list, kept, a second", "0"),
        new("page", "product page, kept, a second", "0"),
        new("list-fresh", "product list, nothing kept, a second", "0", AtLeast(2 * 1_133)),
        new("page-fresh", "product page, nothing kept, a second", "0", AtLeast(2 * 1_597)),
        new("seller-orders", "seller's order list, a second", "0"),
        new("popular", "popular sellers, a second", "0"),
        new("order", "order completed, a second", "0"),
        new("order-same", "pgbench, the statements before batching, a second", "0"),
        new("order-bare", "pgbench, the barest writes, a second", "0"),
        new("hot", "order of one variant by 16 buyers, a second", "0"),
        new("order-hot", "pgbench updating one row, a second", "0"),
        new("burst-orders", "orders whose events are handled after a burst, a second", "0"),
        new("burst-mails", "mails sent after a burst, a second", "0"),
        new("publish", "publish over HTTP, a second", "0"),
        new("webhook", "webhooks, a second", "0"),
        new("refund", "refund, a second", "0"),
        new("cancel", "cancel, a second", "0"),
    ];
}
