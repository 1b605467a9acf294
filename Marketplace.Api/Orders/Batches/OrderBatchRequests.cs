using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>Orders to confirm.</summary>
/// <param name="OrderIds">1 to 50, each once.</param>
public sealed record ConfirmOrdersRequest(IReadOnlyList<Guid> OrderIds)
{
    public sealed class Validator : AbstractValidator<ConfirmOrdersRequest>
    {
        public Validator() =>
            RuleFor(r => r.OrderIds)
                .NotEmpty()
                .Must(ids => ids is null || ids.Count <= OrderBatchService.MaxOrders)
                .WithErrorCode("value.too_many")
                .WithState(_ => OrderBatchService.MaxOrders)
                .Must(ids => ids is null || ids.Distinct().Count() == ids.Count)
                .WithErrorCode("value.duplicate");
    }
}

/// <summary>Orders to ship.</summary>
/// <param name="Items">1 to 50, each order once.</param>
public sealed record ShipOrdersRequest(IReadOnlyList<ShipOrdersItem> Items)
{
    public sealed class Validator : AbstractValidator<ShipOrdersRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Items)
                .NotEmpty()
                .Must(items => items is null || items.Count <= OrderBatchService.MaxOrders)
                .WithErrorCode("value.too_many")
                .WithState(_ => OrderBatchService.MaxOrders)
                .Must(items => items is null || items.DistinctBy(i => i?.OrderId).Count() == items.Count)
                .WithErrorCode("value.duplicate");
            RuleForEach(r => r.Items).NotNull().SetValidator(new ShipOrdersItem.Validator());
        }
    }
}

/// <summary>An order to ship: everything that is left of it goes into one parcel.</summary>
/// <param name="CarrierCode">One of GET /carriers.</param>
/// <param name="Carrier">Name of a carrier that is not in the list.</param>
/// <param name="TrackingNumber">The carrier's number.</param>
public sealed record ShipOrdersItem(
    Guid OrderId,
    string? CarrierCode = null,
    string? Carrier = null,
    string? TrackingNumber = null
)
{
    public sealed class Validator : AbstractValidator<ShipOrdersItem>
    {
        public Validator()
        {
            RuleFor(r => r.CarrierCode).Matches(Modules.Orders.Carrier.CodePattern).WithErrorCode("value.format");
            RuleFor(r => r.CarrierCode)
                .Null()
                .When(r => r.Carrier is not null)
                .WithErrorCode("value.exclusive")
                .WithState(_ => "carrier");
            RuleFor(r => r.Carrier).MaximumLength(Shipment.MaxCarrierLength).MustBeOneLine();
            RuleFor(r => r.TrackingNumber).MaximumLength(Shipment.MaxTrackingNumberLength).MustBeOneLine();
        }
    }
}
