using Marketplace.Modules.Orders;

namespace Marketplace.MigrationService;

/// <summary>Chance that comes out the same for the same seed: numbers, picks, ids and order numbers.</summary>
internal sealed class DemoChance(int seed)
{
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private readonly Random _random = new(seed);
    private readonly HashSet<string> _numbers = [];

    /// <summary>From 0 to below the limit.</summary>
    public int Below(int limit) => _random.Next(limit);

    /// <summary>From least to most, both included.</summary>
    public int Between(int least, int most) => _random.Next(least, most + 1);

    public bool OneIn(int count) => _random.Next(count) == 0;

    public T Of<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    public TimeSpan Hours(double least, double most) =>
        TimeSpan.FromSeconds(Math.Round(3600 * (least + ((most - least) * _random.NextDouble()))));

    /// <summary>The index of a weight, the likelier the heavier.</summary>
    public int Weighted(IReadOnlyList<double> cumulative)
    {
        var point = _random.NextDouble() * cumulative[^1];
        var (low, high) = (0, cumulative.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (cumulative[middle] > point)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    /// <summary>An id as the product makes them (UUID version 7), of that instant.</summary>
    public Guid Id(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        var milliseconds = at.ToUnixTimeMilliseconds();
        for (var i = 0; i < 6; i++)
            bytes[i] = (byte)(milliseconds >> (40 - (8 * i)));
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    public string Hex(int length) =>
        string.Create(
            length,
            _random,
            (text, chance) =>
            {
                for (var i = 0; i < text.Length; i++)
                    text[i] = "0123456789abcdef"[chance.Next(16)];
            }
        );

    /// <summary>An order number nobody has yet, with its check character.</summary>
    public string OrderNumberOf(DateTimeOffset day)
    {
        Span<char> letters = stackalloc char[6];
        while (true)
        {
            for (var i = 0; i < letters.Length; i++)
                letters[i] = Crockford[_random.Next(Crockford.Length)];
            var number = $"{day.UtcDateTime:yyMMdd}-{letters}";
            if (OrderNumber.IsValid(number) && _numbers.Add(number))
                return number;
        }
    }
}
