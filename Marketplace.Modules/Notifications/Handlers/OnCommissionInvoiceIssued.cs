using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Tells the owner of a store that a month's commission is invoiced or credited.</summary>
internal sealed class OnCommissionInvoiceIssued(NotificationSender sender) : IEventHandler<CommissionInvoiceIssued>
{
    public Task HandleAsync(
        CommissionInvoiceIssued integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    )
    {
        var month = integrationEvent.Month;
        return sender.NotifySellerAsync(
            context,
            integrationEvent.SellerId,
            integrationEvent.Kind == CommissionInvoiceKind.Invoice
                ? CommissionMessages.Invoiced
                : CommissionMessages.Credited,
            new MessageValues()
                .Id("commissionInvoiceId", integrationEvent.InvoiceId)
                .Text("number", integrationEvent.Number)
                .Money("total", integrationEvent.Total)
                .Words("month", new(NameOf(month, Language.Turkish), NameOf(month, Language.English))),
            cancellationToken
        );
    }

    private static string NameOf(DateOnly month, Language language) => month.ToString("MMMM yyyy", language.Culture);
}
