using Marketplace.ServiceDefaults;

namespace Marketplace.UnitTests.Observability;

public sealed class StatementNameTests
{
    [Theory]
    [InlineData("SELECT o.id FROM orders.orders AS o WHERE o.id = $1", "SELECT orders.orders")]
    [InlineData("-- comment\nINSERT INTO platform.outbox_messages (id) VALUES ($1)", "INSERT platform.outbox_messages")]
    [InlineData("UPDATE \"products\".\"stock_items\" SET on_hand = 1", "UPDATE products.stock_items")]
    [InlineData("WITH due AS (SELECT 1) DELETE FROM platform.deliveries d USING due", "WITH platform.deliveries")]
    [InlineData("SELECT pg_try_advisory_xact_lock($1)", "SELECT")]
    [InlineData("BEGIN", "BEGIN")]
    [InlineData("", "statement")]
    public void Name_OfAStatement_IsItsVerbAndTable(string sql, string name) =>
        Assert.Equal(name, StatementName.Of(sql));
}
