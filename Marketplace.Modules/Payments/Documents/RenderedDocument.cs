using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Payments;

/// <summary>A document as PDF in one language; never changed.</summary>
internal sealed class RenderedDocument
{
    public Guid DocumentId { get; init; }

    /// <summary>Code of the language.</summary>
    public required string Language { get; init; }

    public required byte[] Content { get; init; }

    public DateTimeOffset RenderedAt { get; init; }
}

internal sealed class RenderedDocumentConfiguration : IEntityTypeConfiguration<RenderedDocument>
{
    public void Configure(EntityTypeBuilder<RenderedDocument> builder)
    {
        builder.ToTable("rendered_documents", "payments");
        builder.HasKey(d => new { d.DocumentId, d.Language });
        builder.Property(d => d.Language).HasMaxLength(8);
    }
}
