using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>Keeps the accounts that a provider opens for sellers; every owner is told by mail.</summary>
public sealed class ProviderAccountOpeningService(
    UnitOfWork unitOfWork,
    PayoutAccountRepository accounts,
    ISellerBankDetails sellers,
    PayoutAccountMailer mails,
    AuditLog audit,
    PayoutTimePolicy time
)
{
    /// <summary>What the provider is asked; null before the store is approved.</summary>
    internal Task<OnboardingRequest?> RequestAsync(Guid sellerId, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(
            async ct =>
                await accounts.FindForUpdateAsync(sellerId, ct) is { } account
                    ? new OnboardingRequest(sellerId, account.ProviderAccountId, account.OnboardingKey)
                    : null,
            cancellationToken
        );

    /// <summary>Keeps the account that the provider opened.</summary>
    /// <returns>False when the store's account was blocked meanwhile.</returns>
    /// <remarks>Repeat: changes nothing. Order and locks: the payout account.</remarks>
    internal Task<bool> KeepAsync(
        Actor actor,
        OnboardingRequest request,
        ProviderTarget opened,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                var account = (await accounts.FindForUpdateAsync(request.SellerId, ct))!;
                if (account.OpenAtProvider(opened, request.IdempotencyKey, time.Now, time.IbanDelay))
                {
                    audit.Add(
                        actor.UserId,
                        "seller.open-provider-account",
                        "seller",
                        request.SellerId.ToString(),
                        after: new
                        {
                            account.Provider,
                            account.ProviderAccountId,
                            account.ProviderPaidFrom,
                        }
                    );
                    if (await sellers.FindAsync(request.SellerId, ct) is { } seller)
                        await mails.ProviderAccountBegunAsync(seller, account.ProviderPaidFrom!.Value, ct);
                }

                return account.ProviderAccountId == opened.AccountId;
            },
            cancellationToken
        );
}
