using Marketplace.Foundation;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Payments;

/// <summary>Books the fees and settlements of every provider.</summary>
/// <remarks>Errors: none for movements that cannot be booked, which people must look at: the run finishes with
/// them.</remarks>
internal sealed class ReadProviderBalanceJob(
    IEnumerable<IProviderBalance> balances,
    ProviderBalanceService service,
    IOptions<MarketplaceOptions> marketplace
) : IJob
{
    private const int ShownAlerts = 10;

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var booked = new BookedMovements(0, 0, []);
        foreach (var balance in balances.Where(b => b.IsConfigured))
            booked += await service.RunAsync(balance, cancellationToken);
        if (booked.Count + booked.Alerts.Count == 0)
            return null;
        var currency = marketplace.Value.Currency;
        var summary =
            $"{booked.Count} movements booked, fees {new Money(booked.FeesMinor, currency)}, "
            + $"to the bank {new Money(booked.SettledMinor, currency)}";
        return booked.Alerts.Count == 0
            ? summary
            : throw new JobFindingsException(
                $"{summary}, {booked.Alerts.Count} alerts: " + string.Join("; ", booked.Alerts.Take(ShownAlerts))
            );
    }
}
