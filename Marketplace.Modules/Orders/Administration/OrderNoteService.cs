using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Notes of support and administrators on orders.</summary>
public sealed class OrderNoteService(UnitOfWork unitOfWork, MarketplaceDbContext db, AuditLog audit, TimeProvider clock)
{
    private const int Shown = 200;

    /// <summary>Adds a note; the audit log says who wrote one, not what.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>. Repeat: adds another note, so use an Idempotency-Key.</remarks>
    public Task<Result<OrderNoteView>> AddAsync(
        Actor author,
        Guid orderId,
        string text,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<OrderNoteView>(
            async ct =>
            {
                if (!await db.Set<Order>().AnyAsync(o => o.Id == orderId, ct))
                    return PlatformErrors.NotFound;
                var note = new OrderNote
                {
                    Id = Ids.New(clock),
                    OrderId = orderId,
                    AuthorId = author.Id,
                    Text = text,
                    At = clock.GetUtcNow(),
                };
                db.Add(note);
                audit.Add(author.UserId, "order.note", "order", orderId.ToString(), after: new { noteId = note.Id });
                return new OrderNoteView(note.Id, note.AuthorId, note.Text, note.At);
            },
            cancellationToken
        );

    /// <summary>The notes of an order, oldest first.</summary>
    public async Task<IReadOnlyList<OrderNoteView>> ListAsync(Guid orderId, CancellationToken cancellationToken) =>
        await db.Set<OrderNote>()
            .Where(n => n.OrderId == orderId)
            .OrderBy(n => n.Id)
            .Take(Shown)
            .Select(n => new OrderNoteView(n.Id, n.AuthorId, n.Text, n.At))
            .ToListAsync(cancellationToken);
}

/// <summary>A note on an order.</summary>
public sealed record OrderNoteView(Guid Id, Guid AuthorId, string Text, DateTimeOffset At);
