using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Lets a buyer request the return of delivered goods.</summary>
public sealed class ReturnRequestService(
    UnitOfWork unitOfWork,
    ReturnRequestPolicy requests,
    IReturnRepository returns,
    FileAttachmentService files,
    BuyerAccountCipher accounts,
    ReturnTimePolicy clock
)
{
    /// <summary>Requests a return and holds the completion of the order back; returns its id.</summary>
    /// <remarks>Errors: those of <see cref="ReturnRequestPolicy.FindOrderAsync"/>; <c>file.not_attachable</c>. Repeat:
    /// <c>return.units_unavailable</c> while the first one is undecided. Order and locks: purchase, files.</remarks>
    public Task<Result<Guid>> RequestAsync(RequestReturn input, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<Guid>(
            async ct =>
            {
                var allowed = await requests.FindOrderAsync(input, ct);
                if (!allowed.Succeeded)
                    return allowed.Error;
                var (order, id) = (allowed.Value, clock.NewId());
                var account = order.PaymentMethod == PaymentMethod.Card ? null : accounts.Seal(id, input.Iban!);
                var made = new NewReturn(id, order, OrderActor.Buyer(input.Buyer), input.Kind, input.Units, account);
                returns.Add(OrderReturn.Request(made, clock.Now, clock.Deadlines));
                LinePhotos[] photos = [.. input.Units.Select(u => new LinePhotos(u.LineId, u.PhotoIds))];
                var attached = await files.AttachToReturnAsync(id, input.Buyer.Id, photos, ct);
                if (!attached.Succeeded)
                    return attached.Error;
                order.HoldCompletion();
                return id;
            },
            cancellationToken
        );
}

/// <summary>A buyer's wish to return goods.</summary>
/// <param name="Iban">Checked, without spaces; needed for an order that was paid at the door.</param>
public sealed record RequestReturn(
    Actor Buyer,
    Guid OrderId,
    ReturnKind Kind,
    IReadOnlyList<RequestedUnits> Units,
    string? Iban
);
