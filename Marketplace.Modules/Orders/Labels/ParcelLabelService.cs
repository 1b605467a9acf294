using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Prints labels. Printing one sets what its parcel asks for at the door, which no longer changes
/// then.</summary>
public sealed class ParcelLabelService(
    UnitOfWork unitOfWork,
    IPurchaseRepository purchases,
    IParcelRepository parcels,
    DoorMoneyService door,
    ParcelLabelQueries labels
)
{
    /// <summary>The labels of parcels in the order asked for, one for each box.</summary>
    /// <param name="orderId">The order that all of them must belong to; null for any.</param>
    /// <remarks>Errors: those of <see cref="ParcelLabelQueries.WriteAsync"/>. Repeat: the same labels. Order and locks:
    /// purchase, order, parcel; one order after the other, each in its own transaction.</remarks>
    public async Task<Result<byte[]>> WriteAsync(
        IReadOnlyCollection<Guid> parcelIds,
        Guid? orderId,
        OrderActor viewer,
        LabelFormat format,
        Language language,
        CancellationToken cancellationToken
    )
    {
        var withoutAmount = await labels.WithoutAmountAsync(parcelIds, viewer.SellerId, cancellationToken);
        foreach (var order in withoutAmount)
            await unitOfWork.ExecuteAsync(ct => AskAtTheDoorAsync(order.Key, [.. order], ct), cancellationToken);
        return await labels.WriteAsync(parcelIds, orderId, viewer, format, language, cancellationToken);
    }

    private async Task<Result> AskAtTheDoorAsync(
        Guid orderId,
        IReadOnlyList<Guid> parcelIds,
        CancellationToken cancellationToken
    )
    {
        var order = await purchases.FindOrderForUpdateAsync(orderId, cancellationToken);
        foreach (var id in parcelIds)
        {
            var parcel = await parcels.FindAsync(orderId, id, cancellationToken);
            await door.AskAsync(order!, parcel!, cancellationToken);
        }

        await door.SettleAsync(order!, cancellationToken);
        return Result.Success;
    }
}
