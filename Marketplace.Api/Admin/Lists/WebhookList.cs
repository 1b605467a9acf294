using Marketplace.Api.Admin.Filtering;
using Marketplace.Foundation;
using Marketplace.Modules.Overview;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Api.Admin.Lists;

/// <summary>All deliveries of webhooks.</summary>
public sealed class WebhookList(QueryFilters asked, AdminText text, IPayments payments, WebhookQueries deliveries)
    : AdminList<WebhookRow>(asked, text)
{
    public override IReadOnlyList<string> Headings =>
        [T.Type, T.Provider, T.EventId, T.Status, T.Object, T.Attempts, T.LastError, T.Received];

    public override IEnumerable<object?[]> Lines(WebhookRow row) =>
        [
            [
                row.Type,
                row.Provider,
                row.EventId,
                row.Status,
                row.ObjectId,
                row.Attempts,
                row.LastError,
                row.ReceivedAt,
            ],
        ];

    protected override async Task<RowReader<WebhookRow>> OpenAsync(CancellationToken cancellationToken)
    {
        var status = Asked.State<WebhookStatus>("status", T.Status);
        var about = await Asked.RecordAsync(
            "paymentId",
            T.Payment,
            false,
            RecordKind.Payment,
            RecordKind.Order,
            RecordKind.Purchase,
            RecordKind.Delivery
        );
        Delivery = about is { Kind: RecordKind.Delivery } ? about : null;
        var payment = await PaymentOfAsync(about, cancellationToken);
        return (page, ct) => deliveries.ListAsync(status, payment, page, ct);
    }

    /// <summary>The one delivery that was asked for by its event id; null otherwise.</summary>
    public FoundRecord? Delivery { get; private set; }

    private async Task<Guid?> PaymentOfAsync(FoundRecord? about, CancellationToken cancellationToken) =>
        about switch
        {
            null => null,
            { Kind: RecordKind.Payment } => about.Id,
            // An order that was never paid by card has no deliveries: its own id matches none.
            { RefId: { } purchase } => (
                await payments.FindAsync(PaymentPurpose.Purchase, [purchase], cancellationToken)
            )
                .GetValueOrDefault(purchase)
                ?.Id
                ?? about.Id,
            _ => about.Id,
        };
}
