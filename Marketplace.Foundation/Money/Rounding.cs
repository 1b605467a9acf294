namespace Marketplace.Foundation;

/// <summary>The rounding rule for all money calculations.</summary>
public static class Rounding
{
    /// <summary>Divides and rounds half away from zero.</summary>
    /// <param name="denominator">Greater than zero.</param>
    public static Int128 DivideHalfAway(Int128 numerator, Int128 denominator)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(denominator, Int128.Zero);
        var half = (Int128.Abs(numerator) * 2 + denominator) / (denominator * 2);
        return numerator < 0 ? -half : half;
    }
}
