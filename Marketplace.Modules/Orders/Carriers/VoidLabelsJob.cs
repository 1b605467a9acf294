using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Orders;

/// <summary>Tells carriers of labels that nobody needs: of parcels that were taken apart, or sent another
/// way.</summary>
/// <remarks>A carrier that does not answer is asked again by the next run, which this one fails for; it does not block
/// the others.</remarks>
internal sealed class VoidLabelsJob(
    MarketplaceDbContext db,
    CarrierGatewayRegistry gateways,
    TimeProvider clock,
    ILogger<VoidLabelsJob> logger
) : IJob
{
    private const int Batch = 200;

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var codes = gateways.Codes;
        var labels = await db.Set<CarrierLabel>()
            .AsNoTracking()
            .Where(l => l.Status == CarrierLabelStatus.ToVoid && codes.Contains(l.CarrierCode))
            .OrderBy(l => l.ChangedAt)
            .ThenBy(l => l.ParcelId)
            .Take(Batch)
            .ToListAsync(cancellationToken);
        var voided = 0;
        var failures = new List<Exception>();
        foreach (var label in labels)
        {
            try
            {
                voided += await VoidAsync(label, cancellationToken) ? 1 : 0;
            }
            catch (CarrierGatewayException exception)
            {
                logger.LogWarning(exception, "Label {Key} could not be given back to its carrier", label.Key);
                failures.Add(exception);
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException(
                $"{failures.Count} of {labels.Count} labels could not be given back",
                failures
            );
        }

        return labels.Count == 0 ? null : $"{voided} of {labels.Count} labels given back";
    }

    private async Task<bool> VoidAsync(CarrierLabel label, CancellationToken cancellationToken)
    {
        var isVoided = await gateways.Find(label.CarrierCode)!.VoidAsync(label.Key, cancellationToken);
        if (!isVoided)
            logger.LogWarning("The carrier has the parcel of label {Key}, which nobody sent with it", label.Key);
        var (status, now) = (isVoided ? CarrierLabelStatus.Voided : CarrierLabelStatus.Kept, clock.GetUtcNow());
        await db.Set<CarrierLabel>()
            .Where(l => l.ParcelId == label.ParcelId && l.Attempt == label.Attempt)
            .ExecuteUpdateAsync(
                set => set.SetProperty(l => l.Status, status).SetProperty(l => l.ChangedAt, now),
                cancellationToken
            );
        return isVoided;
    }
}
