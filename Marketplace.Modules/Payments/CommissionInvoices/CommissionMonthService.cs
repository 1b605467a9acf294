using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Issues the documents of whole months.</summary>
internal sealed class CommissionMonthService(
    UnitOfWork unitOfWork,
    CommissionMonthStore months,
    MonthlyCommissionQueries commissions,
    CommissionInvoiceService invoices
)
{
    /// <summary>The oldest month that is due; null when none is.</summary>
    public async Task<DateOnly?> NextDueAsync(CancellationToken cancellationToken) =>
        (await months.NextDueAsync(cancellationToken))?.Month;

    /// <summary>Issues every store's document of the oldest month that is due; null when none is.</summary>
    /// <remarks>Repeat: each store's document is a transaction of its own, and the month is closed after the last, so a
    /// run that was stopped is gone on with.</remarks>
    public async Task<IssuedMonth?> IssueNextAsync(CancellationToken cancellationToken)
    {
        if (await months.NextDueAsync(cancellationToken) is not { } period)
            return null;
        var issued = 0;
        foreach (var commission in await commissions.OfAsync(period, cancellationToken))
        {
            if (await invoices.IssueAsync(period.Month, commission, cancellationToken))
                issued++;
        }

        await unitOfWork.RunAsync(
            async ct =>
            {
                await months.CloseAsync(period, ct);
                return true;
            },
            cancellationToken
        );
        return new(period.Month, issued);
    }
}

/// <summary>A month whose documents were issued.</summary>
/// <param name="Issued">How many, without those that existed.</param>
internal sealed record IssuedMonth(DateOnly Month, int Issued);
