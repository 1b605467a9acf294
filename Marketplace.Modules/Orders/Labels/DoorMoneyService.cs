namespace Marketplace.Modules.Orders;

/// <summary>Keeps what each parcel of a cash order asks for at the door, and what its order gets by it.</summary>
/// <remarks>Inside the caller's transaction, which has locked the purchase. Does nothing for orders paid by
/// card.</remarks>
public sealed class DoorMoneyService(IParcelRepository parcels)
{
    /// <summary>Sets what a parcel asks for, when its label is made or it leaves. Repeat: changes nothing.</summary>
    internal async Task AskAsync(Order order, Parcel parcel, CancellationToken cancellationToken)
    {
        if (order.PaymentMethod != PaymentMethod.CashOnDelivery || parcel.CollectMinor is not null)
            return;
        var live = await LiveAsync(order, cancellationToken);
        parcel.AskAtTheDoor(order, live.Where(p => p.Id != parcel.Id));
    }

    /// <summary>Notes what the order's parcels ask for, after one of them or the order's units have changed.</summary>
    internal async Task SettleAsync(Order order, CancellationToken cancellationToken)
    {
        if (order.PaymentMethod != PaymentMethod.CashOnDelivery)
            return;
        var isOpen = order.OpenUnits().Count > 0;
        order.SettleAtTheDoor(isOpen ? [] : await LiveAsync(order, cancellationToken));
    }

    /// <summary>The parcels that ask for something. One that was shipped by a version that kept no such amounts gets
    /// its amount first.</summary>
    private async Task<IReadOnlyList<Parcel>> LiveAsync(Order order, CancellationToken cancellationToken)
    {
        var live = (await parcels.ListAllAsync(order.Id, cancellationToken)).Where(p => p.IsLive).ToArray();
        foreach (var parcel in live.Where(p => p.ShippedAt is not null))
            parcel.AskAtTheDoor(order, live.Where(p => p != parcel));
        return live;
    }
}
