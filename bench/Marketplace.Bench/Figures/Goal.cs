using System.Globalization;

namespace Marketplace.Bench;

/// <summary>What a figure should be.</summary>
/// <param name="IsFloor">Whether more is better.</param>
internal sealed record Goal(double Value, bool IsFloor)
{
    public static Goal AtLeast(double value) => new(value, true);

    public static Goal AtMost(double value) => new(value, false);

    public bool IsMetBy(double measured) => IsFloor ? measured >= Value : measured <= Value;

    /// <inheritdoc />
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(IsFloor ? '≥' : '≤')} {Value:0.##}");
}
