namespace Marketplace.Modules.Products.Contracts;

/// <summary>An image where something else is shown with it.</summary>
/// <param name="Key">Where the image store keeps it.</param>
/// <param name="Alt">Text for those who cannot see it; may be empty.</param>
/// <param name="Width">Pixels; null when it was not recorded.</param>
/// <param name="Height">Pixels; null when it was not recorded.</param>
public sealed record Picture(string Key, string Alt, int? Width, int? Height);

/// <summary>An image as clients get it where something else is shown with it: a product in a list, a line of an
/// order.</summary>
/// <param name="Url">Stable URL; the file behind it never changes.</param>
/// <param name="Alt">Text for those who cannot see it; may be empty.</param>
/// <param name="Width">Pixels; null when unknown.</param>
/// <param name="Height">Pixels; null when unknown.</param>
/// <param name="Thumbnails">Smaller WebP files of it, ascending.</param>
public sealed record PictureView(
    string Url,
    string Alt,
    int? Width,
    int? Height,
    IReadOnlyList<ThumbnailView> Thumbnails
)
{
    public static PictureView? From(Picture? picture, string publicUrl) =>
        picture is null
            ? null
            : new(
                ImageKeys.Url(publicUrl, picture.Key),
                picture.Alt,
                picture.Width,
                picture.Height,
                ThumbnailView.Of(picture.Key, picture.Width, picture.Height, publicUrl)
            );

    /// <summary>The smallest thumbnail that is at least this many pixels wide, or as wide as the picture is.</summary>
    public ThumbnailView ThumbnailOf(int width) =>
        Thumbnails.First(t => t.Width >= Math.Min(width, Thumbnails[^1].Width));
}

/// <summary>A smaller file of an image.</summary>
/// <param name="Url">Stable URL of a WebP file that never changes.</param>
/// <param name="Width">Pixels: 160, 480 or 1080, or the image's own width where that is less.</param>
/// <param name="Height">Pixels; null when the image's size is unknown.</param>
public sealed record ThumbnailView(string Url, int Width, int? Height)
{
    public static IReadOnlyList<ThumbnailView> Of(string key, int? width, int? height, string publicUrl) =>
        [
            .. ImageKeys.ThumbnailWidths.Select(most => new ThumbnailView(
                ImageKeys.Url(publicUrl, ImageKeys.Thumbnail(key, most)),
                Math.Min(most, width ?? most),
                ImageKeys.ThumbnailHeight(most, width, height)
            )),
        ];
}
