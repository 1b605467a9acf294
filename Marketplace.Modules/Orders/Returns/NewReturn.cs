using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Everything needed to request a return.</summary>
/// <param name="Account">Where a cash order's money goes; null for a card order.</param>
internal sealed record NewReturn(
    Guid Id,
    Order Order,
    OrderActor Buyer,
    ReturnKind Kind,
    IReadOnlyList<RequestedUnits> Units,
    BuyerAccount? Account
);

/// <summary>An encrypted IBAN of a buyer, of which only the last four characters may be shown.</summary>
/// <param name="Cipher">Ciphertext from <see cref="BuyerAccountCipher"/>.</param>
public sealed record BuyerAccount(byte[] Cipher, string LastFour)
{
    /// <summary>For example <c>••••1234</c>.</summary>
    public string Masked => "••••" + LastFour;
}

/// <summary>Which units of a return may be accepted.</summary>
internal static class AcceptedUnitRules
{
    /// <summary>Why these units cannot be accepted; null when they can.</summary>
    /// <param name="units">Null for all.</param>
    public static Error? Refusal(IReadOnlyList<ReturnLine> lines, IReadOnlyList<AcceptedUnits>? units)
    {
        if (units is null)
            return null;
        var known = lines.ToDictionary(l => l.OrderLineId);
        var wrong = new List<FieldError>();
        for (var i = 0; i < units.Count; i++)
        {
            var (lineId, quantity, resellable) = units[i];
            if (!known.TryGetValue(lineId, out var line))
                wrong.Add(new($"#/lines/{i}/lineId", "value.not_allowed", ("allowed", known.Keys.ToArray())));
            else if (units.Take(i).Any(u => u.LineId == lineId))
                wrong.Add(new($"#/lines/{i}/lineId", "value.duplicate"));
            else if (quantity > line.Quantity)
                wrong.Add(new($"#/lines/{i}/quantity", "value.too_large", ("max", line.Quantity)));
            else if (resellable > quantity)
                wrong.Add(new($"#/lines/{i}/resellable", "value.too_large", ("max", quantity)));
        }

        if (wrong.Count == 0 && units.Count < lines.Count)
            wrong.Add(new("#/lines", "value.required"));
        // Accepting nothing is refusing: that is not the seller's to decide.
        if (wrong.Count == 0 && units.All(u => u.Quantity == 0))
            wrong.Add(new("#/lines/0/quantity", "value.too_small", ("min", 1)));
        return wrong.Count > 0 ? Invalid.Fields(wrong) : null;
    }
}
