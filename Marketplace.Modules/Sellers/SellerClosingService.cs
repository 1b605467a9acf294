using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Sellers;

/// <summary>Closes stores permanently.</summary>
public sealed class SellerClosingService(
    UnitOfWork unitOfWork,
    ISellerRepository sellers,
    EventOutbox outbox,
    IEnumerable<ISellerCloseGuard> closeGuards
)
{
    /// <summary>Closes the store permanently.</summary>
    /// <remarks>Errors: <c>seller.invalid_transition</c>; the error of any module that prevents closing (open orders,
    /// money owed).
    /// Order and locks: the store row first, so that no order can be placed after the guards have checked.</remarks>
    public Task<Result<Seller>> CloseForGoodAsync(Actor actor, Guid sellerId, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<Seller>(
            async ct =>
            {
                if (!actor.MayActFor(sellerId) || await sellers.FindForUpdateAsync(sellerId, ct) is not { } seller)
                    return PlatformErrors.NotFound;
                foreach (var guard in closeGuards)
                {
                    if (await guard.RefusalAsync(sellerId, ct) is { } refusal)
                        return refusal;
                }

                var result = seller.Close();
                if (!result.Succeeded)
                    return result.Error;
                outbox.Add(new SellerClosed(sellerId));
                await unitOfWork.FlushAsync(ct);
                return seller;
            },
            cancellationToken
        );
}
