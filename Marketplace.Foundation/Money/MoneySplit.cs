namespace Marketplace.Foundation;

/// <summary>Splits a total into parts without gaining or losing a minor unit.</summary>
public static class MoneySplit
{
    /// <summary>Splits by largest remainder; ties go to the lower index.</summary>
    /// <param name="weights">At least one, none negative; all zero means an equal split.</param>
    public static long[] Split(long total, IReadOnlyList<long> weights)
    {
        ArgumentOutOfRangeException.ThrowIfZero(weights.Count, nameof(weights));
        if (weights.Any(weight => weight < 0))
            throw new ArgumentOutOfRangeException(nameof(weights), "Weights must not be negative.");
        if (total < 0)
            return Array.ConvertAll(Split(-total, weights), part => -part);

        Int128 sum = 0;
        foreach (var weight in weights)
            sum += weight;
        var even = sum == 0;
        if (even)
            sum = weights.Count;

        var parts = new long[weights.Count];
        var remainders = new Int128[weights.Count];
        var left = total;
        for (var i = 0; i < parts.Length; i++)
        {
            var share = (Int128)total * (even ? 1 : weights[i]);
            parts[i] = (long)(share / sum);
            remainders[i] = share % sum;
            left -= parts[i];
        }

        foreach (
            var i in Enumerable
                .Range(0, parts.Length)
                .OrderByDescending(i => remainders[i])
                .ThenBy(i => i)
                .Take((int)left)
        )
        {
            parts[i]++;
        }

        return parts;
    }

    /// <summary>The amount to refund for <paramref name="quantity"/> more of <paramref name="ordered"/>
    /// units.</summary>
    /// <remarks>Cumulative method: refunding the last unit brings the refunded sum to the exact line total.</remarks>
    public static long CumulativeRefund(
        long lineTotal,
        int ordered,
        int alreadyQuantity,
        long alreadyRefunded,
        int quantity
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quantity, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(alreadyQuantity + quantity, ordered);
        var upTo = (long)Rounding.DivideHalfAway((Int128)lineTotal * (alreadyQuantity + quantity), ordered);
        return upTo - alreadyRefunded;
    }
}
