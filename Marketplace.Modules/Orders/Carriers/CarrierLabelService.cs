using Marketplace.Foundation;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Orders;

/// <summary>Gets the labels of parcels from carriers: first the attempt is noted, then the carrier is asked outside any
/// transaction, then its answer is noted.</summary>
public sealed class CarrierLabelService(
    UnitOfWork unitOfWork,
    LabelledParcelStore store,
    CarrierGatewayRegistry gateways,
    ILogger<CarrierLabelService> logger
)
{
    /// <summary>Notes that a carrier is asked for a label; <see cref="CreateAsync"/> asks it after the
    /// commit.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, also for someone else's order; <c>parcel.invalid_transition</c>
    /// unless the parcel is packed and a carrier delivers it; <c>validation.failed</c> for a carrier that makes no
    /// labels. Repeat: as long as the carrier's answer is not known, and when it has made the label, this is the same
    /// attempt. Order and locks: purchase, order, parcel.</remarks>
    public Task<Result<LabelAttempt>> AskAsync(AskForLabel input, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync(ct => store.AskAsync(input, ct), cancellationToken);

    /// <summary>Asks the carrier, and puts its label on the parcel.</summary>
    /// <remarks>Errors: <c>carrier.provider_error</c> when the carrier refuses or does not answer: the parcel stays as
    /// it was; <c>parcel.invalid_transition</c> when it was taken apart or shipped meanwhile: the label is given up;
    /// <c>parcel.tracking_taken</c>: the attempt is given back to the carrier. Repeat: one label. Order and locks:
    /// purchase, order, parcel.</remarks>
    public async Task<Result> CreateAsync(LabelAttempt attempt, OrderActor party, CancellationToken cancellationToken)
    {
        var asked = await store.ReadAsync(attempt, party, cancellationToken);
        if (!asked.Succeeded)
            return asked.Error;
        if (asked.Value is not { } request)
            return Result.Success;
        try
        {
            var gateway =
                gateways.Find(request.CarrierCode)
                ?? throw new CarrierGatewayException("There is no account with the carrier.", isAnswerUnknown: true);
            var created = await gateway.CreateLabelAsync(request.Key, request.Parcel, cancellationToken);
            var noted = await unitOfWork.ExecuteAsync(
                ct => store.CreatedAsync(attempt, created, party, ct),
                cancellationToken
            );
            // The carrier would give the same number for the same key: the next attempt needs another.
            if (noted.Error?.Code == ParcelErrors.TrackingTaken.Code)
                await unitOfWork.ExecuteAsync(ct => store.GiveUpAsync(attempt, ct), cancellationToken);
            return noted;
        }
        catch (CarrierGatewayException exception)
        {
            logger.LogWarning(
                exception,
                "Carrier {Carrier} did not make label {Attempt} of parcel {ParcelId}",
                request.CarrierCode,
                attempt.Attempt,
                attempt.ParcelId
            );
            if (!exception.IsAnswerUnknown)
                await unitOfWork.ExecuteAsync(ct => store.RefusedAsync(attempt, ct), cancellationToken);
            return ParcelErrors.CarrierFailed;
        }
    }
}

/// <summary>A request for a carrier's label.</summary>
public sealed record AskForLabel(Guid OrderId, Guid ParcelId, OrderActor Party, string CarrierCode);

/// <summary>One attempt to get a label.</summary>
public sealed record LabelAttempt(Guid OrderId, Guid ParcelId, int Attempt);

/// <summary>What is asked of a carrier.</summary>
internal sealed record LabelRequest(string CarrierCode, string Key, CarrierParcel Parcel);
