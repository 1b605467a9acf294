using Microsoft.Extensions.Options;
using Stripe;

namespace Marketplace.Modules.Payments;

/// <summary>Stripe Connect, and anything that implements its HTTP API (the payment simulator): Express accounts that
/// Stripe identifies on its own pages, and transfers to them out of our balance.</summary>
/// <remarks>Why transfers and not shares of each charge: decision 0037. Source: Stripe's pages on separate charges and
/// transfers.</remarks>
internal sealed class StripePayoutGateway(StripeApiClient stripe, IOptions<StripeOptions> options, TimeProvider clock)
    : IPayoutGateway
{
    private const string BalanceTransaction = "balance_transaction";

    public string Provider => StripeGateway.Name;

    public PayoutProvider Way => PayoutProvider.StripeConnect;

    public bool IsConfigured => options.Value is { IsConfigured: true, Connect.IsConfigured: true };

    public bool CanBeAsked => options.Value.IsConfigured;

    public Task<ProviderOnboarding> OnboardAsync(OnboardingRequest request, CancellationToken cancellationToken) =>
        StripeApiClient.CallAsync(
            async () =>
            {
                var accountId = request.AccountId ?? (await OpenAsync(request, cancellationToken)).Id;
                var connect = options.Value.Connect;
                var link = await stripe.Client.V1.AccountLinks.CreateAsync(
                    new AccountLinkCreateOptions
                    {
                        Account = accountId,
                        Type = "account_onboarding",
                        ReturnUrl = Fill(connect.ReturnUrl, request),
                        RefreshUrl = Fill(
                            connect.RefreshUrl.Length > 0 ? connect.RefreshUrl : connect.ReturnUrl,
                            request
                        ),
                    },
                    cancellationToken: cancellationToken
                );
                return new ProviderOnboarding(accountId, link.Url);
            },
            cancellationToken
        );

    public Task<ProviderAccountNews> RetrieveAccountAsync(string accountId, CancellationToken cancellationToken) =>
        StripeApiClient.CallAsync(
            async () =>
            {
                // Stripe's events are dated to the second; what it says now is at least as new as those of this one.
                var askedAt = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
                return StripeTransfers.Account(
                    await stripe.Client.V1.Accounts.GetAsync(accountId, cancellationToken: cancellationToken),
                    askedAt
                );
            },
            cancellationToken
        );

    public Task<ProviderPayout> SendAsync(PayoutRequest request, CancellationToken cancellationToken) =>
        StripeApiClient.CallAsync(
            async () =>
                StripeTransfers.Payout(
                    await stripe.Client.V1.Transfers.CreateAsync(
                        new TransferCreateOptions
                        {
                            Amount = request.Amount.Amount,
                            Currency = request.Amount.Currency.ToLowerInvariant(),
                            Destination = request.AccountId,
                            TransferGroup = request.PayoutId.ToString(),
                            Metadata = StripeTransfers.Marks(request),
                            Expand = [BalanceTransaction],
                        },
                        new() { IdempotencyKey = request.IdempotencyKey },
                        cancellationToken
                    )
                ),
            cancellationToken
        );

    public Task<ProviderPayout> RetrieveAsync(string providerPayoutId, CancellationToken cancellationToken) =>
        StripeApiClient.CallAsync(
            async () =>
                StripeTransfers.Payout(
                    await stripe.Client.V1.Transfers.GetAsync(
                        providerPayoutId,
                        new TransferGetOptions { Expand = [BalanceTransaction] },
                        cancellationToken: cancellationToken
                    )
                ),
            cancellationToken
        );

    public IAsyncEnumerable<ProviderPayout> ListAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var query = new TransferListOptions
        {
            Created = new DateRangeOptions { GreaterThanOrEqual = since.UtcDateTime },
            Expand = ["data." + BalanceTransaction],
        };
        return StripeApiClient.ReadPagesAsync(
            query,
            () => stripe.Client.V1.Transfers.ListAsync(query, cancellationToken: cancellationToken),
            StripeTransfers.Payout,
            cancellationToken
        );
    }

    public ProviderEvent? VerifyWebhook(ReadOnlyMemory<byte> body, string? header) =>
        WebhookSignature.IsValid(body.Span, header, [.. options.Value.Connect.WebhookSecrets], clock.GetUtcNow())
            ? OnlyAboutAccounts(StripeReading.Event(body.Span))
            : null;

    // The secret is that of the endpoint for sellers' accounts: it vouches for nothing that happened on ours.
    private static ProviderEvent OnlyAboutAccounts(ProviderEvent read) =>
        read.Account is not null || !read.IsReadable
            ? read
            : read with
            {
                Id = WebhookMessage.UntrustedPrefix + read.Id,
                Type = WebhookMessage.UntrustedPrefix + read.Type,
                Payment = null,
                Refund = null,
                RefundTotal = null,
                Dispute = null,
                Payout = null,
            };

    private Task<Account> OpenAsync(OnboardingRequest request, CancellationToken cancellationToken) =>
        stripe.Client.V1.Accounts.CreateAsync(
            new AccountCreateOptions
            {
                Type = "express",
                Country = options.Value.Connect.Country,
                Capabilities = new() { Transfers = new() { Requested = true } },
                Metadata = StripeTransfers.Marks(request),
            },
            new() { IdempotencyKey = request.IdempotencyKey },
            cancellationToken
        );

    private static string Fill(string address, OnboardingRequest request) =>
        address.Replace("{SELLER_ID}", request.SellerId.ToString(), StringComparison.Ordinal);
}
