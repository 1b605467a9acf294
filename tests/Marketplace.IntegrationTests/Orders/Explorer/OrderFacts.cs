using Marketplace.IntegrationTests.Infrastructure;
using Npgsql;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>An order's units, parcels, return, refunds, stock and books as one text, from the database and from the
/// model.</summary>
internal static class OrderFacts
{
    private const string Sql = """
        WITH refs AS (
            SELECT id AS order_id, id AS ref_id FROM orders.orders WHERE id = ANY(@ids)
            UNION ALL SELECT order_id, id FROM payments.refunds WHERE order_id = ANY(@ids)
            UNION ALL SELECT order_id, id FROM orders.returns WHERE order_id = ANY(@ids)),
        amounts AS (
            SELECT r.order_id, SUM(p.credit_minor - p.debit_minor) AS amount,
                   CASE WHEN p.account_code LIKE 'seller:%' THEN split_part(p.account_code, ':', 3)
                        ELSE p.account_code END AS account
            FROM refs AS r JOIN ledger.entries AS e ON e.ref_id = r.ref_id
            JOIN ledger.postings AS p ON p.entry_id = e.id
            GROUP BY 1, 3 HAVING SUM(p.credit_minor - p.debit_minor) <> 0),
        books AS (
            SELECT order_id, string_agg(account || '=' || amount, ',' ORDER BY account COLLATE "C") AS text
            FROM amounts GROUP BY 1),
        lines AS (
            SELECT order_id, string_agg(concat_ws('/', cancelled_quantity, packed_quantity, shipped_quantity,
                       delivered_quantity, returned_quantity), ' ' ORDER BY position) AS text
            FROM orders.order_lines WHERE order_id = ANY(@ids) GROUP BY 1),
        parcels AS (
            SELECT order_id, string_agg(status, ',' ORDER BY seq) AS text
            FROM orders.parcels WHERE order_id = ANY(@ids) GROUP BY 1),
        refunds AS (
            SELECT order_id, string_agg(amount_minor || ' ' || status, ',' ORDER BY created_at, id) AS text
            FROM payments.refunds WHERE order_id = ANY(@ids) GROUP BY 1),
        shelf AS (
            SELECT COALESCE(order_id, ref_id) AS order_id, SUM(delta) AS units
            FROM products.stock_movements WHERE COALESCE(order_id, ref_id) = ANY(@ids) GROUP BY 1)
        SELECT o.id, concat_ws('; ', o.status, 'units ' || l.text, 'parcels ' || COALESCE(p.text, ''),
            'return ' || COALESCE((SELECT status FROM orders.returns WHERE order_id = o.id), ''),
            'refunds ' || COALESCE(f.text, ''), 'promised ' || o.refund_promised_minor, 'paid ' || o.refunded_minor,
            'shelf ' || s.units, 'books ' || COALESCE(b.text, ''))
        FROM orders.orders AS o
        JOIN lines AS l ON l.order_id = o.id
        JOIN shelf AS s ON s.order_id = o.id
        LEFT JOIN books AS b ON b.order_id = o.id
        LEFT JOIN parcels AS p ON p.order_id = o.id
        LEFT JOIN refunds AS f ON f.order_id = o.id
        WHERE o.id = ANY(@ids)
        """;

    /// <summary>What the database says of these orders.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> ReadAsync(MarketplaceApp app, Guid[] orders)
    {
        var facts = new Dictionary<Guid, string>();
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.AddWithValue("ids", orders);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            facts[reader.GetGuid(0)] = reader.GetString(1);
        return facts;
    }

    /// <summary>What the model says.</summary>
    public static string Of(OrderModel model)
    {
        var refunds = model.IsCard ? model.Refunds.Select(r => $"{r.Total} {r.Status}") : [];
        var back = model.Cancelled.Sum + model.Returned.Sum;
        string[] facts =
        [
            model.Status,
            $"units {Line(model, u => u.First)} {Line(model, u => u.Second)}",
            $"parcels {string.Join(',', model.Parcels.Select(p => p.Status))}",
            $"return {model.ReturnStatus}",
            $"refunds {string.Join(',', refunds)}",
            $"promised {model.Refunds.Sum(r => r.Total)}",
            $"paid {Paid(model).Sum(r => r.Total)}",
            $"shelf {back - OrderModel.Ordered.Sum}",
            $"books {string.Join(',', Books(model).Where(b => b.Value != 0).Select(b => $"{b.Key}={b.Value}"))}",
        ];
        return string.Join("; ", facts);
    }

    private static string Line(OrderModel model, Func<Units, int> of) =>
        string.Join(
            '/',
            of(model.Cancelled),
            of(model.Packed),
            of(model.Sent),
            of(model.Delivered),
            of(model.Returned)
        );

    private static IEnumerable<ModelRefund> Paid(OrderModel model) =>
        model.Refunds.Where(r => r.Status == ModelRefundStatus.Succeeded);

    private static SortedDictionary<string, long> Books(OrderModel model) =>
        model.IsCard ? CardBooks(model) : CashBooks(model);

    /// <summary>Commission is a tenth of the goods that were not paid back, and its tax a fifth of that.</summary>
    private static SortedDictionary<string, long> CardBooks(OrderModel model)
    {
        var money = OrderModel.Ordered.Goods + OrderModel.Shipping - Paid(model).Sum(r => r.Total);
        var commission = (OrderModel.Ordered.Goods - Paid(model).Sum(r => r.Goods)) / 10;
        var store = model.IsDelivered ? "payable" : "pending";
        return new(StringComparer.Ordinal)
        {
            ["psp_clearing"] = -money,
            ["commission_revenue"] = commission,
            ["output_tax"] = commission / 5,
            [store] = money - commission - (commission / 5),
        };
    }

    /// <summary>The store has the buyer's cash: it owes the commission, and what goes back to the buyer.</summary>
    private static SortedDictionary<string, long> CashBooks(OrderModel model)
    {
        var back = model.Refunds.Sum(r => r.Total);
        var commission = model.IsDelivered ? (model.Active.Goods - model.Returned.Goods) / 10 : 0;
        return new(StringComparer.Ordinal)
        {
            ["bank"] = Paid(model).Sum(r => r.Total),
            ["buyer_refunds"] = back - Paid(model).Sum(r => r.Total),
            ["commission_revenue"] = commission,
            ["output_tax"] = commission / 5,
            ["payable"] = -back - commission - (commission / 5),
        };
    }
}
