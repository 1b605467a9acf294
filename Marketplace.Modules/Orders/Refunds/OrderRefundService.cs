using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Refunds issued by sellers and by administrators.</summary>
public sealed class OrderRefundService(
    UnitOfWork unitOfWork,
    IPurchaseRepository purchases,
    IReturnRepository returns,
    RefundCommissionService commissions,
    IPayments payments
)
{
    /// <summary>Requests a refund of units, of amounts on lines and of shipping, or of everything that is left of the
    /// order.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>; <c>validation.failed</c> for a line of another order;
    /// <c>money.currency_mismatch</c>; <c>payment.not_captured</c> for an order that was not paid by card;
    /// <c>return.units_unavailable</c> for units in a return that nobody has decided, which pays for them;
    /// <c>refund.exceeds_captured</c>. Repeat: each call creates a new refund, so use an Idempotency-Key. Order and
    /// locks: purchase, payment.</remarks>
    public Task<Result<RefundSummary>> RefundAsync(RefundOrder input, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<RefundSummary>(
            async ct =>
            {
                var order = await purchases.FindOrderForUpdateAsync(input.OrderId, ct);
                if (order is null || !order.IsVisibleTo(input.Party))
                    return PlatformErrors.NotFound;
                if (RefusalOf(input, order) is { } refused)
                    return refused;
                var taken = await returns.UnitsInAsync(order.Id, ReturnTransitions.Undecided, ct);
                var free = order.Lines.ToDictionary(
                    l => l.Id,
                    l => l.Quantity - l.RefundedQuantity - taken.GetValueOrDefault(l.Id)
                );
                if (InReturns(Wanted(input, order), taken, free) is { } inReturns)
                    return inReturns;
                await commissions.CompleteAsync(order, ct);
                var refund = order.PromiseRefundOf(input.Parts);
                if (!refund.Succeeded)
                    return refund.Error;
                // All of a line's money is all of its units, those in returns too.
                if (InReturns(refund.Value.Lines.Select(l => (l.OrderLineId, l.Quantity)), taken, free) is { } all)
                    return all;
                return await payments.RefundAsync(Payment(input, order, refund.Value), ct);
            },
            cancellationToken
        );

    private static RefundPayment Payment(RefundOrder input, Order order, OrderRefund refund) =>
        new(
            PaymentPurpose.Purchase,
            order.PurchaseId,
            order.Id,
            refund.Amount,
            input.Reason,
            refund.Lines,
            input.Party.UserId,
            refund.Commission
        );

    private static Error? RefusalOf(RefundOrder input, Order order)
    {
        var allowed = order.Lines.Select(l => l.Id).ToArray();
        var parts = (input.Parts ?? []).Select((part, index) => (part, index)).ToArray();
        var unknown = parts
            .Where(p => p.part.LineId is { } lineId && !allowed.Contains(lineId))
            .Select(p => new FieldError(
                $"#/{input.Member}/{p.index}/lineId",
                "value.not_allowed",
                ("allowed", allowed)
            ))
            .ToArray();
        if (unknown.Length > 0)
            return Invalid.Fields(unknown);
        if (parts.Any(p => p.part.Currency is { } currency && currency != order.Currency))
            return PlatformErrors.CurrencyMismatch.With(("expected", order.Currency));
        return order.PaidAt is null ? PaymentRefusals.NotCaptured.ToError() : null;
    }

    private static IEnumerable<(Guid LineId, int Units)> Wanted(RefundOrder input, Order order) =>
        input.Parts is null
            ? order.Lines.Select(l => (l.Id, l.Quantity - l.RefundedQuantity))
            : input
                .Parts.Where(p => p.LineId is not null)
                .GroupBy(p => p.LineId!.Value)
                .Select(g => (g.Key, g.Sum(p => p.Quantity)));

    private static Error? InReturns(
        IEnumerable<(Guid LineId, int Units)> wanted,
        IReadOnlyDictionary<Guid, int> taken,
        Dictionary<Guid, int> free
    )
    {
        var missing = wanted
            .Where(w => w.Units > 0 && taken.ContainsKey(w.LineId) && w.Units > free[w.LineId])
            .Select(w => new UnavailableUnits(w.LineId, w.Units, Math.Max(0, free[w.LineId])))
            .ToArray();
        return missing.Length > 0 ? ReturnErrors.UnitsUnavailable.With(("lines", missing)) : null;
    }
}

/// <summary>A refund request.</summary>
/// <param name="Parts">Null for everything that is left, shipping included.</param>
public sealed record RefundOrder(Guid OrderId, OrderActor Party, IReadOnlyList<RefundPart>? Parts, string Reason)
{
    /// <summary>The member of the request that has the parts; errors point there.</summary>
    public string Member { get; init; } = "lines";
}
