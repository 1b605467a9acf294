using Marketplace.Foundation;

namespace Marketplace.Api.Admin.Lists;

/// <summary>The lists that can be downloaded: each at the address of its page, followed by <c>.csv</c>.</summary>
public static class ListFiles
{
    public const string Extension = ".csv";

    private static readonly Dictionary<string, Action<IEndpointRouteBuilder, string>> All = new(StringComparer.Ordinal)
    {
        ["/orders"] = Map<OrderList, Modules.Orders.OrderSummary>,
        ["/returns"] = Map<ReturnList, Modules.Orders.ReturnSummary>,
        ["/products"] = Map<ProductList, Modules.Products.ProductRow>,
        ["/payments"] = Map<PaymentList, Modules.Payments.PaymentRow>,
        ["/ledger"] = Map<LedgerList, Modules.Payments.LedgerEntryView>,
        ["/ledger/adjustments"] = Map<AdjustmentList, Modules.Payments.AdjustmentView>,
        ["/payouts"] = Map<PayoutList, Modules.Payments.PayoutView>,
        ["/payout-runs"] = Map<PayoutRunList, Modules.Payments.PayoutRunView>,
        ["/payout-batches"] = Map<PayoutBatchList, Modules.Payments.PayoutBatchView>,
        ["/commission-invoices"] = Map<CommissionInvoiceList, Modules.Payments.CommissionInvoice>,
        ["/webhooks"] = Map<WebhookList, Modules.Payments.WebhookRow>,
        ["/sellers"] = Map<SellerList, Modules.Sellers.SellerListing>,
        ["/users"] = Map<UserList, Modules.Users.UserListing>,
        ["/audit"] = Map<AuditList, AuditEntry>,
        ["/subscriptions"] = Map<SubscriptionList, Modules.Subscriptions.Subscription>,
        ["/invoices"] = Map<InvoiceList, Modules.Subscriptions.Invoice>,
        ["/jobs/runs"] = Map<JobRunList, JobRun>,
    };

    /// <summary>Whether the page at this path has a file.</summary>
    public static bool Has(string path) =>
        path.StartsWith(AdminComposition.Root, StringComparison.Ordinal)
        && All.ContainsKey(path[AdminComposition.Root.Length..]);

    /// <summary>Registers the lists.</summary>
    public static IServiceCollection AddAdminLists(this IServiceCollection services) =>
        services
            .AddScoped<StoreNames>()
            .AddScoped<UserNames>()
            .AddScoped<ListFileWriter>()
            .AddScoped<OrderList>()
            .AddScoped<ReturnList>()
            .AddScoped<ProductList>()
            .AddScoped<PaymentList>()
            .AddScoped<LedgerList>()
            .AddScoped<AdjustmentList>()
            .AddScoped<PayoutList>()
            .AddScoped<PayoutRunList>()
            .AddScoped<PayoutBatchList>()
            .AddScoped<CommissionInvoiceList>()
            .AddScoped<WebhookList>()
            .AddScoped<SellerList>()
            .AddScoped<UserList>()
            .AddScoped<AuditList>()
            .AddScoped<SubscriptionList>()
            .AddScoped<InvoiceList>()
            .AddScoped<JobRunList>();

    /// <summary>Maps the files, for those who may see the pages.</summary>
    public static void MapAdminLists(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup(AdminComposition.Root).RequireAuthorization(AdminAccess.Read).ExcludeFromDescription();
        foreach (var (path, map) in All)
            map(files, path);
    }

    private static void Map<TList, TRow>(IEndpointRouteBuilder files, string path)
        where TList : AdminList<TRow> =>
        files.MapGet(
            path + Extension,
            (TList list, ListFileWriter writer, HttpContext http) =>
                writer.AnswerAsync(path.TrimStart('/').Replace('/', '-'), list, http)
        );
}
