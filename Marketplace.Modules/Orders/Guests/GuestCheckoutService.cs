using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Orders;

/// <summary>Completes the checkouts of guests.</summary>
public sealed class GuestCheckoutService(
    UnitOfWork unitOfWork,
    ICheckoutRepository checkouts,
    CheckoutService completion,
    IGuestAccounts guests,
    InvoiceProfileCipher invoices,
    IOptions<OrdersOptions> options
)
{
    /// <summary>Turns the checkout of a guest's cart into a purchase of the guest with its e-mail address, who is made
    /// if there is none.</summary>
    /// <remarks>An account of that address is neither told nor touched: the purchase never becomes its own. Errors:
    /// <c>checkout.guest_off</c>, and those of <see cref="CheckoutService.CompleteAsync"/>. Repeat:
    /// <c>checkout.closed</c>. Order and locks: the address, then as a buyer with an account.</remarks>
    public async Task<Result<PlacedPurchase>> CompleteAsync(
        CheckoutKey key,
        Language language,
        ContractConsent consent,
        CancellationToken cancellationToken
    )
    {
        if (!options.Value.GuestCheckout)
            return GuestErrors.Off;
        return await unitOfWork.ExecuteAsync<PlacedPurchase>(
            async ct =>
            {
                if (await checkouts.FindAsync(key, ct) is not { Guest: { } guest } checkout)
                    return PlatformErrors.NotFound;
                var id = await guests.FindOrAddAsync(
                    new(
                        guest.Email,
                        checkout.Address.FullName,
                        guest.Phone ?? checkout.Address.Phone,
                        Language.FindOrDefault(guest.Locale)
                    ),
                    ct
                );
                checkout.HandTo(id, invoices.Reseal(checkout.BuyerId, id, checkout.Invoice));
                await unitOfWork.FlushAsync(ct);
                return await completion.CompleteAsync(checkout.Id, ActorOf(id), language, consent, ct);
            },
            cancellationToken
        );
    }

    /// <summary>A guest as a buyer. They pay by card, so their mailbox need not be confirmed.</summary>
    public static Actor ActorOf(Guid guestId) =>
        new(guestId, new HashSet<string>(), new HashSet<Guid>(), EmailConfirmed: true) { IsGuest = true };
}
