using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Notifies the owner of a store of changes to its subscription and invoices.</summary>
internal sealed class OnSubscriptionEvent(NotificationSender sender, IBillingDirectory billing)
    : IEventHandler<SubscriptionActivated>,
        IEventHandler<SubscriptionRenewed>,
        IEventHandler<SubscriptionChanged>,
        IEventHandler<SubscriptionPastDue>,
        IEventHandler<SubscriptionSuspended>,
        IEventHandler<SubscriptionCancelled>,
        IEventHandler<InvoiceIssued>,
        IEventHandler<InvoicePaid>
{
    public Task HandleAsync(
        SubscriptionActivated integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => NotifyAsync(context, integrationEvent, SubscriptionMessages.Activated, cancellationToken);

    public Task HandleAsync(
        SubscriptionRenewed integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => NotifyAsync(context, integrationEvent, SubscriptionMessages.Renewed, cancellationToken);

    public Task HandleAsync(
        SubscriptionChanged integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => NotifyAsync(context, integrationEvent, SubscriptionMessages.Changed, cancellationToken);

    public Task HandleAsync(
        SubscriptionPastDue integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => NotifyAsync(context, integrationEvent, SubscriptionMessages.PastDue, cancellationToken);

    public Task HandleAsync(
        SubscriptionSuspended integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => NotifyAsync(context, integrationEvent, SubscriptionMessages.Suspended, cancellationToken);

    public Task HandleAsync(
        SubscriptionCancelled integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => NotifyAsync(context, integrationEvent, SubscriptionMessages.Cancelled, cancellationToken);

    public async Task HandleAsync(
        InvoiceIssued integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    )
    {
        // An invoice that has been paid or voided in the meantime needs no notification.
        if (await billing.InvoiceAsync(integrationEvent.InvoiceId, cancellationToken) is not { IsOpen: true } invoice)
            return;
        // The billing cycle sends the mail of a renewal, together with the reminders.
        var message = invoice.IsRenewal
            ? SubscriptionMessages.InvoiceIssued with
            {
                ByMail = false,
            }
            : SubscriptionMessages.InvoiceIssued;
        await NotifyAsync(context, integrationEvent.SellerId, invoice, message, cancellationToken);
    }

    public async Task HandleAsync(
        InvoicePaid integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    )
    {
        if (
            integrationEvent.Total.IsZero
            || await billing.InvoiceAsync(integrationEvent.InvoiceId, cancellationToken) is not { } invoice
        )
        {
            return;
        }

        await NotifyAsync(
            context,
            integrationEvent.SellerId,
            invoice,
            SubscriptionMessages.InvoicePaid,
            cancellationToken
        );
    }

    private async Task NotifyAsync(
        EventContext context,
        SubscriptionMoved moved,
        Message message,
        CancellationToken cancellationToken
    )
    {
        var plan = await billing.PlanNameAsync(moved.PlanCode, cancellationToken);
        var values = new MessageValues().Id("subscriptionId", moved.SubscriptionId).Words("plan", plan);
        if (moved.PeriodEnd is { } end)
            values.Day("until", end);
        await sender.NotifySellerAsync(context, moved.SellerId, message, values, cancellationToken);
    }

    private Task NotifyAsync(
        EventContext context,
        Guid sellerId,
        BilledInvoice invoice,
        Message message,
        CancellationToken cancellationToken
    ) =>
        sender.NotifySellerAsync(
            context,
            sellerId,
            message,
            new MessageValues()
                .Id("invoiceId", invoice.Id)
                .Text("number", invoice.Number)
                .Money("total", invoice.Total)
                .Words("plan", invoice.Plan)
                .Text("link", invoice.PayLink),
            cancellationToken
        );
}
