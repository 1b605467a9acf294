using Marketplace.Foundation;

namespace Marketplace.Modules.Payments.Contracts;

/// <summary>Payouts to buyers who had paid at the door, for the module that owns their returns.</summary>
public interface IBuyerPayouts
{
    /// <summary>Books that an administrator transferred the money of a return; a payout that was not sent yet is called
    /// off.</summary>
    /// <remarks>Inside the caller's transaction, with the return's purchase locked. Errors:
    /// <c>payout.invalid_transition</c> when a payout was sent or paid. Repeat: books nothing more.</remarks>
    Task<Result> PayByHandAsync(Guid returnId, Money amount, CancellationToken cancellationToken);
}

/// <summary>Knows the returns whose money is paid out, and hears what became of it.</summary>
/// <remarks>Implemented by the module that owns returns. Order and locks: <see cref="LockAsync"/> is called before the
/// payout's row is locked.</remarks>
public interface IBuyerRefundSource
{
    /// <summary>Locks what the return belongs to.</summary>
    Task LockAsync(Guid returnId, CancellationToken cancellationToken);

    /// <summary>Where the money of returns goes, by return; one that has no account is left out. Never log it.
    /// </summary>
    Task<IReadOnlyDictionary<Guid, BuyerRefundAccount>> AccountsAsync(
        IReadOnlyCollection<Guid> returnIds,
        CancellationToken cancellationToken
    );

    /// <summary>The bank paid it. Repeat: changes nothing but the sum that the buyer has received.</summary>
    Task OnPaidAsync(Guid returnId, string bankReference, CancellationToken cancellationToken);

    /// <summary>The buyer's bank sent paid money back: the return waits for its money again.</summary>
    Task OnReturnedAsync(Guid returnId, CancellationToken cancellationToken);
}

/// <summary>Where a return's money goes.</summary>
/// <param name="SellerId">The store of the order.</param>
/// <param name="Number">Of the return.</param>
/// <param name="Name">Of the buyer, as on the parcel.</param>
/// <param name="Iban">In full, without spaces.</param>
public sealed record BuyerRefundAccount(Guid SellerId, string Number, string Name, string Iban);
