using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Tells the owner of a store what became of the plan and of its invoices.</summary>
public sealed class OnSubscriptionEvent(NotificationSender messenger, IBillingDirectory billing)
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
    ) => TellAsync(context, integrationEvent, SubscriptionMessages.Activated, cancellationToken);

    public Task HandleAsync(
        SubscriptionRenewed integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => TellAsync(context, integrationEvent, SubscriptionMessages.Renewed, cancellationToken);

    public Task HandleAsync(
        SubscriptionChanged integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => TellAsync(context, integrationEvent, SubscriptionMessages.Changed, cancellationToken);

    public Task HandleAsync(
        SubscriptionPastDue integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => TellAsync(context, integrationEvent, SubscriptionMessages.PastDue, cancellationToken);

    public Task HandleAsync(
        SubscriptionSuspended integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => TellAsync(context, integrationEvent, SubscriptionMessages.Suspended, cancellationToken);

    public Task HandleAsync(
        SubscriptionCancelled integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => TellAsync(context, integrationEvent, SubscriptionMessages.Cancelled, cancellationToken);

    public async Task HandleAsync(
        InvoiceIssued integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    )
    {
        // One that was paid or taken back meanwhile asks nobody for anything.
        if (await billing.InvoiceAsync(integrationEvent.InvoiceId, cancellationToken) is not { IsOpen: true } invoice)
            return;
        // The mail of a renewal is written with the reminders of the billing calendar.
        var message = invoice.IsRenewal
            ? SubscriptionMessages.InvoiceIssued with
            {
                ByMail = false,
            }
            : SubscriptionMessages.InvoiceIssued;
        await TellAsync(context, integrationEvent.SellerId, invoice, message, cancellationToken);
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
            return;
        await TellAsync(
            context,
            integrationEvent.SellerId,
            invoice,
            SubscriptionMessages.InvoicePaid,
            cancellationToken
        );
    }

    private async Task TellAsync(
        EventContext context,
        SubscriptionMoved moved,
        Message message,
        CancellationToken cancellationToken
    )
    {
        var plan = await billing.PlanNameAsync(moved.PlanCode, cancellationToken);
        var values = new MessageValues()
            .Id("sellerId", moved.SellerId)
            .Id("subscriptionId", moved.SubscriptionId)
            .Words("plan", plan.Tr, plan.En);
        if (moved.PeriodEnd is { } end)
            values.Day("until", end);
        await messenger.TellSellerAsync(context, moved.SellerId, message, values, cancellationToken);
    }

    private Task TellAsync(
        EventContext context,
        Guid sellerId,
        BilledInvoice invoice,
        Message message,
        CancellationToken cancellationToken
    ) =>
        messenger.TellSellerAsync(
            context,
            sellerId,
            message,
            new MessageValues()
                .Id("sellerId", sellerId)
                .Id("invoiceId", invoice.Id)
                .Text("number", invoice.Number)
                .Money("total", invoice.Total)
                .Words("plan", invoice.Plan.Tr, invoice.Plan.En)
                .Text("link", invoice.PayLink),
            cancellationToken
        );
}
