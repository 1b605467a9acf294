using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>How an administrator helps with an order; each action is audited with its reason.</summary>
public sealed class OrderAdministrationService(
    UnitOfWork unitOfWork,
    OrderService orders,
    OrderRefundService refunds,
    IPurchaseRepository purchases,
    AuditLog audit
)
{
    /// <summary>Cancels an order that is not yet shipped: its units go back into stock, and what was paid is
    /// refunded.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, <c>order.invalid_transition</c>. Repeat:
    /// <c>order.invalid_transition</c>. Cancelling an order that is awaiting payment cancels all orders of its
    /// purchase.</remarks>
    public Task<Result> CancelAsync(CancelAnyOrder input, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                var move = new MoveOrder(
                    input.OrderId,
                    OrderCommand.Cancel,
                    OrderActor.Administrator(input.Admin),
                    OrderReasons.Administrator,
                    input.Note
                );
                var cancelled = await orders.MoveAsync(move, ct);
                if (!cancelled.Succeeded)
                    return cancelled;
                Audit(input.Admin, "order.cancel", input.OrderId, new { input.Reason, input.Note });
                return Result.Success;
            },
            cancellationToken
        );

    /// <summary>Requests a refund of units, of amounts on lines and of shipping, or of everything that is
    /// left.</summary>
    /// <remarks>Errors: those of <see cref="OrderRefundService.RefundAsync"/>; <c>precondition.failed</c> when the
    /// order is not of the expected version. Repeat: each call creates a new refund, so use an Idempotency-Key or an
    /// expected version.</remarks>
    public Task<Result<RefundSummary>> RefundAsync(RefundAnyOrder input, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<RefundSummary>(
            async ct =>
            {
                var order = await purchases.FindOrderForUpdateAsync(input.OrderId, ct);
                if (order is null)
                    return PlatformErrors.NotFound;
                if (input.Expected?.Refusal(order.Version) is { } changed)
                    return changed;
                var refund = await refunds.RefundAsync(
                    new(order.Id, OrderActor.Administrator(input.Admin), input.Parts, "admin." + input.ReasonCode)
                    {
                        Member = input.Member,
                    },
                    ct
                );
                if (!refund.Succeeded)
                    return refund;
                var (id, amount) = (refund.Value.Id, refund.Value.Amount);
                Audit(
                    input.Admin,
                    "order.refund",
                    order.Id,
                    new
                    {
                        input.ReasonCode,
                        input.Reason,
                        refundId = id,
                        amount,
                    }
                );
                return refund;
            },
            cancellationToken
        );

    private void Audit(Actor admin, string action, Guid orderId, object after) =>
        audit.Add(admin.UserId, action, "order", orderId.ToString(), after: after);
}

/// <summary>An administrator cancels an order.</summary>
/// <param name="Reason">For the audit log.</param>
/// <param name="Note">Shown to buyer and seller in the order's history; null for none.</param>
public sealed record CancelAnyOrder(Actor Admin, Guid OrderId, string Reason, string? Note);

/// <summary>An administrator refunds an order.</summary>
/// <param name="Parts">Null for everything that is left, shipping included.</param>
/// <param name="ReasonCode">For accounting, for example <c>goodwill</c>.</param>
/// <param name="Reason">For the audit log.</param>
/// <param name="Expected">The version of the order that was looked at; null for any.</param>
public sealed record RefundAnyOrder(
    Actor Admin,
    Guid OrderId,
    IReadOnlyList<RefundPart>? Parts,
    string ReasonCode,
    string Reason,
    ExpectedVersion? Expected = null
)
{
    /// <summary>The member of the request that has the parts; errors point there.</summary>
    public string Member { get; init; } = "lines";
}
