namespace Marketplace.Modules.Products;

/// <summary>A picture of a product, kept in the image store under its key.</summary>
public sealed class ProductImage
{
    public Guid Id { get; init; }

    public Guid ProductId { get; init; }

    /// <summary>Where the image store keeps it; never reused for other bytes.</summary>
    public required string Key { get; init; }

    /// <summary>Text for those who cannot see it.</summary>
    public string Alt { get; set; } = "";

    /// <summary>Place among the product's images, lower first; the first is the cover.</summary>
    public int Sort { get; set; }

    /// <summary>Pixels.</summary>
    public int Width { get; init; }

    /// <summary>Pixels.</summary>
    public int Height { get; init; }

    /// <summary>SHA-256 of the file as it was sent, hexadecimal.</summary>
    public required string Hash { get; init; }

    public required string ContentType { get; init; }

    /// <summary>What it takes in the image store, with its thumbnails.</summary>
    public int Bytes { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
