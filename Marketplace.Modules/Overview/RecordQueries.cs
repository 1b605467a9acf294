using System.Globalization;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Sellers;
using Marketplace.Modules.Users;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Overview;

/// <summary>Finds records by what people paste: the number of an order, purchase or invoice, or its beginning; the name
/// of a store; an e-mail address; an id of ours or of the payment provider.</summary>
public sealed class RecordQueries(MarketplaceDbContext db)
{
    /// <summary>Rows of each kind.</summary>
    public const int MaxOfKind = 10;

    /// <summary>The records, exact matches first. One statement.</summary>
    /// <remarks>Nothing is found for less than two characters.</remarks>
    public async Task<IReadOnlyList<FoundRecord>> FindAsync(string text, CancellationToken cancellationToken)
    {
        var asked = text.Trim();
        if (asked.Length < 2 || asked.Any(char.IsControl))
            return [];
        var id = Guid.TryParse(asked, CultureInfo.InvariantCulture, out var guid) ? guid : (Guid?)null;
        var number = OrderNumber.Prefix(asked);
        var start = number is null ? null : number + "%";
        var folded = FoldedText.Of(asked);
        var email = EmailAddress.Normalise(asked);
        var (name, address) = ($"%{Escaped(folded)}%", $"{Escaped(email)}%");
        var invoice = asked.ToUpperInvariant();
        var rows = await db
            .Database.SqlQuery<FoundRow>(
                $"""
                (SELECT 'Order' AS kind, id, number AS label, purchase_id AS ref_id,
                    number = {number} OR id = {id} AS exact
                    FROM orders.orders WHERE number LIKE {start} OR id = {id} ORDER BY number DESC LIMIT {MaxOfKind})
                UNION ALL (SELECT 'Purchase', id, number, id, number = {number} OR id = {id}
                    FROM orders.purchases WHERE number LIKE {start} OR id = {id} ORDER BY number DESC
                    LIMIT {MaxOfKind})
                UNION ALL (SELECT 'Store', id, name, id, search_name = {folded} OR slug = {folded} OR id = {id}
                    FROM sellers.sellers WHERE search_name LIKE {name} OR slug LIKE {name} OR id = {id}
                    ORDER BY 5 DESC, search_name LIMIT {MaxOfKind})
                UNION ALL (SELECT 'User', id, email, id, email = {email} OR id = {id}
                    FROM users.users WHERE email LIKE {address} OR id = {id} ORDER BY 5 DESC, email LIMIT {MaxOfKind})
                UNION ALL (SELECT 'Payment', id, COALESCE(provider_payment_id, id::text), ref_id, true
                    FROM payments.payments WHERE provider_payment_id = {asked} OR provider_capture_id = {asked}
                        OR id = {id} LIMIT {MaxOfKind})
                UNION ALL (SELECT 'Invoice', id, number, id, true
                    FROM subscriptions.invoices WHERE number = {invoice} OR id = {id} LIMIT {MaxOfKind})
                UNION ALL (SELECT 'Delivery', COALESCE(payment_id, '00000000-0000-0000-0000-000000000000'),
                    provider || '/' || event_id, payment_id, true
                    FROM payments.webhook_inbox WHERE event_id = {asked} LIMIT {MaxOfKind})
                """
            )
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.OrderByDescending(r => r.Exact == true)
                .Select(r => new FoundRecord(Enum.Parse<RecordKind>(r.Kind), r.Id, r.Label, r.RefId, r.Exact == true)),
        ];
    }

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal);

    private sealed record FoundRow(string Kind, Guid Id, string Label, Guid? RefId, bool? Exact);
}

/// <summary>A record that was found.</summary>
/// <param name="Label">Its number, name or address.</param>
/// <param name="RefId">The purchase of an order, what a payment pays for, the payment of a delivery; else its own
/// id.</param>
/// <param name="IsExact">Whether all of its number, name or address was asked for; always for ids.</param>
public sealed record FoundRecord(RecordKind Kind, Guid Id, string Label, Guid? RefId, bool IsExact);

/// <summary>Kinds of records that are found by what people paste.</summary>
public enum RecordKind
{
    Order,
    Purchase,
    Store,
    User,
    Payment,
    Invoice,

    /// <summary>A delivery of the payment provider's webhooks.</summary>
    Delivery,
}
