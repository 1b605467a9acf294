using System.Text;

namespace Marketplace.AppHostTests;

/// <summary>A Protocol Buffers message, read without its schema: fields by number.</summary>
internal sealed class WireMessage
{
    private readonly List<(int Field, ReadOnlyMemory<byte> Bytes)> _fields = [];

    internal WireMessage(ReadOnlyMemory<byte> source)
    {
        var position = 0;
        while (position < source.Length)
        {
            var tag = ReadVarint(source.Span, ref position);
            var length = (tag & 7) switch
            {
                0 => LengthOfVarint(source.Span, position),
                1 => 8,
                2 => checked((int)ReadVarint(source.Span, ref position)),
                5 => 4,
                var type => throw new InvalidDataException($"Wire type {type} is not known."),
            };
            _fields.Add(((int)(tag >> 3), source.Slice(position, length)));
            position += length;
        }
    }

    /// <summary>The messages of a repeated field.</summary>
    internal IEnumerable<WireMessage> All(int field) => Bytes(field).Select(bytes => new WireMessage(bytes));

    /// <summary>The text of a field; empty if it is not there.</summary>
    internal string Text(int field) => Encoding.UTF8.GetString(First(field).Span);

    /// <summary>The bytes of a field in hexadecimal; empty if it is not there.</summary>
    internal string Hex(int field) => Convert.ToHexStringLower(First(field).Span);

    /// <summary>Attributes: messages of a key (1) and a value (2) whose text is field 1.</summary>
    internal IReadOnlyDictionary<string, string> Attributes(int field) =>
        All(field)
            .GroupBy(pair => pair.Text(1))
            .ToDictionary(pairs => pairs.Key, pairs => ValueOf(pairs.First()), StringComparer.Ordinal);

    private static string ValueOf(WireMessage pair) => pair.All(2).FirstOrDefault()?.Text(1) ?? "";

    private ReadOnlyMemory<byte> First(int field) => Bytes(field).FirstOrDefault();

    private IEnumerable<ReadOnlyMemory<byte>> Bytes(int field) =>
        _fields.Where(one => one.Field == field).Select(one => one.Bytes);

    private static int LengthOfVarint(ReadOnlySpan<byte> source, int position)
    {
        var end = position;
        ReadVarint(source, ref end);
        return end - position;
    }

    private static ulong ReadVarint(ReadOnlySpan<byte> source, ref int position)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = source[position++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }
    }
}
