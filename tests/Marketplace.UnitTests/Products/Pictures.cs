using NetVips;

namespace Marketplace.UnitTests.Products;

/// <summary>Pictures as people send them.</summary>
internal static class Pictures
{
    public const string Secret = "Ayse-Kamera-41.0082N";

    /// <summary>One colour in sRGB.</summary>
    public static Image Plain(int width, int height, params double[] colour) =>
        Image
            .Black(width, height)
            .NewFromImage(colour)
            .Cast(Enums.BandFormat.Uchar)
            .Copy(interpretation: Enums.Interpretation.Srgb);

    /// <summary>Noise, which no format makes small.</summary>
    public static Image Noise(int width, int height, int seed = 1)
    {
        using var one = Image.Gaussnoise(width, height, mean: 128, sigma: 60, seed: seed);
        using var two = Image.Gaussnoise(width, height, mean: 128, sigma: 60, seed: seed + 1000);
        return one.Bandjoin(two, one).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
    }

    /// <summary>As from a telephone: with its owner, its place, a comment and an orientation.</summary>
    public static byte[] WithMetadata(Image image, string extension, int orientation)
    {
        using var described = image.Mutate(change =>
        {
            change.Set(GValue.GIntType, "orientation", orientation);
            change.Set(GValue.GStrType, "exif-ifd0-Artist", Secret);
            change.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "41/1 0/1 29/1");
            change.Set(GValue.BlobType, "xmp-data", System.Text.Encoding.UTF8.GetBytes($"<x>{Secret}</x>"));
        });
        var file = Save(described, extension);
        // A comment segment behind the start of a JPEG.
        return extension == "jpg"
            ? [.. file[..2], 0xFF, 0xFE, 0, 22, .. System.Text.Encoding.ASCII.GetBytes(Secret), .. file[2..]]
            : file;
    }

    public static byte[] Save(Image image, string extension) =>
        extension switch
        {
            "png" => image.PngsaveBuffer(),
            "webp" => image.WebpsaveBuffer(),
            _ => image.JpegsaveBuffer(),
        };

    public static Image Load(byte[] file, string extension) =>
        extension switch
        {
            "png" => Image.PngloadBuffer(file),
            "webp" => Image.WebploadBuffer(file),
            _ => Image.JpegloadBuffer(file),
        };
}
