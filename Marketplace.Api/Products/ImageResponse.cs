using Marketplace.Modules.Products;
using Marketplace.Modules.Products.Contracts;

namespace Marketplace.Api.Products;

/// <summary>An image of a product.</summary>
/// <param name="Url">Stable URL; the file behind it never changes.</param>
/// <param name="Thumbnails">Smaller WebP files of it, ascending.</param>
public sealed record ImageResponse(
    Guid Id,
    string Url,
    string Alt,
    int Width,
    int Height,
    IReadOnlyList<ThumbnailView> Thumbnails
)
{
    public static ImageResponse From(ImageView image, string publicUrl) =>
        new(
            image.Id,
            ImageKeys.Url(publicUrl, image.Key),
            image.Alt,
            image.Width,
            image.Height,
            ThumbnailView.Of(image.Key, image.Width, image.Height, publicUrl)
        );
}
