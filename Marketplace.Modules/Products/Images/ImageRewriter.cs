using NetVips;

namespace Marketplace.Modules.Products;

/// <summary>Decodes a picture and writes it anew, with its thumbnails.</summary>
/// <remarks>What is written holds pixels and nothing else: no EXIF, XMP, comment, profile or trailing data. The picture
/// is turned upright, its colours are sRGB, an animation is its first frame. Errors: <see cref="VipsException"/> for a
/// file that is damaged or incomplete. Source: docs/decisions/0026-pictures-are-rewritten.md.</remarks>
internal static class ImageRewriter
{
    private const int ThumbnailQuality = 80;

    /// <summary>Of what is written once more: little is to be lost on the way.</summary>
    private const int RawQuality = 95;

    /// <summary>Qualities tried one after the other until the file is small enough.</summary>
    private static readonly int[] Qualities = [88, 75, 60];

    // Kept, because native code calls it.
    private static readonly Log.LogDelegate Silence = (_, _, _) => { };

    static ImageRewriter()
    {
        // It would write a line to the console for each damaged row of a picture that a stranger sends.
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, Silence);
        // Only the three decoders that are asked for, no memory of past pictures, and no threads of its own.
        Operation.Block("VipsForeignLoad", true);
        Operation.Block("VipsForeignLoadJpeg", false);
        Operation.Block("VipsForeignLoadPng", false);
        Operation.Block("VipsForeignLoadWebp", false);
        Cache.Max = 0;
        NetVips.NetVips.Concurrency = 1;
    }

    /// <summary>The picture anew in its own kind; null when it would take more than <paramref
    /// name="maxBytes"/>.</summary>
    public static RewrittenImage? Rewrite(byte[] content, ImageFacts facts, int maxBytes)
    {
        using var picture = Decode(content, facts, Enums.FailOn.Error);
        return Encodings(picture, facts.Extension).FirstOrDefault(file => file.Length <= maxBytes) is { } file
            ? new(
                file,
                facts.Extension,
                facts.ContentType,
                picture.Width,
                picture.Height,
                ImageKeys.ThumbnailWidths.ToDictionary(width => width, width => Thumbnail(picture, width))
            )
            : null;
    }

    /// <summary>A square of pixels, each of red, green and blue, as a WebP file.</summary>
    public static byte[] Encode(byte[] pixels, int side)
    {
        using var raw = Image.NewFromMemory(pixels, side, side, bands: 3, Enums.BandFormat.Uchar);
        using var picture = raw.Copy(interpretation: Enums.Interpretation.Srgb);
        return picture.WebpsaveBuffer(q: RawQuality, effort: 0, keep: Enums.ForeignKeep.None);
    }

    /// <summary>A thumbnail of a file that was stored as it was sent, of which the readable part is enough.</summary>
    public static byte[] Thumbnail(byte[] content, ImageFacts facts, int width)
    {
        using var picture = Decode(content, facts, Enums.FailOn.None);
        return Thumbnail(picture, width);
    }

    private static byte[] Thumbnail(Image picture, int width)
    {
        using var small = picture.ThumbnailImage(
            width,
            height: ImageFormat.MaxSide,
            size: Enums.Size.Down,
            noRotate: true
        );
        return small.WebpsaveBuffer(q: ThumbnailQuality, keep: Enums.ForeignKeep.None);
    }

    private static Image Decode(byte[] content, ImageFacts facts, Enums.FailOn failOn)
    {
        const Enums.Access once = Enums.Access.Sequential;
        using var file = facts.Extension switch
        {
            "png" => Image.PngloadBuffer(content, access: once, failOn: failOn),
            "webp" => Image.WebploadBuffer(content, access: once, failOn: failOn),
            _ => Image.JpegloadBuffer(content, access: once, failOn: failOn),
        };
        if ((file.Width, file.Height) != (facts.Width, facts.Height))
            throw new VipsException("The file names two sizes.");
        using var colours = ToScreenColours(file);
        using var pixels = colours.CopyMemory();
        return pixels.Autorot();
    }

    private static Image ToScreenColours(Image file)
    {
        var isPrint = file.Interpretation == Enums.Interpretation.Cmyk;
        if (isPrint || file.Contains("icc-profile-data"))
        {
            try
            {
                return file.IccTransform("srgb", embedded: true, inputProfile: isPrint ? "cmyk" : "srgb", depth: 8);
            }
            catch (VipsException)
            {
                // A profile that does not fit the picture: its colours are taken as they are, as browsers do.
            }
        }

        return file.Colourspace(file.Bands < 3 ? Enums.Interpretation.Bw : Enums.Interpretation.Srgb);
    }

    private static IEnumerable<byte[]> Encodings(Image picture, string extension) =>
        extension switch
        {
            "png" => new[] { false, true }.Select(isPalette =>
                picture.PngsaveBuffer(
                    filter: isPalette ? Enums.ForeignPngFilter.None : Enums.ForeignPngFilter.All,
                    palette: isPalette,
                    keep: Enums.ForeignKeep.None
                )
            ),
            "webp" => Qualities.Select(q => picture.WebpsaveBuffer(q: q, keep: Enums.ForeignKeep.None)),
            _ => Qualities.Select(q =>
                picture.JpegsaveBuffer(q: q, optimizeCoding: true, keep: Enums.ForeignKeep.None)
            ),
        };
}

/// <summary>A picture written anew.</summary>
/// <param name="Extension">Without a dot.</param>
/// <param name="Width">Pixels, after it was turned upright.</param>
/// <param name="Height">Pixels, after it was turned upright.</param>
/// <param name="Thumbnails">WebP files by width; a picture that is narrower keeps its size.</param>
internal sealed record RewrittenImage(
    byte[] Content,
    string Extension,
    string ContentType,
    int Width,
    int Height,
    IReadOnlyDictionary<int, byte[]> Thumbnails
)
{
    /// <summary>What it takes in the store, thumbnails included.</summary>
    public int TotalBytes => Content.Length + Thumbnails.Values.Sum(file => file.Length);
}
