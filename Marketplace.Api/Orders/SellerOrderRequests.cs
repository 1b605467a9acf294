using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>Why a seller rejects or cancels an order.</summary>
/// <param name="ReasonCode">One of out_of_stock, damaged, price_error, cannot_deliver, suspected_fraud, other; optional
/// when the buyer requested the cancellation.</param>
/// <param name="Note">Message to the buyer, up to 500 characters.</param>
public sealed record CallOffRequest(string? ReasonCode = null, string? Note = null);

/// <summary>Shipping details; both are optional for seller delivery and pickup.</summary>
public sealed record ShipOrderRequest(string? Carrier = null, string? TrackingNumber = null);

internal sealed class CallOffValidator : AbstractValidator<CallOffRequest>
{
    public CallOffValidator()
    {
        RuleFor(r => r.ReasonCode)
            .Must(code => code is null || OrderReasons.OfSellers.Contains(code))
            .WithErrorCode("value.not_allowed")
            .WithState(_ => OrderReasons.OfSellers);
        RuleFor(r => r.Note).MaximumLength(MoveOrder.MaxNoteLength).MustBeParagraphs();
    }
}

internal sealed class ShipOrderValidator : AbstractValidator<ShipOrderRequest>
{
    public ShipOrderValidator()
    {
        RuleFor(r => r.Carrier).MaximumLength(Shipment.MaxCarrierLength).MustBeOneLine();
        RuleFor(r => r.TrackingNumber).MaximumLength(Shipment.MaxTrackingNumberLength).MustBeOneLine();
    }
}
