using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;
using Marketplace.Modules.Users.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Notifications;

/// <summary>Adds to the mail of a message what only a mail shows.</summary>
internal delegate MailContent MailDress(MailContent content);

/// <summary>Queues the mail of a notification, with links to what it is about and to turn such mails off.</summary>
internal sealed class NotificationMailer(
    MailQueue mails,
    UnsubscribeLinkService unsubscribe,
    ShopLinkService links,
    IGuestLinks guestLinks,
    IOptions<MarketplaceOptions> marketplace
)
{
    /// <param name="dress">Null for a mail that shows no more than the message.</param>
    public void Send(UserSummary recipient, Message message, MessageValues values, MailDress? dress) =>
        mails.Add(recipient.Email, ContentOf(recipient, message, values, dress));

    /// <summary>Queues the mails of several notifications. One statement.</summary>
    public Task SendAsync(
        IEnumerable<(UserSummary Recipient, Notice Notice)> notices,
        CancellationToken cancellationToken
    ) =>
        mails.AddAsync(
            [
                .. notices.Select(n =>
                    (n.Recipient.Email, ContentOf(n.Recipient, n.Notice.Message, n.Notice.Values, n.Notice.Dress))
                ),
            ],
            cancellationToken
        );

    private MailContent ContentOf(UserSummary recipient, Message message, MessageValues values, MailDress? dress)
    {
        var language = recipient.Language;
        var text = message.In(language, marketplace.Value.Zone, values.ToJson());
        // Nobody has shown that a guest's mailbox is theirs, so it is not told the name somebody typed.
        var hello = recipient.IsGuest
            ? new LocalizedText("Merhaba,", "Hello,")
            : new LocalizedText($"Merhaba {recipient.DisplayName},", $"Hello {recipient.DisplayName},");
        var content = new MailContent(language, text.Subject)
        {
            Greeting = hello.In(language),
            Paragraphs = [text.Body],
            Action = ActionOf(message, values) is var (label, url) ? new(label.In(language), url) : null,
            UnsubscribeUrl =
                message.Kind == NotificationKind.Account ? null : unsubscribe.For(recipient.Id, message.Kind),
        };
        var dressed = dress is null ? content : dress(content);
        return recipient.IsGuest ? ForGuest(dressed, values) : dressed;
    }

    /// <summary>A guest opens their order by a link of its own: they cannot sign in to the shop's pages.</summary>
    private MailContent ForGuest(MailContent content, MessageValues values) =>
        Guid.TryParse(values.Find("orderId"), out var order)
            ? content with
            {
                Action = new(OrderMailWords.OpenOrder.In(content.Language), guestLinks.UrlOf(order)),
            }
            : content with
            {
                Action = null,
            };

    private (LocalizedText Label, string Url)? ActionOf(Message message, MessageValues values)
    {
        if (message == SubscriptionMessages.InvoiceIssued && values.Find("link") is { } payLink)
            return (MailActionWords.PayInvoice, payLink);
        if (message == StoreMessages.Submitted && values.Find("sellerId") is { } store)
            return (MailActionWords.OpenStore, links.Panel($"sellers/{store}"));
        if (
            (message == PaymentMessages.RefundFailed || message == PaymentMessages.Mismatch)
            && values.Find("payment") is { } payment
        )
        {
            return (MailActionWords.OpenPayment, links.Panel($"payments/{payment}"));
        }
        if (message == ReturnMessages.ContestedForSupport && values.Find("returnId") is { } contested)
            return (MailActionWords.OpenReturn, links.Panel($"returns/{contested}"));
        return
            (message == PaymentMessages.Refunded || message == PaymentMessages.RefundedByBank)
            && Guid.TryParse(values.Find("orderId"), out var order)
            && links.Order(order) is { } page
            ? (OrderMailWords.OpenOrder, page)
            : null;
    }
}
