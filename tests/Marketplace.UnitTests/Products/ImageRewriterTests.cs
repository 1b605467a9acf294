using System.Text;
using Marketplace.Modules.Products;
using NetVips;

namespace Marketplace.UnitTests.Products;

/// <summary>What is left of a picture when it was written anew.</summary>
public sealed class ImageRewriterTests
{
    private const int MaxBytes = 5 * 1024 * 1024;

    [Theory]
    [InlineData("jpg")]
    [InlineData("png")]
    [InlineData("webp")]
    public void Rewrite_OfATelephonePhoto_KeepsNeitherPlaceNorOwner(string extension)
    {
        using var photo = Pictures.Noise(40, 20);
        var sent = Pictures.WithMetadata(photo, extension, orientation: 1);
        Assert.Contains(Pictures.Secret, Encoding.Latin1.GetString(sent), StringComparison.Ordinal);

        var rewritten = Rewrite(sent);

        Assert.Equal((extension, 40, 20), (rewritten.Extension, rewritten.Width, rewritten.Height));
        foreach (var file in rewritten.Thumbnails.Values.Append(rewritten.Content))
            Assert.DoesNotContain(Pictures.Secret, Encoding.Latin1.GetString(file), StringComparison.Ordinal);
        using var stored = Pictures.Load(rewritten.Content, extension);
        Assert.DoesNotContain(
            stored.GetFields(),
            field =>
                field is "exif-data" or "xmp-data" or "icc-profile-data"
                || field.Contains("GPS", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("jpg")]
    [InlineData("png")]
    [InlineData("webp")]
    public void Rewrite_OfAPictureOnItsSide_TurnsItUpright(string extension)
    {
        using var red = Pictures.Plain(32, 32, 250, 0, 0);
        using var blue = Pictures.Plain(32, 32, 0, 0, 250);
        using var both = red.Join(blue, Enums.Direction.Horizontal);

        // Orientation 6: what is left in the file is the top of the picture.
        var rewritten = Rewrite(Pictures.WithMetadata(both, extension, orientation: 6));

        Assert.Equal((32, 64), (rewritten.Width, rewritten.Height));
        using var stored = Pictures.Load(rewritten.Content, extension);
        Assert.Equal((32, 64), (stored.Width, stored.Height));
        Assert.True(stored.Getpoint(16, 10)[0] > 200 && stored.Getpoint(16, 54)[2] > 200);
        using var thumbnail = Image.WebploadBuffer(rewritten.Thumbnails[160]);
        Assert.Equal((32, 64), (thumbnail.Width, thumbnail.Height));
    }

    [Theory]
    [InlineData("p3", "png")]
    [InlineData("p3", "jpg")]
    [InlineData("cmyk", "jpg")]
    public void Rewrite_OfOtherColours_LooksTheSameInSrgb(string profile, string extension)
    {
        using var plain = Pictures.Plain(32, 32, 200, 100, 50);
        using var other = plain.IccTransform(profile, inputProfile: "srgb");
        Assert.True(Math.Abs(other.Getpoint(1, 1)[0] - 200) > 5);

        var rewritten = Rewrite(Pictures.Save(other, extension));

        using var stored = Pictures.Load(rewritten.Content, extension);
        Assert.Equal((3, false), (stored.Bands, stored.Contains("icc-profile-data")));
        Assert.All(
            stored.Getpoint(16, 16).Zip([200.0, 100.0, 50.0]),
            pair => Assert.InRange(pair.First, pair.Second - 6, pair.Second + 6)
        );
    }

    [Fact]
    public void Rewrite_OfAProfileThatDoesNotFit_TakesTheColoursAsTheyAre()
    {
        using var plain = Pictures.Plain(8, 8, 200, 100, 50);
        using var odd = plain.Mutate(change => change.Set(GValue.BlobType, "icc-profile-data", new byte[200]));

        var rewritten = Rewrite(odd.PngsaveBuffer());

        using var stored = Image.PngloadBuffer(rewritten.Content);
        Assert.Equal([200, 100, 50], stored.Getpoint(4, 4));
    }

    [Fact]
    public void Rewrite_OfPngWithSixteenBitsAndHoles_KeepsTheHoles()
    {
        using var plain = Pictures.Plain(8, 8, 200, 100, 50, 0);
        using var deep = plain.Colourspace(Enums.Interpretation.Rgb16);

        var rewritten = Rewrite(deep.PngsaveBuffer());

        using var stored = Image.PngloadBuffer(rewritten.Content);
        Assert.Equal((4, Enums.BandFormat.Uchar, 0.0), (stored.Bands, stored.Format, stored.Getpoint(4, 4)[3]));
    }

    [Theory]
    [InlineData("jpg")]
    [InlineData("png")]
    [InlineData("webp")]
    public void Rewrite_OfAFileWithAScriptBehindIt_DropsTheScript(string extension)
    {
        using var plain = Pictures.Plain(8, 8, 200, 100, 50);
        byte[] sent = [.. Pictures.Save(plain, extension), .. "<script>alert(1)</script>"u8];

        var rewritten = Rewrite(sent);

        Assert.DoesNotContain("script", Encoding.Latin1.GetString(rewritten.Content), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jpg", 0.3)]
    [InlineData("jpg", 0.99)]
    [InlineData("png", 0.5)]
    [InlineData("png", 0.99)]
    [InlineData("webp", 0.5)]
    [InlineData("webp", 0.99)]
    public void Rewrite_OfHalfAFile_IsRefused(string extension, double part)
    {
        using var photo = Pictures.Noise(200, 150);
        var whole = Pictures.Save(photo, extension);

        Assert.Throws<VipsException>(() => Rewrite(whole[..(int)(whole.Length * part)]));
    }

    [Fact]
    public void Rewrite_OfAnAnimation_KeepsTheFirstFrame()
    {
        using var red = Pictures.Plain(40, 20, 250, 0, 0);
        using var blue = Pictures.Plain(40, 20, 0, 0, 250);
        using var frames = Image.Arrayjoin([red, blue], across: 1);
        using var film = frames.Mutate(change => change.Set(GValue.GIntType, "page-height", 20));
        var sent = film.WebpsaveBuffer();
        using var seen = Image.WebploadBuffer(sent, n: -1);
        Assert.Equal(40, seen.Height);

        var rewritten = Rewrite(sent);

        using var stored = Image.WebploadBuffer(rewritten.Content, n: -1);
        Assert.Equal((40, 20), (stored.Width, stored.Height));
        Assert.True(stored.Getpoint(10, 10)[0] > 200);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(333, 777)]
    [InlineData(2400, 1801)]
    [InlineData(1081, 999)]
    [InlineData(161, 5000)]
    [InlineData(5000, 3)]
    public void Thumbnails_OfAnySize_AreWebPOfTheSizeThatAnswersName(int width, int height)
    {
        using var plain = Pictures.Plain(width, height, 200, 100, 50);

        var rewritten = Rewrite(plain.PngsaveBuffer());

        Assert.Equal([160, 480, 1080], rewritten.Thumbnails.Keys.Order());
        foreach (var (most, file) in rewritten.Thumbnails)
        {
            using var thumbnail = Image.WebploadBuffer(file);
            Assert.Equal(
                (Math.Min(most, width), ImageKeys.ThumbnailHeight(most, width, height)),
                (thumbnail.Width, thumbnail.Height)
            );
        }
    }

    [Theory]
    [InlineData("jpg")]
    [InlineData("png")]
    [InlineData("webp")]
    public void Rewrite_OfAFileThatGrows_WritesItSmallerOrGivesUp(string extension)
    {
        using var noise = Pictures.Noise(200, 200);
        var sent = Pictures.Save(noise, extension);
        var best = Rewrite(sent).Content.Length;

        var smaller = ImageRewriter.Rewrite(sent, ImageFormat.Read(sent)!, best - 1);

        Assert.NotNull(smaller);
        Assert.True(smaller.Content.Length < best);
        Assert.Null(ImageRewriter.Rewrite(sent, ImageFormat.Read(sent)!, 1000));
    }

    private static RewrittenImage Rewrite(byte[] file) =>
        ImageRewriter.Rewrite(file, ImageFormat.Read(file)!, MaxBytes)!;
}
