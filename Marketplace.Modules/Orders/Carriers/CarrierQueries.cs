using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Reads carriers.</summary>
public sealed class CarrierQueries(MarketplaceDbContext db, CarrierGatewayRegistry gateways)
{
    /// <summary>The carriers that sellers can choose from, by name.</summary>
    public async Task<IReadOnlyList<CarrierView>> ListAsync(CancellationToken cancellationToken)
    {
        var active = await db.Set<Carrier>()
            .AsNoTracking()
            .Where(c => c.IsActive)
            .OrderBy(c => c.Name)
            .ToListAsync(cancellationToken);
        return active.ConvertAll(c => new CarrierView(c.Code, c.Name, gateways.MakesLabels(c)));
    }

    /// <summary>Those that make labels; asks nobody where none is set up.</summary>
    internal async Task<IReadOnlyList<CarrierView>> ListLabellingAsync(CancellationToken cancellationToken) =>
        gateways.Configured.Count == 0 ? [] : [.. (await ListAsync(cancellationToken)).Where(c => c.MakesLabels)];

    /// <summary>All carriers, by code.</summary>
    public async Task<IReadOnlyList<CarrierAdminView>> ListAllAsync(CancellationToken cancellationToken) =>
        await db.Set<Carrier>()
            .OrderBy(c => c.Code)
            .Select(c => new CarrierAdminView(c.Code, c.Name, c.TrackingUrlTemplate, c.IsActive))
            .ToListAsync(cancellationToken);
}

/// <summary>A carrier that sellers can choose.</summary>
/// <param name="MakesLabels">Whether it makes the label of a parcel and reports what becomes of it.</param>
public sealed record CarrierView(string Code, string Name, bool MakesLabels);

/// <summary>A carrier as administrators see it.</summary>
/// <param name="TrackingUrlTemplate">Null when the carrier shows no parcels.</param>
/// <param name="IsActive">Whether sellers can choose it.</param>
public sealed record CarrierAdminView(string Code, string Name, string? TrackingUrlTemplate, bool IsActive);
