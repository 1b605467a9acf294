using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Lets an administrator say which order, or which line, a refund made at the provider concerns, or a part of
/// it.</summary>
public sealed class RefundAssignmentService(
    UnitOfWork unitOfWork,
    IPurchaseRepository purchases,
    RefundCommissionService commissions,
    IProviderRefunds refunds,
    AssignedRefundPublisher publisher
)
{
    /// <summary>Assigns a refund; the ledger then has what was missing.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>; <c>refund.not_assignable</c> unless it was made at the provider, is
    /// paid and has no known lines; <c>money.currency_mismatch</c>; <c>validation.failed</c> for an order of another
    /// purchase, a line of another order or an amount that is no part of it; <c>refund.exceeds_captured</c> when the
    /// order or the line has less left. Repeat: refused once its order is known; what was left out is a refund of its
    /// own then.</remarks>
    public Task<Result> AssignAsync(AssignRefund input, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                if (await refunds.FindAsync(input.RefundId, ct) is not { } known)
                    return PlatformErrors.NotFound;
                if (known.PurchaseId is not { } purchaseId)
                    return PaymentRefusals.RefundNotAssignable;
                await purchases.LockAsync(purchaseId, ct);
                var refund = (await refunds.FindAsync(input.RefundId, ct))!;
                if (!refund.IsAssignable)
                    return PaymentRefusals.RefundNotAssignable;
                if ((input.OrderId ?? refund.OrderId) is not { } orderId)
                    return Invalid.Field("#/orderId", "value.required");
                if (refund.OrderId is { } its && its != orderId)
                    return Invalid.Field("#/orderId", "value.not_allowed", ("allowed", new[] { its }));
                if (refund.OrderId is not null && input.LineId is null)
                    return Invalid.Field("#/lineId", "value.required");
                if (RefusalOfPart(input.Amount, refund) is { } noPart)
                    return noPart;
                var order = await purchases.FindOrderForUpdateAsync(orderId, ct);
                if (order is null || order.PurchaseId != purchaseId)
                    return await NotOfPurchaseAsync(purchaseId, ct);
                return await AssignAsync(input, await PartAsync(input, refund, ct), order, ct);
            },
            cancellationToken
        );

    private async Task<Result> AssignAsync(
        AssignRefund input,
        ProviderRefundSummary refund,
        Order order,
        CancellationToken cancellationToken
    )
    {
        await commissions.CompleteAsync(order, cancellationToken);
        var isNew = refund.OrderId is null;
        IReadOnlyList<RefundLine> lines = [];
        if (isNew)
        {
            var promised =
                refund.Amount == order.RefundLeft
                    ? order.PromiseRefund(null)
                    : order.PromiseRefundWithoutLines(refund.Amount);
            if (!promised.Succeeded)
                return promised.Error;
            lines = promised.Value.Lines;
            order.NoteAssigned(refund.Amount);
        }

        if (input.LineId is { } lineId && lines.Count == 0)
        {
            var line = order.AttachRefund(lineId, refund.Amount);
            if (!line.Succeeded)
                return line.Error;
            lines = [line.Value];
        }

        var commission = CommissionRefund.Of(lines)!;
        await refunds.AssignAsync(refund.Id, order.Id, lines, commission, cancellationToken);
        await publisher.PublishAsync(input, refund, order, commission, cancellationToken);
        return Result.Success;
    }

    // A refund whose order is known concerns that order as a whole.
    private static Error? RefusalOfPart(Money? part, ProviderRefundSummary refund) =>
        part is not { } wanted || wanted == refund.Amount ? null
        : wanted.Currency != refund.Amount.Currency
            ? PlatformErrors.CurrencyMismatch.With(("expected", refund.Amount.Currency))
        : refund.OrderId is not null ? Invalid.Field("#/amount", "value.not_allowed", ("allowed", refund.Amount))
        : wanted > refund.Amount ? Invalid.Field("#/amount/amount", "value.too_large", ("max", refund.Amount.Amount))
        : null;

    private async Task<ProviderRefundSummary> PartAsync(
        AssignRefund input,
        ProviderRefundSummary refund,
        CancellationToken cancellationToken
    )
    {
        if (input.Amount is not { } part || part == refund.Amount)
            return refund;
        await refunds.SplitAsync(refund, part, cancellationToken);
        return refund with { Amount = part };
    }

    private async Task<Error> NotOfPurchaseAsync(Guid purchaseId, CancellationToken cancellationToken)
    {
        var found = await purchases.FindForUpdateAsync(purchaseId, cancellationToken);
        return Invalid.Field(
            "#/orderId",
            "value.not_allowed",
            ("allowed", found?.Orders.Select(order => order.Id).ToArray() ?? [])
        );
    }
}

/// <summary>What an administrator says about a refund made at the provider.</summary>
/// <param name="OrderId">Null when it is known already.</param>
/// <param name="LineId">Null when only the order is known.</param>
/// <param name="Amount">The part that concerns the order; null for all of it.</param>
public sealed record AssignRefund(
    Actor Actor,
    Guid RefundId,
    Guid? OrderId,
    Guid? LineId,
    string Reason,
    Money? Amount = null
);
