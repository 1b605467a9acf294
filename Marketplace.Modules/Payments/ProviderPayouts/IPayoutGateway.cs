using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>A provider that pays sellers, in provider-neutral terms.</summary>
/// <remarks>
/// Never called inside a database transaction. Errors: <see cref="PaymentProviderException"/>, which says whether the
/// provider refused the call or its outcome is unknown.
/// A provider that collects has the money of every sale in our balance, and <see cref="SendAsync"/> transfers a share
/// of it to the seller's account there. One that splits was told the seller's share with the payment and keeps it
/// until it is released: there, <see cref="SendAsync"/> is the approval, its idempotency key the provider's id of the
/// approved line, and what was paid comes from <see cref="ListAsync"/>, the provider's list of settlements.
/// Everything after the answer is the same for both.
/// </remarks>
public interface IPayoutGateway
{
    /// <summary>Name used in URLs, for example <c>stripe</c>.</summary>
    string Provider { get; }

    /// <summary>How payouts of this provider are marked.</summary>
    PayoutProvider Way { get; }

    /// <summary>Whether this deployment has settings for it.</summary>
    bool IsConfigured { get; }

    /// <summary>Whether the provider can be asked what became of a payout: there are credentials, even if new payouts
    /// are not made through it (any more).</summary>
    bool CanBeAsked { get; }

    /// <summary>Opens a seller's account at the provider where there is none yet, and makes a page on which the seller
    /// says who they are.</summary>
    /// <remarks>Repeat: the same key opens no second account; the page is a new one, and works once.</remarks>
    Task<ProviderOnboarding> OnboardAsync(OnboardingRequest request, CancellationToken cancellationToken);

    /// <summary>Whether a seller's account can be paid to.</summary>
    Task<ProviderAccountNews> RetrieveAccountAsync(string accountId, CancellationToken cancellationToken);

    /// <summary>Pays a payout. Repeat: the same key pays once.</summary>
    Task<ProviderPayout> SendAsync(PayoutRequest request, CancellationToken cancellationToken);

    /// <summary>Gets the status of a payout from the provider.</summary>
    Task<ProviderPayout> RetrieveAsync(string providerPayoutId, CancellationToken cancellationToken);

    /// <summary>Lists every payout made since the given time, whoever made it.</summary>
    IAsyncEnumerable<ProviderPayout> ListAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Verifies the signature of a delivery about sellers' accounts and reads it.</summary>
    /// <param name="header">Value of the provider's signature header, null if it was missing.</param>
    /// <returns>Null when the signature or its timestamp does not verify.</returns>
    ProviderEvent? VerifyWebhook(ReadOnlyMemory<byte> body, string? header);
}

/// <summary>The way a payout goes.</summary>
public enum PayoutProvider
{
    /// <summary>A file for our bank, to the seller's IBAN.</summary>
    BankFile,

    /// <summary>A transfer from our Stripe balance to the seller's connected account.</summary>
    StripeConnect,
}

/// <summary>An account at a provider that pays sellers.</summary>
public sealed record ProviderTarget(PayoutProvider Provider, string AccountId);

/// <summary>A request for the page on which a seller says who they are.</summary>
/// <param name="AccountId">The account there is; null opens one.</param>
/// <param name="IdempotencyKey">The same key never opens a second account.</param>
public sealed record OnboardingRequest(Guid SellerId, string? AccountId, string IdempotencyKey);

/// <summary>A page on which a seller says who they are.</summary>
/// <param name="Url">Works once, for some minutes.</param>
public sealed record ProviderOnboarding(string AccountId, string Url);

/// <summary>What a provider says of a seller's account.</summary>
/// <param name="SellerId">Our mark; null on an account that is not ours.</param>
/// <param name="CanBePaid">Whether the provider has verified it and pays to it.</param>
/// <param name="SaidAt">When it was so, to the second.</param>
public sealed record ProviderAccountNews(string AccountId, Guid? SellerId, bool CanBePaid, DateTimeOffset SaidAt);

/// <summary>A request to pay a seller.</summary>
public sealed record PayoutRequest(Guid PayoutId, string AccountId, Money Amount, string IdempotencyKey);

/// <summary>A payout as the provider reports it.</summary>
/// <param name="PayoutId">Our id, null when we did not make it.</param>
/// <param name="Status">One of sent, failed, paid and returned.</param>
/// <param name="BackMinor">How much of it came back, minor units; all of it when it was returned.</param>
public sealed record ProviderPayout(
    string ProviderPayoutId,
    Guid? PayoutId,
    PayoutStatus Status,
    Money Amount,
    string? FailureCode = null,
    long BackMinor = 0
);
