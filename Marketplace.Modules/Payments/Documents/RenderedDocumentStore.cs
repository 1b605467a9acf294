using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

/// <summary>Keeps documents as PDF: written once in each language, the same bytes from then on.</summary>
public sealed class RenderedDocumentStore(MarketplaceDbContext db, UnitOfWork unitOfWork, TimeProvider clock)
{
    /// <summary>The kept file, or the one that is written now.</summary>
    /// <param name="write">Called when there is none yet.</param>
    /// <remarks>Repeat: of two who write it at the same time, both get the file that was kept first.</remarks>
    public async Task<byte[]> GetOrAddAsync(
        Guid documentId,
        Language language,
        Func<byte[]> write,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(documentId, language, cancellationToken) is { } kept)
            return kept;
        var content = write();
        return await unitOfWork.RunAsync(
            async ct =>
            {
                await db.Database.ExecuteSqlAsync(
                    $"""
                    INSERT INTO payments.rendered_documents (document_id, language, content, rendered_at)
                    VALUES ({documentId}, {language.Code}, {content}, {clock.GetUtcNow()}) ON CONFLICT DO NOTHING
                    """,
                    ct
                );
                return (await FindAsync(documentId, language, ct))!;
            },
            cancellationToken
        );
    }

    private Task<byte[]?> FindAsync(Guid documentId, Language language, CancellationToken cancellationToken)
    {
        var code = language.Code;
        return db.Set<RenderedDocument>()
            .Where(d => d.DocumentId == documentId && d.Language == code)
            .Select(d => d.Content)
            .SingleOrDefaultAsync(cancellationToken);
    }
}
