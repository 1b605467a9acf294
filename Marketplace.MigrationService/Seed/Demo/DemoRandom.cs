using Marketplace.Modules.Orders;

namespace Marketplace.MigrationService;

/// <summary>Random numbers, choices, ids and order numbers that repeat for the same seed.</summary>
internal sealed class DemoRandom(int seed)
{
    private const string CrockfordDigits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private readonly Random _random = new(seed);
    private readonly HashSet<string> _orderNumbers = [];

    /// <summary>From 0 to one less than the limit.</summary>
    public int Below(int limit) => _random.Next(limit);

    /// <summary>From least to most, both included.</summary>
    public int Between(int least, int most) => _random.Next(least, most + 1);

    /// <summary>True once in so many times on average.</summary>
    public bool OneIn(int count) => _random.Next(count) == 0;

    /// <summary>One of the choices, all equally likely.</summary>
    public T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    /// <summary>A duration between two numbers of hours, in whole seconds.</summary>
    public TimeSpan Hours(double least, double most) =>
        TimeSpan.FromSeconds(Math.Round(3600 * (least + ((most - least) * _random.NextDouble()))));

    /// <summary>An index, chosen in proportion to its weight.</summary>
    /// <param name="cumulativeWeights">The running totals of the weights.</param>
    public int PickIndex(IReadOnlyList<double> cumulativeWeights)
    {
        var point = _random.NextDouble() * cumulativeWeights[^1];
        var (low, high) = (0, cumulativeWeights.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (cumulativeWeights[middle] > point)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    /// <summary>A UUID version 7 with the given timestamp.</summary>
    public Guid NewId(DateTimeOffset at)
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

    /// <summary>Hexadecimal digits.</summary>
    public string Hex(int length) =>
        string.Create(
            length,
            _random,
            (text, random) =>
            {
                for (var i = 0; i < text.Length; i++)
                    text[i] = "0123456789abcdef"[random.Next(16)];
            }
        );

    /// <summary>Digits and unambiguous letters.</summary>
    public string Code(int length) =>
        string.Create(
            length,
            _random,
            (text, random) =>
            {
                for (var i = 0; i < text.Length; i++)
                    text[i] = CrockfordDigits[random.Next(CrockfordDigits.Length)];
            }
        );

    /// <summary>A valid order number that was not returned before.</summary>
    public string NewOrderNumber(DateTimeOffset day)
    {
        Span<char> letters = stackalloc char[6];
        while (true)
        {
            for (var i = 0; i < letters.Length; i++)
                letters[i] = CrockfordDigits[_random.Next(CrockfordDigits.Length)];
            var number = $"{day.UtcDateTime:yyMMdd}-{letters}";
            if (OrderNumber.IsValid(number) && _orderNumbers.Add(number))
                return number;
        }
    }
}
