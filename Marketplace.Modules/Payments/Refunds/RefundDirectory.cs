using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

internal sealed class RefundDirectory(MarketplaceDbContext db, CursorCodec cursors) : IRefundDirectory
{
    private static readonly Keyset<Refund, Guid> Newest = Keyset.Descending<Refund>("newest", r => r.Id);

    public async Task<Result<Page<RefundSummary>>> ListAsync(
        IQueryable<Guid> orderIds,
        string owner,
        RefundStatus? status,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var opened = Newest.Open(cursors, page, $"{owner}|{status}");
        if (!opened.Succeeded)
            return opened.Error;
        var refunds = db.Set<Refund>()
            .AsNoTracking()
            .Where(r => r.OrderId != null && orderIds.Contains(r.OrderId.Value));
        if (status is { } wanted)
            refunds = refunds.Where(r => r.Status == wanted);
        var rows = await opened.Value.Of(refunds).ToListAsync(cancellationToken);
        return opened.Value.From(rows, r => r.Id).Map(refund => PaymentService.Summary(refund));
    }
}
