using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Sends mails about an order to its buyer again, for support and administrators.</summary>
public interface IOrderMails
{
    /// <summary>Queues the mail, as the order stands now.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>; <c>mail.not_due</c> while the order has not come that far;
    /// <c>mail.no_recipient</c> when the buyer's account is closed; <c>mail.sent_recently</c> within five minutes of
    /// the last time, and after five times in a day. It is sent even where the buyer turned off mails about orders:
    /// they asked for it. Repeat: refused for five minutes.</remarks>
    Task<Result> ResendAsync(Actor actor, Guid orderId, OrderMailKind kind, CancellationToken cancellationToken);
}

/// <summary>The mails about an order that can be sent again.</summary>
public enum OrderMailKind
{
    /// <summary>What was bought; one mail for the whole purchase.</summary>
    Confirmation,

    /// <summary>Carrier and tracking number.</summary>
    Shipping,
}
