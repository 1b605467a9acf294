using System.Security.Cryptography;

namespace Marketplace.Modules.Orders;

/// <summary>Numbers of returns, <c>R-YYMMDD-XXXXXC</c>, and the codes that buyers give to the carrier.</summary>
internal static class ReturnNumber
{
    public const int Length = OrderNumber.Length + 2;

    public const int CodeLength = 10;

    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Draws a number. If it already exists, the unique index rejects it and another one is drawn.</summary>
    public static string Draw(DateTimeOffset now) => "R-" + OrderNumber.Draw(now);

    /// <summary>Draws a return code of digits and unambiguous letters.</summary>
    public static string DrawCode() => RandomNumberGenerator.GetString(Letters, CodeLength);
}
