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
    /// <summary>Requests a refund for units of lines, or for everything that is left of the order.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>; <c>validation.failed</c> for a line of another order;
    /// <c>refund.exceeds_captured</c>; <c>return.units_unavailable</c> for units in a return that nobody has decided,
    /// which pays for them; <c>payment.not_captured</c> for a cash-on-delivery order. Repeat: each call creates a new
    /// refund, so use an Idempotency-Key.</remarks>
    public Task<Result<RefundSummary>> RefundAsync(RefundOrder input, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<RefundSummary>(
            async ct =>
            {
                var order = await purchases.FindOrderForUpdateAsync(input.OrderId, ct);
                if (order is null || !order.IsVisibleTo(input.Party))
                    return PlatformErrors.NotFound;
                var wanted = input.Units?.GroupBy(u => u.LineId).ToDictionary(g => g.Key, g => g.Sum(u => u.Quantity));
                if (UnknownLines(input, order) is { } unknown)
                    return unknown;
                if (await InReturnsAsync(order, wanted ?? Left(order), ct) is { } taken)
                    return taken;
                await commissions.CompleteAsync(order, ct);
                var refund = order.PromiseRefund(wanted);
                if (!refund.Succeeded)
                    return refund.Error;
                return await payments.RefundAsync(
                    new(
                        PaymentPurpose.Purchase,
                        order.PurchaseId,
                        order.Id,
                        refund.Value.Amount,
                        input.Reason,
                        refund.Value.Lines,
                        input.Party.UserId,
                        refund.Value.Commission
                    ),
                    ct
                );
            },
            cancellationToken
        );

    private static Dictionary<Guid, int> Left(Order order) =>
        order.Lines.ToDictionary(l => l.Id, l => l.Quantity - l.RefundedQuantity);

    private async Task<Error?> InReturnsAsync(
        Order order,
        Dictionary<Guid, int> wanted,
        CancellationToken cancellationToken
    )
    {
        var taken = await returns.UnitsInAsync(order.Id, ReturnTransitions.Undecided, cancellationToken);
        var missing = order
            .Lines.Where(l => taken.ContainsKey(l.Id) && wanted.ContainsKey(l.Id))
            .Select(l => new UnavailableUnits(
                l.Id,
                wanted[l.Id],
                Math.Max(0, l.Quantity - l.RefundedQuantity - taken[l.Id])
            ))
            .Where(u => u.Requested > u.Available)
            .ToArray();
        return missing.Length > 0 ? ReturnErrors.UnitsUnavailable.With(("lines", missing)) : null;
    }

    private static Error? UnknownLines(RefundOrder input, Order order)
    {
        var allowed = order.Lines.Select(l => l.Id).ToArray();
        var unknown = (input.Units ?? [])
            .Select((unit, index) => (unit, index))
            .Where(u => !allowed.Contains(u.unit.LineId))
            .Select(u => new FieldError($"#/lines/{u.index}/lineId", "value.not_allowed", ("allowed", allowed)))
            .ToArray();
        return unknown.Length > 0 ? Invalid.Fields(unknown) : null;
    }
}

/// <summary>A refund request.</summary>
/// <param name="Units">Null for everything that is left, shipping included.</param>
public sealed record RefundOrder(Guid OrderId, OrderActor Party, IReadOnlyList<RefundUnits>? Units, string Reason);

/// <summary>Units of a line.</summary>
public sealed record RefundUnits(Guid LineId, int Quantity);
