using System.Buffers.Binary;
using Marketplace.Modules.Products;
using Microsoft.Extensions.Logging.Abstractions;

namespace Marketplace.UnitTests.Products;

/// <summary>Which pictures are decoded at all.</summary>
public sealed class ImageRewriteServiceTests : IDisposable
{
    private const int MaxBytes = 5 * 1024 * 1024;

    private readonly ImageRewriteService _rewriter = new(NullLogger<ImageRewriteService>.Instance);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _rewriter.Dispose();

    [Theory]
    [InlineData(16_383, 16_383, "image.too_many_pixels")]
    [InlineData(5_001, 5_000, "image.too_many_pixels")]
    [InlineData(100, 100, "image.unreadable")]
    [InlineData(40_000, 1, "media.unsupported")]
    public async Task Rewrite_OfAHeaderAlone_IsRefused(int width, int height, string code)
    {
        var refused = await _rewriter.RewriteAsync(HeaderOfPng(width, height), MaxBytes, Token);

        Assert.Equal(code, refused.Error?.Code);
    }

    [Fact]
    public async Task Rewrite_OfAJpegThatNamesTwoSizes_IsRefused()
    {
        using var plain = Pictures.Plain(64, 64, 200, 100, 50);
        var file = plain.JpegsaveBuffer();
        // A second frame header, of one pixel, before the true one.
        byte[] forged =
        [
            .. file[..2],
            0xFF,
            0xC0,
            0,
            17,
            8,
            0,
            1,
            0,
            1,
            3,
            1,
            0x11,
            0,
            2,
            0x11,
            0,
            3,
            0x11,
            0,
            .. file[2..],
        ];

        var refused = await _rewriter.RewriteAsync(forged, MaxBytes, Token);

        Assert.Equal("image.unreadable", refused.Error?.Code);
    }

    [Fact]
    public async Task Rewrite_OfManyAtOnce_AnswersAll()
    {
        using var noise = Pictures.Noise(300, 300);
        var file = noise.JpegsaveBuffer();

        var all = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(_ => _rewriter.RewriteAsync(file, MaxBytes, Token))
        );

        Assert.All(all, one => Assert.True(one.Succeeded));
    }

    [Fact]
    public async Task Thumbnail_OfAnOldHalfPicture_ShowsWhatThereIs_AndOfAHeaderNothing()
    {
        using var noise = Pictures.Noise(300, 300);
        var file = noise.JpegsaveBuffer();

        Assert.NotNull(await _rewriter.MakeThumbnailAsync(file[..(file.Length / 2)], 160, Token));
        Assert.Null(await _rewriter.MakeThumbnailAsync(HeaderOfPng(16_383, 16_383), 160, Token));
    }

    /// <summary>53 bytes that say they are a picture.</summary>
    private static byte[] HeaderOfPng(int width, int height)
    {
        var file = new byte[53];
        byte[] start = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8];
        start.CopyTo(file, 0);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), height);
        file[24] = 8;
        file[25] = 2;
        return file;
    }
}
