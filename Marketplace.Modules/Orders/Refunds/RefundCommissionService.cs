using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Gives refunds promised before refunds kept their commission that of their lines, and books the difference
/// to what was booked for them.</summary>
/// <remarks>Order and locks: the purchase, the refunds, the ledger. Repeat: an order without such a refund does not
/// change.</remarks>
public sealed class RefundCommissionService(
    UnitOfWork unitOfWork,
    IPurchaseRepository purchases,
    IPayments payments,
    IRefundCommissions commissions,
    ILedger ledger
)
{
    /// <summary>Completes the refunds of an order.</summary>
    /// <returns>Whether a correcting entry was needed.</returns>
    public Task<bool> CompleteAsync(Guid orderId, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(
            async ct =>
                await CompleteAsync(
                    await purchases.FindOrderForUpdateAsync(orderId, ct)
                        ?? throw new InvalidOperationException($"Order {orderId} does not exist."),
                    ct
                ),
            cancellationToken
        );

    /// <summary>Completes the refunds of an order that is loaded and locked, before another one is promised.</summary>
    /// <returns>Whether a correcting entry was needed.</returns>
    public async Task<bool> CompleteAsync(Order order, CancellationToken cancellationToken)
    {
        if (order.RefundPromisedMinor == 0)
            return false;
        var refunds = await payments.RefundsOfOrderAsync(order.Id, cancellationToken);
        if (refunds.All(r => r.Commission is not null))
            return false;
        var paid = await CompleteAsync(order, refunds, cancellationToken);
        return await CorrectAsync(order, paid, cancellationToken);
    }

    /// <summary>Completes the refunds and returns what those that were paid give back together.</summary>
    private async Task<CommissionRefund> CompleteAsync(
        Order order,
        IReadOnlyList<RefundSummary> refunds,
        CancellationToken cancellationToken
    )
    {
        var split = new OrderCommissionSplit(order);
        var (commission, tax) = (0L, 0L);
        foreach (var refund in refunds)
        {
            var lines = split.Next(refund);
            var given = refund.Commission ?? CommissionRefund.Of(lines)!;
            if (refund.Commission is null)
                await commissions.KeepAsync(refund.Id, lines, given, cancellationToken);
            if (refund.Status == RefundStatus.Succeeded)
                (commission, tax) = (commission + given.CommissionMinor, tax + given.CommissionTaxMinor);
        }

        foreach (var line in order.Lines)
            line.GiveBackCommission(isPaidAtTheDoor: false);
        order.GiveBackCommissionTax();
        return new(commission, tax);
    }

    private async Task<bool> CorrectAsync(Order order, CommissionRefund paid, CancellationToken cancellationToken)
    {
        var booked = await ledger.CommissionRefundedOfOrderAsync(order.Id, cancellationToken);
        var entry = LedgerEntries.RefundCommissionCorrected(
            order.Id,
            order.SellerId,
            order.Currency,
            new(paid.CommissionMinor - booked.CommissionMinor, paid.CommissionTaxMinor - booked.CommissionTaxMinor),
            order.IsPayable
        );
        if (entry is null)
            return false;
        await ledger.PostAsync(entry with { Number = booked.Corrections + 1 }, cancellationToken);
        return true;
    }
}
