using Marketplace.Modules.Orders.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Reads for mails why returns were not accepted.</summary>
internal sealed class ReturnDirectory(MarketplaceDbContext db) : IReturnDirectory
{
    private static readonly ReturnStatus[] OfSeller = [ReturnStatus.Rejected, ReturnStatus.Contested];

    private static readonly ReturnStatus[] OfSupport = [ReturnStatus.Refused];

    public Task<ReturnObjection?> FindObjectionAsync(Guid returnId, bool bySupport, CancellationToken cancellationToken)
    {
        var objected = bySupport ? OfSupport : OfSeller;
        return db.Set<ReturnEvent>()
            .AsNoTracking()
            .Where(e => e.ReturnId == returnId && objected.Contains(e.To))
            .OrderByDescending(e => e.Seq)
            .Select(e => new ReturnObjection(e.ReasonCode, e.Note))
            .FirstOrDefaultAsync(cancellationToken);
    }
}
