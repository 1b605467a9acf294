using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>Units to cancel, and why.</summary>
/// <param name="Lines">1 to 50.</param>
/// <param name="ReasonCode">One of out_of_stock, damaged, buyer_request, other.</param>
/// <param name="Note">Message to the buyer, up to 500 characters.</param>
public sealed record CancelUnitsRequest(
    IReadOnlyList<CancelUnitsLineRequest> Lines,
    string? ReasonCode,
    string? Note = null
)
{
    internal CancelUnits ToCommand(Guid orderId, OrderActor party) =>
        new(orderId, party, Lines.Select(l => new LineUnits(l.LineId, l.Quantity)).ToArray(), ReasonCode!, Note)
        {
            StockLeft = Lines
                .Where(l => l.StockLeft is not null)
                .GroupBy(l => l.LineId, l => l.StockLeft!.Value)
                .ToDictionary(g => g.Key, g => g.Min()),
        };
}

/// <summary>Units of a line.</summary>
/// <param name="StockLeft">Units of the variant that are left on the shelf, if you counted them: the stock is set to
/// it, but never below what is reserved.</param>
public sealed record CancelUnitsLineRequest(Guid LineId, int Quantity, int? StockLeft = null);

internal sealed class CancelUnitsValidator : AbstractValidator<CancelUnitsRequest>
{
    private const int MaxStock = 10_000_000;

    public CancelUnitsValidator()
    {
        RuleFor(r => r.Lines)
            .Must(lines => lines is { Count: > 0 })
            .WithErrorCode("value.required")
            .Must(lines => lines is not { Count: > StartCheckout.MaxLines })
            .WithErrorCode("value.too_many")
            .WithState(_ => StartCheckout.MaxLines);
        RuleFor(r => r.ReasonCode)
            .Must(code => code is not null && OrderReasons.OfCancelledUnits.Contains(code))
            .WithErrorCode("value.not_allowed")
            .WithState(_ => OrderReasons.OfCancelledUnits);
        RuleFor(r => r.Note).MaximumLength(MoveOrder.MaxNoteLength).MustBeParagraphs();
        RuleForEach(r => r.Lines)
            .NotNull()
            .ChildRules(line =>
            {
                line.RuleFor(l => l.LineId).NotEmpty();
                line.RuleFor(l => l.Quantity).InclusiveBetween(1, StartCheckout.MaxQuantity);
                line.RuleFor(l => l.StockLeft).InclusiveBetween(0, MaxStock);
            });
    }
}
