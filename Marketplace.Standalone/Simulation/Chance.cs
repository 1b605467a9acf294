namespace Marketplace.Standalone;

/// <summary>Choices that repeat for the same numbers.</summary>
internal sealed class Chance(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Choices of one part of a simulation, which do not depend on those of another part.</summary>
    public static Chance Of(int seed, int day, int number) =>
        new(unchecked((((seed * 486_187_739) + day) * 1_000_003) + number));

    /// <summary>From least to most, both included.</summary>
    public int Between(int least, int most) => _random.Next(least, most + 1);

    /// <summary>True in so many of a hundred cases.</summary>
    public bool Percent(int percent) => _random.Next(100) < percent;

    /// <summary>One of the choices, all equally likely.</summary>
    public T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    /// <summary>One of the choices, in proportion to its weight.</summary>
    public T Pick<T>(IReadOnlyList<(T Choice, int Weight)> choices)
    {
        var point = _random.Next(choices.Sum(c => c.Weight));
        foreach (var (choice, weight) in choices)
        {
            if (point < weight)
                return choice;
            point -= weight;
        }

        throw new InvalidOperationException("No choice has a weight.");
    }
}
