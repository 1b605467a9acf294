using System.Globalization;
using System.Text;
using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>The file for the bank: comma-separated values in UTF-8, one payout a line, after a line with the names of
/// the
/// columns.</summary>
/// <remarks>Columns: <c>payout_id</c>, <c>iban</c> (without spaces), <c>name</c>, <c>amount</c> (with a point and the
/// currency's decimals), <c>currency</c>, <c>reference</c>.</remarks>
internal static class BankFile
{
    public const string Heading = "payout_id,iban,name,amount,currency,reference";
    private const int MaxNameLength = 70;

    public static string Write(IEnumerable<BankTransfer> transfers)
    {
        var text = new StringBuilder(Heading).Append("\r\n");
        foreach (var transfer in transfers)
        {
            text.AppendJoin(
                    ',',
                    transfer.PayoutId.ToString(),
                    transfer.Iban,
                    Plain(transfer.Name),
                    AmountOf(transfer.Amount),
                    transfer.Amount.Currency,
                    Plain(transfer.Reference)
                )
                .Append("\r\n");
        }

        return text.ToString();
    }

    private static string AmountOf(Money amount) =>
        Currencies
            .ToMajor(amount)
            .ToString(
                "F" + Currencies.Exponent(amount.Currency).ToString(CultureInfo.InvariantCulture),
                CultureInfo.InvariantCulture
            );

    /// <summary>What banks accept in a name: letters, digits and a few signs. It can neither end a column nor begin a
    /// formula.</summary>
    private static string Plain(string text)
    {
        var plain = new string([
            .. text.Where(c => char.IsLetterOrDigit(c) || " .&-/".Contains(c, StringComparison.Ordinal)),
        ]);
        plain = plain.Trim().TrimStart('-');
        return plain.Length <= MaxNameLength ? plain : plain[..MaxNameLength];
    }
}

/// <summary>One line of the bank's file.</summary>
/// <param name="Iban">In full, without spaces.</param>
/// <param name="Reference">What the payee reads on their account: the number of the statement or return.</param>
internal sealed record BankTransfer(Guid PayoutId, string Iban, string Name, Money Amount, string Reference);
