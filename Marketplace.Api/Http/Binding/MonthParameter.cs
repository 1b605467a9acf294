using System.Globalization;
using Marketplace.Foundation;

namespace Marketplace.Api.Http;

/// <summary>The query parameter <c>month</c>, YYYY-MM.</summary>
internal static class MonthParameter
{
    private static readonly DateOnly First = new(2000, 1, 1);
    private static readonly DateOnly Last = new(2999, 12, 1);

    /// <summary>First day of the month; null when left out.</summary>
    /// <remarks>Errors: <c>value.format</c> for anything but a month from 2000 to 2999.</remarks>
    public static Result<DateOnly?> Read(string? month)
    {
        if (string.IsNullOrEmpty(month))
            return (DateOnly?)null;
        return
            DateOnly.TryParseExact(
                month + "-01",
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var first
            )
            && first >= First
            && first <= Last
            ? first
            : Invalid.Field("?month", "value.format");
    }
}
