using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Judges whether a buyer may return what they ask for.</summary>
public sealed class ReturnRequestPolicy(
    IPurchaseRepository purchases,
    IReturnRepository returns,
    IReturnRules products,
    ReturnTimePolicy clock
)
{
    /// <summary>The order whose goods may go back, its purchase locked.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, also for someone else's order; <c>validation.failed</c> for a line
    /// of another order; <c>return.window_closed</c>, <c>return.not_returnable</c>, <c>return.units_unavailable</c>,
    /// <c>refund.bank_required</c>. Order and locks: purchase.</remarks>
    internal async Task<Result<Order>> FindOrderAsync(RequestReturn input, CancellationToken cancellationToken)
    {
        var order = await purchases.FindOrderForUpdateAsync(input.OrderId, cancellationToken);
        if (order is null || !order.IsVisibleTo(OrderActor.Buyer(input.Buyer)))
            return PlatformErrors.NotFound;
        return await RefusalAsync(input, order, cancellationToken) is { } refusal ? refusal : order;
    }

    private async Task<Error?> RefusalAsync(RequestReturn input, Order order, CancellationToken cancellationToken)
    {
        if (UnknownLines(input.Units, order) is { } unknown)
            return unknown;
        if (order.PaymentMethod != PaymentMethod.Card && input.Iban is null)
            return ReturnErrors.BankRequired;
        var until = ReturnableUnits.Until(order, clock.Window);
        var taken = await returns.UnitsInAsync(order.Id, ReturnTransitions.Taking, cancellationToken);
        // Before the whole order is delivered its completion cannot wait for a return.
        var free = until is null ? new Dictionary<Guid, int>() : ReturnableUnits.Of(order, taken);
        var missing = input.Units.Where(u => u.Quantity > free.GetValueOrDefault(u.LineId)).ToArray();
        if (missing.Length > 0)
        {
            return ReturnErrors.UnitsUnavailable.With(
                (
                    "lines",
                    missing
                        .Select(u => new
                        {
                            u.LineId,
                            Requested = u.Quantity,
                            Available = free.GetValueOrDefault(u.LineId),
                        })
                        .ToArray()
                )
            );
        }

        if (clock.Now >= until)
            return ReturnErrors.WindowClosed.With(("until", until));
        return input.Kind == ReturnKind.Withdrawal
            ? await NotReturnableAsync(input.Units, order, cancellationToken)
            : null;
    }

    private async Task<Error?> NotReturnableAsync(
        IReadOnlyList<RequestedUnits> units,
        Order order,
        CancellationToken cancellationToken
    )
    {
        var wanted = order.Lines.Where(l => units.Any(u => u.LineId == l.Id)).ToArray();
        var barred = await products.NotReturnableAsync(
            wanted.Select(l => l.ProductId).Distinct().ToArray(),
            cancellationToken
        );
        var lines = wanted.Where(l => barred.Contains(l.ProductId)).Select(l => l.Id).ToArray();
        return lines.Length > 0 ? ReturnErrors.NotReturnable.With(("lines", lines)) : null;
    }

    private static Error? UnknownLines(IReadOnlyList<RequestedUnits> units, Order order)
    {
        var allowed = order.Lines.Select(l => l.Id).ToArray();
        var wrong = units
            .Select((unit, index) => (unit.LineId, Pointer: $"#/lines/{index}/lineId", Index: index))
            .Select(u =>
                !allowed.Contains(u.LineId) ? new FieldError(u.Pointer, "value.not_allowed", ("allowed", allowed))
                : units.Take(u.Index).Any(other => other.LineId == u.LineId)
                    ? new FieldError(u.Pointer, "value.duplicate")
                : null
            )
            .OfType<FieldError>()
            .ToArray();
        return wrong.Length > 0 ? Invalid.Fields(wrong) : null;
    }
}
