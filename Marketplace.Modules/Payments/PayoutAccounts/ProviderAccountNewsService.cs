using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>The single path for what a provider says of sellers' accounts: webhook and poll end here.</summary>
/// <remarks>Order and locks: the payout account. Repeat: news that is not newer changes nothing.</remarks>
public sealed class ProviderAccountNewsService(
    UnitOfWork unitOfWork,
    PayoutAccountRepository accounts,
    AuditLog audit,
    TimeProvider clock
)
{
    /// <summary>Applies news of an account.</summary>
    internal Task<Settlement> ApplyAsync(
        PayoutProvider provider,
        ProviderAccountNews news,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                if (
                    await accounts.SellerOfAsync(provider, news.AccountId, ct) is not { } sellerId
                    || await accounts.FindForUpdateAsync(sellerId, ct) is not { } account
                    || account.ProviderAccountId != news.AccountId
                )
                {
                    return await IsAboutToBeKeptAsync(news, ct)
                        ? Settlement.Unknown
                        : new(SettlementOutcome.Ignored, null, "Not the account of a seller");
                }

                if (!account.NoteProviderNews(news, clock.GetUtcNow()))
                    return new(SettlementOutcome.Ignored, null, "Known already");
                audit.Add(
                    null,
                    news.CanBePaid ? "seller.provider-account-verified" : "seller.provider-account-restricted",
                    "seller",
                    sellerId.ToString(),
                    after: new { account.Provider, account.ProviderAccountId }
                );
                return new Settlement(SettlementOutcome.Applied, null, null);
            },
            cancellationToken
        );

    /// <summary>The provider may tell of an account that it opened for us before we have kept it.</summary>
    private async Task<bool> IsAboutToBeKeptAsync(ProviderAccountNews news, CancellationToken cancellationToken) =>
        news.SellerId is { } sellerId
        && await accounts.FindForUpdateAsync(sellerId, cancellationToken)
            is { ProviderAccountId: null, ProviderAccountsGivenUp: 0 };
}
