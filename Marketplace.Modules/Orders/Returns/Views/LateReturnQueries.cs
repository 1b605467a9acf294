using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Finds what people must look at: refunds that are not paid, and decisions of support that are overdue.
/// </summary>
/// <remarks>Source: a refund is due within 14 days after the goods are back (Turkish distance sales rules).</remarks>
internal sealed class LateReturnQueries(MarketplaceDbContext db, ReturnTimePolicy clock)
{
    /// <summary>Counts them in one statement.</summary>
    public async Task<LateReturns> FindAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var settings = clock.Settings;
        var warnFrom = now - TimeSpan.FromDays(settings.RefundWarnDays);
        var alertFrom = now - TimeSpan.FromDays(settings.RefundAlertDays);
        ReturnStatus[] waiting = [ReturnStatus.InTransit, ReturnStatus.Contested];
        var found = await db.Set<OrderReturn>()
            .Where(r =>
                (r.Status == ReturnStatus.Accepted && (r.ReceivedAt ?? r.AcceptedAt) <= warnFrom)
                || (waiting.Contains(r.Status) && r.DueAt <= now)
            )
            .GroupBy(_ => 1)
            .Select(g => new LateReturns(
                g.Count(r => waiting.Contains(r.Status)),
                g.Count(r => r.Status == ReturnStatus.Accepted),
                g.Count(r => r.Status == ReturnStatus.Accepted && (r.ReceivedAt ?? r.AcceptedAt) <= alertFrom)
            ))
            .SingleOrDefaultAsync(cancellationToken);
        return found ?? new(0, 0, 0);
    }
}

/// <summary>How many returns wait too long.</summary>
/// <param name="Undecided">Overdue: contested, or on their way for too long.</param>
/// <param name="Unpaid">Accepted, and their refund is not paid days after the goods are back.</param>
/// <param name="Overdue">Of these, those beyond the legal limit.</param>
internal sealed record LateReturns(int Undecided, int Unpaid, int Overdue)
{
    /// <summary>Ends a job with what was found.</summary>
    /// <exception cref="JobAlertException">A refund is overdue.</exception>
    /// <exception cref="JobFindingsException">Something else waits too long.</exception>
    public void ThrowIfAny()
    {
        var text = $"{Overdue} refunds of returns overdue, {Unpaid} unpaid, {Undecided} returns waiting to be decided";
        if (Overdue > 0)
            throw new JobAlertException(text);
        if (Unpaid + Undecided > 0)
            throw new JobFindingsException(text);
    }
}
