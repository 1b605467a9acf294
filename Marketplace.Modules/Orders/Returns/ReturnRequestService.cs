using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Lets a buyer request the return of delivered goods.</summary>
public sealed class ReturnRequestService(
    UnitOfWork unitOfWork,
    IPurchaseRepository purchases,
    IReturnRepository returns,
    IReturnRules products,
    BuyerAccountCipher accounts,
    ReturnTimePolicy clock
)
{
    /// <summary>Requests a return and holds the completion of the order back; returns its id.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, also for someone else's order; <c>validation.failed</c> for a line
    /// of another order; <c>return.window_closed</c>, <c>return.not_returnable</c>, <c>return.units_unavailable</c>,
    /// <c>refund.bank_required</c>. Repeat: <c>return.units_unavailable</c> while the first one is undecided. Order and
    /// locks: purchase.</remarks>
    public Task<Result<Guid>> RequestAsync(RequestReturn input, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<Guid>(
            async ct =>
            {
                var buyer = OrderActor.Buyer(input.Buyer);
                var order = await purchases.FindOrderForUpdateAsync(input.OrderId, ct);
                if (order is null || !order.IsVisibleTo(buyer))
                    return PlatformErrors.NotFound;
                if (await RefusalAsync(input, order, ct) is { } refusal)
                    return refusal;
                var id = clock.NewId();
                var account = order.PaymentMethod == PaymentMethod.Card ? null : accounts.Seal(id, input.Iban!);
                var made = new NewReturn(id, order, buyer, input.Kind, input.Units, account);
                returns.Add(OrderReturn.Request(made, clock.Now, clock.Deadlines));
                order.HoldCompletion();
                return id;
            },
            cancellationToken
        );

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

/// <summary>A buyer's wish to return goods.</summary>
/// <param name="Iban">Checked, without spaces; needed for an order that was paid at the door.</param>
public sealed record RequestReturn(
    Actor Buyer,
    Guid OrderId,
    ReturnKind Kind,
    IReadOnlyList<RequestedUnits> Units,
    string? Iban
);
