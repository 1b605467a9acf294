using System.Buffers.Binary;

namespace Marketplace.Modules.Products;

/// <summary>Reads kind and size of a picture from its first bytes, whatever its name says; decodes nothing.</summary>
/// <remarks>Source: PNG (RFC 2083), JPEG (ITU T.81 annex B), WebP container (RFC 9649).</remarks>
internal static class ImageFormat
{
    /// <summary>Largest width or height in pixels.</summary>
    public const int MaxSide = 16_383;

    /// <summary>Most pixels of a picture: what decoding it may take in memory and time.</summary>
    public const int MaxPixels = 25_000_000;

    /// <summary>What the picture is; null when it is no JPEG, PNG or WebP, or says no usable size.</summary>
    public static ImageFacts? Read(ReadOnlySpan<byte> file)
    {
        var facts = ReadPng(file) ?? ReadWebP(file) ?? ReadJpeg(file);
        return facts is { Width: > 0 and <= MaxSide, Height: > 0 and <= MaxSide } ? facts : null;
    }

    private static ImageFacts? ReadPng(ReadOnlySpan<byte> file)
    {
        ReadOnlySpan<byte> signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
        if (file.Length < 33 || !file.StartsWith(signature) || !file[12..].StartsWith("IHDR"u8))
            return null;
        return new(
            "image/png",
            "png",
            Positive(BinaryPrimitives.ReadUInt32BigEndian(file[16..])),
            Positive(BinaryPrimitives.ReadUInt32BigEndian(file[20..]))
        );
    }

    private static ImageFacts? ReadWebP(ReadOnlySpan<byte> file)
    {
        if (file.Length < 30 || !file.StartsWith("RIFF"u8) || !file[8..].StartsWith("WEBP"u8))
            return null;
        var chunk = file[12..16];
        var data = file[20..];
        if (chunk.SequenceEqual("VP8X"u8))
            return WebP(1 + UInt24(data[4..]), 1 + UInt24(data[7..]));
        if (chunk.SequenceEqual("VP8L"u8) && data[0] == 0x2F)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
            return WebP((int)(bits & 0x3FFF) + 1, (int)(bits >> 14 & 0x3FFF) + 1);
        }

        ReadOnlySpan<byte> start = [0x9D, 0x01, 0x2A];
        return chunk.SequenceEqual("VP8 "u8) && data[3..].StartsWith(start)
            ? WebP(
                BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF,
                BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF
            )
            : null;
    }

    private static ImageFacts? ReadJpeg(ReadOnlySpan<byte> file)
    {
        if (file.Length < 4 || file[0] != 0xFF || file[1] != 0xD8)
            return null;
        for (var at = 2; at + 9 < file.Length; )
        {
            if (file[at] != 0xFF)
                return null;
            var marker = file[at + 1];
            if (marker is 0xFF)
            {
                at++;
                continue;
            }

            // Frame headers (all SOF markers but DHT, JPG and DAC, which share the range) carry the size.
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return new(
                    "image/jpeg",
                    "jpg",
                    BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]),
                    BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..])
                );
            }

            if (marker is 0xD9 or 0xDA)
                return null;
            at += marker is 0x01 or (>= 0xD0 and <= 0xD7)
                ? 2
                : 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        }

        return null;
    }

    private static ImageFacts WebP(int width, int height) => new("image/webp", "webp", width, height);

    private static int UInt24(ReadOnlySpan<byte> bytes) => bytes[0] | bytes[1] << 8 | bytes[2] << 16;

    private static int Positive(uint value) => value > int.MaxValue ? 0 : (int)value;
}

/// <summary>Kind and size of a picture.</summary>
/// <param name="Extension">Without a dot.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
internal sealed record ImageFacts(string ContentType, string Extension, int Width, int Height)
{
    /// <summary>Whether it has more pixels than are decoded.</summary>
    public bool IsTooLarge => (long)Width * Height > ImageFormat.MaxPixels;
}
