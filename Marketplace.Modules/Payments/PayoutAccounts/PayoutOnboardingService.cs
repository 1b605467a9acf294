using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users.Contracts;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Lets a seller open an account at the provider, to be paid there instead of by the bank.</summary>
/// <remarks>In two steps, because the provider is called outside any transaction: <see cref="BeginAsync"/> checks, and
/// <see cref="ContinueAsync"/> calls and keeps the account. Order and locks: the payout account.</remarks>
public sealed class PayoutOnboardingService(
    UnitOfWork unitOfWork,
    PayoutAccountRepository accounts,
    PayoutGatewayRegistry gateways,
    ProviderAccountOpeningService opening,
    ILogger<PayoutOnboardingService> logger
)
{
    /// <summary>Whether the actor may open an account now.</summary>
    /// <remarks>Errors: <c>resource.not_found</c> for an actor without <c>business:write</c>, and before the store is
    /// approved; <c>payout.provider_unavailable</c> where no provider pays sellers; <c>payout.account_blocked</c>.
    /// </remarks>
    public Task<Result<Guid>> BeginAsync(Actor actor, Guid sellerId, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<Guid>(
            async ct =>
            {
                if (
                    !actor.MayActFor(sellerId, SellerScopes.BusinessWrite)
                    || await accounts.FindForUpdateAsync(sellerId, ct) is not { } account
                )
                {
                    return PlatformErrors.NotFound;
                }

                if (gateways.Current is null)
                    return PayoutErrors.ProviderUnavailable;
                return account.BlockedAt is null ? sellerId : PayoutErrors.AccountBlocked;
            },
            cancellationToken
        );

    /// <summary>Opens the account where there is none, and makes the page on which the seller goes on.</summary>
    /// <returns>The page's address; it works once.</returns>
    /// <remarks>Errors: as <see cref="BeginAsync"/>; <c>payment.provider_error</c> when the provider refuses or does
    /// not answer. Repeat: another page of the same account.</remarks>
    public async Task<Result<string>> ContinueAsync(Actor actor, Guid sellerId, CancellationToken cancellationToken)
    {
        if (gateways.Current is not { } gateway)
            return PayoutErrors.ProviderUnavailable;
        var request = await opening.RequestAsync(sellerId, cancellationToken);
        if (request is null)
            return PlatformErrors.NotFound;
        try
        {
            // Not cancelled with the request: an account that the provider has opened must be kept.
            var page = await gateway.OnboardAsync(request, CancellationToken.None);
            var kept = await opening.KeepAsync(
                actor,
                request,
                new(gateway.Way, page.AccountId),
                CancellationToken.None
            );
            return kept ? page.Url : PayoutErrors.AccountBlocked;
        }
        catch (PaymentProviderException exception)
        {
            logger.LogWarning(
                exception,
                "No page to open an account for seller {SellerId} ({Code})",
                sellerId,
                exception.Code
            );
            return PaymentErrors.ProviderError;
        }
    }
}
