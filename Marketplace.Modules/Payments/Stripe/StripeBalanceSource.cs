using Microsoft.Extensions.Options;
using Stripe;

namespace Marketplace.Modules.Payments;

/// <summary>Stripe's balance transactions.</summary>
/// <remarks>Source: Stripe's page on balance transaction types.</remarks>
internal sealed class StripeBalanceSource(StripeApiClient stripe, IOptions<StripeOptions> options) : IProviderBalance
{
    public string Provider => StripeGateway.Name;

    public bool IsConfigured => options.Value.IsConfigured;

    public IAsyncEnumerable<ProviderMovement> ListAsync(
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    )
    {
        var query = new BalanceTransactionListOptions
        {
            Created = new DateRangeOptions { GreaterThanOrEqual = from.UtcDateTime, LessThan = to.UtcDateTime },
        };
        return StripeApiClient.ReadPagesAsync(
            query,
            () => stripe.Client.V1.BalanceTransactions.ListAsync(query, cancellationToken: cancellationToken),
            Read,
            cancellationToken
        );
    }

    /// <summary>A movement, in the terms of <see cref="ProviderMovement"/>.</summary>
    internal static ProviderMovement Read(BalanceTransaction transaction)
    {
        // A fee of its own is an amount, that of another movement stands beside it. Payouts leave the balance, so
        // their amounts are negative; those that fail or are called off come back.
        var isFee = transaction.Type is "stripe_fee" or "stripe_fx_fee" or "tax_fee" or "network_cost";
        var isSettlement = transaction.Type is "payout" or "payout_cancel" or "payout_failure";
        return new(
            transaction.Id,
            transaction.Type,
            transaction.Currency.ToUpperInvariant(),
            transaction.Fee - (isFee ? transaction.Amount : 0),
            isSettlement ? -transaction.Amount : 0,
            new(DateTime.SpecifyKind(transaction.Created, DateTimeKind.Utc))
        );
    }
}
