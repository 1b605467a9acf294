using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>Units to pack.</summary>
/// <param name="Lines">Units per line; omit for everything that is left.</param>
/// <param name="Delivery">How it reaches the buyer; omit for what the buyer chose.</param>
/// <param name="Boxes">1 to 20; 1 when omitted.</param>
/// <param name="WeightGrams">All boxes together.</param>
/// <param name="Desi">Volumetric weight: cubic centimetres by 3000.</param>
public sealed record PackParcelRequest(
    IReadOnlyList<ParcelLineRequest>? Lines = null,
    DeliveryType? Delivery = null,
    int? Boxes = null,
    int? WeightGrams = null,
    int? Desi = null
);

/// <summary>Units of an order line.</summary>
public sealed record ParcelLineRequest(Guid LineId, int Quantity);

/// <summary>Who carries the parcel; required when a carrier delivers, except what its label already says.</summary>
/// <param name="CarrierCode">One of GET /carriers.</param>
/// <param name="Carrier">Name of a carrier that is not in the list.</param>
public sealed record ShipParcelRequest(
    string? CarrierCode = null,
    string? Carrier = null,
    string? TrackingNumber = null
);

/// <summary>A failed delivery.</summary>
public sealed record UndeliveredRequest(UndeliveredReason? Reason);

/// <summary>A parcel that is back at the seller's.</summary>
/// <param name="Lines">Units per line that can be sold again; a line left out has none. Omit for all of a parcel that
/// was refused or not found, and for none of one that was lost or damaged.</param>
public sealed record CameBackRequest(IReadOnlyList<ResellableLineRequest>? Lines = null);

/// <summary>Units of an order line that can be sold again.</summary>
public sealed record ResellableLineRequest(Guid LineId, int Quantity);

internal sealed class PackParcelValidator : AbstractValidator<PackParcelRequest>
{
    public PackParcelValidator()
    {
        RuleFor(r => r.Lines).Must(lines => lines is null or { Count: > 0 }).WithErrorCode("value.required");
        RuleForEach(r => r.Lines)
            .NotNull()
            .ChildRules(line =>
            {
                line.RuleFor(l => l.LineId).NotEmpty();
                line.RuleFor(l => l.Quantity).InclusiveBetween(1, StartCheckout.MaxQuantity);
            });
        RuleFor(r => r.Delivery).IsInEnum();
        RuleFor(r => r.Boxes).InclusiveBetween(1, Parcel.MaxBoxes);
        RuleFor(r => r.WeightGrams).InclusiveBetween(1, Parcel.MaxWeightGrams);
        RuleFor(r => r.Desi).InclusiveBetween(1, Parcel.MaxDesi);
    }
}

internal sealed class ShipParcelValidator : AbstractValidator<ShipParcelRequest>
{
    public ShipParcelValidator()
    {
        // A code that is not in the list is refused with the list, however it is written.
        RuleFor(r => r.CarrierCode).MaximumLength(Parcel.MaxCarrierCodeLength);
        RuleFor(r => r.Carrier)
            .Must((request, name) => name is null || request.CarrierCode is null)
            .WithErrorCode("value.exclusive")
            .WithState(_ => "carrierCode");
        RuleFor(r => r.Carrier).MaximumLength(Shipment.MaxCarrierLength).MustBeOneLine();
        RuleFor(r => r.TrackingNumber).MaximumLength(Shipment.MaxTrackingNumberLength).MustBeOneLine();
    }
}

internal sealed class UndeliveredValidator : AbstractValidator<UndeliveredRequest>
{
    public UndeliveredValidator() => RuleFor(r => r.Reason).NotNull().IsInEnum();
}

internal sealed class CameBackValidator : AbstractValidator<CameBackRequest>
{
    public CameBackValidator()
    {
        RuleFor(r => r.Lines)
            .Must(lines => lines is null || lines.DistinctBy(l => l?.LineId).Count() == lines.Count)
            .WithErrorCode("value.duplicate");
        RuleForEach(r => r.Lines)
            .NotNull()
            .ChildRules(line =>
            {
                line.RuleFor(l => l.LineId).NotEmpty();
                line.RuleFor(l => l.Quantity).InclusiveBetween(0, StartCheckout.MaxQuantity);
            });
    }
}
