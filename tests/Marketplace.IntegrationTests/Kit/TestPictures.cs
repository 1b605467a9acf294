using NetVips;

namespace Marketplace.IntegrationTests.Kit;

/// <summary>Real pictures, each different from the others.</summary>
public static class TestPictures
{
    private static int Count;

    /// <summary>A PNG of noise that no other call gives.</summary>
    public static byte[] Png(int width = 8, int height = 8)
    {
        using var noise = Noise(width, height);
        return noise.PngsaveBuffer();
    }

    /// <summary>A JPEG as a telephone takes it: lying on its side, with the place and <paramref name="owner"/> in
    /// it.</summary>
    public static byte[] Photo(string owner, int width = 400, int height = 300)
    {
        using var noise = Noise(width, height);
        using var photo = noise.Mutate(change =>
        {
            change.Set(GValue.GIntType, "orientation", 6);
            change.Set(GValue.GStrType, "exif-ifd0-Artist", owner);
            change.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "41/1 0/1 29/1");
        });
        return photo.JpegsaveBuffer();
    }

    private static Image Noise(int width, int height)
    {
        var seed = Interlocked.Increment(ref Count);
        using var one = Image.Gaussnoise(width, height, mean: 128, sigma: 60, seed: seed);
        using var two = Image.Gaussnoise(width, height, mean: 128, sigma: 60, seed: seed + 100_000);
        return one.Bandjoin(two, one).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
    }
}
