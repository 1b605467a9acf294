using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Orders;

/// <summary>Applies what carriers report: the one way of webhooks and polls.</summary>
public sealed class CarrierNewsService(
    UnitOfWork unitOfWork,
    MarketplaceDbContext db,
    IPurchaseRepository purchases,
    IParcelRepository parcels,
    ParcelStepService steps,
    ILogger<CarrierNewsService> logger
)
{
    /// <summary>Applies one piece of news; see <see cref="CarrierRanks"/>.</summary>
    /// <returns>Whether it changed the parcel. News of a parcel that is not known changes nothing.</returns>
    /// <remarks>Order and locks: purchase, order, parcel, ledger. Repeat: changes nothing.</remarks>
    public Task<bool> ApplyAsync(string carrierCode, CarrierNews news, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                var known = await db.Set<Parcel>()
                    .AsNoTracking()
                    .Where(p => p.CarrierCode == carrierCode && p.TrackingNumber == news.TrackingNumber)
                    .Where(p => p.Status != ParcelStatus.Cancelled)
                    .Select(p => new { p.Id, p.OrderId })
                    .SingleOrDefaultAsync(ct);
                if (known is null)
                    return false;
                var order = await purchases.FindOrderForUpdateAsync(known.OrderId, ct);
                var parcel = await parcels.FindAsync(known.OrderId, known.Id, ct);
                return await MoveAsync(order!, parcel!, news, ct);
            },
            cancellationToken
        );

    private async Task<bool> MoveAsync(
        Order order,
        Parcel parcel,
        CarrierNews news,
        CancellationToken cancellationToken
    )
    {
        if (news.Status == ParcelStatus.Delivered && parcel.Status == ParcelStatus.ReturnedToSeller)
            logger.LogWarning("Parcel {ParcelId} came back, but its carrier says that it was delivered", parcel.Id);
        var commands = CarrierRanks.StepsOf(parcel, news).ToArray();
        foreach (var command in commands)
        {
            var move = new MoveParcel(order.Id, parcel.Id, command, OrderActor.System)
            {
                Scan = news.Scan,
                Reason = command == ParcelCommand.Undelivered ? news.Reason : null,
            };
            var moved = await steps.MoveAsync(order, parcel, move, cancellationToken);
            if (!moved.Succeeded)
                throw new InvalidOperationException($"Parcel {parcel.Id} refuses {command}: {moved.Error.Code}");
        }

        return commands.Length > 0;
    }
}
