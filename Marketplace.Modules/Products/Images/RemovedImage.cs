using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Products;

/// <summary>A picture that was taken away and whose files are still there; it counts for its store until they are
/// gone.</summary>
internal sealed class RemovedImage
{
    /// <summary>The picture's id while it was shown.</summary>
    public Guid Id { get; init; }

    public Guid SellerId { get; init; }

    public required string Key { get; init; }

    /// <summary>What it takes in the image store, with its thumbnails.</summary>
    public int Bytes { get; init; }

    public DateTimeOffset RemovedAt { get; init; }
}

internal sealed class RemovedImageConfiguration : IEntityTypeConfiguration<RemovedImage>
{
    public void Configure(EntityTypeBuilder<RemovedImage> builder)
    {
        builder.ToTable("removed_images", ProductsModule.Schema);
        builder.HasKey(i => i.Id);
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Key).HasMaxLength(160);
        builder.HasIndex(i => i.SellerId);
        builder.HasIndex(i => i.RemovedAt);
    }
}
