using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>The bank's answer to a file: comma-separated values with the columns <c>payout_id</c>, <c>status</c>
/// (<c>paid</c>, <c>failed</c> or <c>returned</c>) and <c>reference</c>, after a line with their names.</summary>
internal static class BankResult
{
    public const string Heading = "payout_id,status,reference";

    private static readonly Dictionary<string, PayoutStatus> Statuses = new(StringComparer.OrdinalIgnoreCase)
    {
        ["paid"] = PayoutStatus.Paid,
        ["failed"] = PayoutStatus.Failed,
        ["returned"] = PayoutStatus.Returned,
    };

    /// <summary>Reads the bank's answer.</summary>
    /// <remarks>Errors: <c>validation.failed</c> with the number of the line that cannot be read.</remarks>
    public static Result<IReadOnlyList<BankResultLine>> Read(string text)
    {
        var rows = text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (rows.Length < 2 || rows[0].Trim() != Heading)
            return Wrong(1);
        var lines = new List<BankResultLine>();
        for (var row = 1; row < rows.Length; row++)
        {
            var cells = rows[row].Split(',', StringSplitOptions.TrimEntries);
            if (
                cells.Length != 3
                || !Guid.TryParse(cells[0], out var id)
                || !Statuses.TryGetValue(cells[1], out var status)
                || cells[2].Length is 0 or > Payout.MaxReferenceLength
                || lines.Exists(l => l.PayoutId == id)
            )
            {
                return Wrong(row + 1);
            }

            lines.Add(new(id, status, cells[2]));
        }

        return lines;
    }

    internal static Error Wrong(int line) => Invalid.Field("#/content", "value.file_line", ("line", line));
}

/// <summary>What the bank says of one payout.</summary>
/// <param name="Reference">The bank's reference, or its reason.</param>
internal sealed record BankResultLine(Guid PayoutId, PayoutStatus Status, string Reference);
