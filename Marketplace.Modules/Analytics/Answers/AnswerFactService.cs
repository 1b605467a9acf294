using Marketplace.Modules.Orders.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Analytics;

/// <summary>Keeps when stores first answered their buyers.</summary>
/// <remarks>Repeat: both statements change nothing the second time.</remarks>
internal sealed class AnswerFactService(MarketplaceDbContext db)
{
    private const string Buyer = "buyer";
    private const string Seller = "seller";

    /// <summary>Records messages: a buyer's first question about an order, and the store's first answer to it. Two
    /// statements.</summary>
    public async Task SentAsync(IReadOnlyCollection<OrderMessageSent> sent, CancellationToken cancellationToken)
    {
        await AskedAsync([.. sent.Where(m => m.SenderRole == Buyer)], cancellationToken);
        await AnsweredAsync([.. sent.Where(m => m.SenderRole == Seller)], cancellationToken);
    }

    private Task<int> AskedAsync(OrderMessageSent[] asked, CancellationToken cancellationToken)
    {
        if (asked.Length == 0)
            return Task.FromResult(0);
        var (orders, sellers) = (asked.Select(m => m.OrderId).ToArray(), asked.Select(m => m.SellerId).ToArray());
        var times = asked.Select(m => m.At).ToArray();
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO analytics.answer_facts (order_id, seller_id, asked_at)
            SELECT m.order_id, m.seller_id, min(m.at)
            FROM unnest({orders}, {sellers}, {times}) AS m (order_id, seller_id, at) GROUP BY 1, 2 ORDER BY 1
            ON CONFLICT (order_id) DO NOTHING
            """,
            cancellationToken
        );
    }

    private Task<int> AnsweredAsync(OrderMessageSent[] answered, CancellationToken cancellationToken)
    {
        if (answered.Length == 0)
            return Task.FromResult(0);
        var (orders, times) = (answered.Select(m => m.OrderId).ToArray(), answered.Select(m => m.At).ToArray());
        return db.Database.ExecuteSqlAsync(
            $"""
            UPDATE analytics.answer_facts f SET answered_at = first.at
            FROM (SELECT a.order_id, min(m.at) AS at
                  FROM unnest({orders}, {times}) AS m (order_id, at)
                  JOIN analytics.answer_facts a ON a.order_id = m.order_id AND m.at >= a.asked_at
                  GROUP BY 1) first
            WHERE f.order_id = first.order_id AND f.answered_at IS NULL
            """,
            cancellationToken
        );
    }
}
