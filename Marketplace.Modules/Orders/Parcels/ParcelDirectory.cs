using Marketplace.Modules.Orders.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Reads parcels for mails.</summary>
internal sealed class ParcelDirectory(MarketplaceDbContext db) : IParcelDirectory
{
    public async Task<ParcelSheet?> FindAsync(Guid parcelId, CancellationToken cancellationToken)
    {
        var parcel = await db.Set<Parcel>()
            .AsNoTracking()
            .Include(p => p.Lines)
            .SingleOrDefaultAsync(p => p.Id == parcelId, cancellationToken);
        if (parcel is null)
            return null;
        var carrier = parcel.CarrierCode is { } code
            ? await db.Set<Carrier>().AsNoTracking().SingleOrDefaultAsync(c => c.Code == code, cancellationToken)
            : null;
        return new(
            parcel.Number,
            parcel.CarrierName,
            parcel.TrackingNumber,
            carrier?.TrackingUrl(parcel.TrackingNumber),
            parcel.Lines.ToDictionary(l => l.OrderLineId, l => l.Quantity)
        );
    }
}
