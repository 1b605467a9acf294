using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Users.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Payments;

/// <summary>Makes the request for a provider's page: everything in it is fixed when its attempt begins, so that a
/// repeat under the same key asks for the same page.</summary>
internal sealed class CheckoutRequestFactory(
    IUserDirectory users,
    PaymentReturnLinkService returns,
    IOptions<MarketplaceOptions> marketplace
)
{
    // Stripe takes 30 minutes to 24 hours from the call. The rest is for the way there and for one repeat.
    private static readonly TimeSpan ShortestLife = TimeSpan.FromMinutes(35);
    private static readonly TimeSpan LongestLife = TimeSpan.FromHours(23);

    /// <summary>The payer's e-mail address, which the page is filled in with; null when they have no account any
    /// more.</summary>
    public async Task<string?> EmailOfAsync(Guid payerId, CancellationToken cancellationToken) =>
        (await users.FindAsync([payerId], cancellationToken)).GetValueOrDefault(payerId)?.Email;

    public CheckoutRequest Of(Payment payment, PaymentAttempt attempt) =>
        new(
            payment.Id,
            payment.Purpose,
            payment.RefId,
            payment.Amount,
            payment.Description,
            payment.Language,
            attempt.ProviderKey
        )
        {
            Lines = payment.Lines,
            PayerEmail = attempt.PayerEmail,
            ExpiresAt = ExpiryOf(payment.ExpiresAt, attempt.StartedAt),
            Notice = payment.Purpose == PaymentPurpose.Purchase ? HeldUntil(payment) : null,
            ReturnToken = returns.TokenOf(payment.Id),
        };

    // With the hold, unless the provider keeps pages open longer than that: then we close it when the hold ends.
    private static DateTimeOffset? ExpiryOf(DateTimeOffset heldUntil, DateTimeOffset startedAt)
    {
        var earliest = startedAt + ShortestLife;
        var expiry = heldUntil > earliest ? heldUntil : earliest;
        return expiry > startedAt + LongestLife ? null : expiry;
    }

    private string HeldUntil(Payment payment)
    {
        var until = TimeZoneInfo
            .ConvertTime(payment.ExpiresAt, marketplace.Value.Zone)
            .ToString("t", payment.Language.Culture);
        return new LocalizedText(
            $"Ürünler sizin için ayrıldı. Son ödeme saati: {until}.",
            $"The goods are reserved for you until {until}; please pay by then."
        ).In(payment.Language);
    }
}
