using Marketplace.Modules.Orders.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Orders;

/// <summary>Reads for mails why returns were not accepted.</summary>
internal sealed class ReturnDirectory(MarketplaceDbContext db, IOptions<MessagesOptions> messages) : IReturnDirectory
{
    private static readonly ReturnStatus[] OfSeller = [ReturnStatus.Rejected, ReturnStatus.Contested];

    private static readonly ReturnStatus[] OfSupport = [ReturnStatus.Refused];

    public async Task<ReturnObjection?> FindObjectionAsync(
        Guid returnId,
        bool bySupport,
        CancellationToken cancellationToken
    )
    {
        var objected = bySupport ? OfSupport : OfSeller;
        var found = await db.Set<ReturnEvent>()
            .AsNoTracking()
            .Where(e => e.ReturnId == returnId && objected.Contains(e.To))
            .OrderByDescending(e => e.Seq)
            .Select(e => new ReturnObjection(e.ReasonCode, e.Note))
            .FirstOrDefaultAsync(cancellationToken);
        // A mail of the marketplace carries no link or number that a store wrote, as a message does not.
        return found is { Note: { } note } && !bySupport && messages.Value.HideContactData
            ? found with
            {
                Note = ContactData.Hide(note).Text,
            }
            : found;
    }
}
