using System.Text.Json.Serialization;

namespace Marketplace.Foundation;

/// <summary>An amount of money in the smallest unit of its currency.</summary>
/// <param name="Amount">Minor units (kuruş, cent); |amount| ≤ 10^15. Never a fraction.</param>
/// <param name="Currency">ISO 4217 code of three capital letters, for example <c>TRY</c>.</param>
/// <remarks>Arithmetic throws <see cref="InvalidOperationException"/> (<c>money.currency_mismatch</c>) for different
/// currencies
/// and <see cref="OverflowException"/> beyond 10^15. Both are bugs in the caller, because input is validated
/// first.</remarks>
public readonly record struct Money(long Amount, string Currency) : IComparable<Money>
{
    /// <summary>The largest amount any field may hold, in minor units.</summary>
    public const long MaxAmount = 1_000_000_000_000_000;

    /// <summary>Zero in a currency.</summary>
    public static Money Zero(string currency) => new(0, currency);

    [JsonIgnore]
    public bool IsZero => Amount == 0;

    public static Money operator +(Money left, Money right) =>
        new(Checked((Int128)left.Amount + right.SameCurrency(left).Amount), left.Currency);

    public static Money operator -(Money left, Money right) =>
        new(Checked((Int128)left.Amount - right.SameCurrency(left).Amount), left.Currency);

    public static Money operator -(Money value) => new(-value.Amount, value.Currency);

    public static Money operator *(Money value, int quantity) =>
        new(Checked((Int128)value.Amount * quantity), value.Currency);

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>Applies a rate, rounded half away from zero.</summary>
    /// <param name="bps">Rate in basis points (1/10000).</param>
    public Money ApplyRate(int bps) => new(Checked(Rounding.DivideHalfAway((Int128)Amount * bps, 10_000)), Currency);

    /// <summary>The tax included in a tax-inclusive amount.</summary>
    /// <param name="taxBps">Tax rate in basis points, 0 or more.</param>
    public Money IncludedTax(int taxBps) =>
        new(Amount - Checked(Rounding.DivideHalfAway((Int128)Amount * 10_000, 10_000 + taxBps)), Currency);

    /// <summary>Splits the amount by weights; the parts add up to it exactly.</summary>
    /// <remarks>Largest remainder, ties to the lower index; all weights zero means an equal split; a negative amount
    /// splits its absolute value.</remarks>
    public IReadOnlyList<Money> Split(IReadOnlyList<long> weights)
    {
        var currency = Currency;
        return MoneySplit.Split(Amount, weights).Select(part => new Money(part, currency)).ToList();
    }

    public int CompareTo(Money other) => Amount.CompareTo(other.SameCurrency(this).Amount);

    public override string ToString() => $"{Amount} {Currency}";

    private Money SameCurrency(Money other) =>
        other.Currency == Currency
            ? this
            : throw new InvalidOperationException(
                $"money.currency_mismatch: {Currency} and {other.Currency} cannot be combined."
            );

    private static long Checked(Int128 value) =>
        Int128.Abs(value) <= MaxAmount
            ? (long)value
            : throw new OverflowException("money: amount beyond 10^15 minor units.");
}
