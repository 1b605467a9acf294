namespace Marketplace.MigrationService;

/// <summary>What happens around orders besides their status: parcels, returns, messages, invoices.</summary>
internal sealed class DemoStories(
    DemoRandom random,
    DemoStoryTables tables,
    DemoLedger ledger,
    DemoCipher secrets,
    DateTimeOffset now
)
{
    private readonly DemoParcels _parcels = new(random, tables, now);
    private readonly DemoReturns _returns = new(random, tables, ledger, secrets, now);
    private readonly DemoConversations _conversations = new(random, tables, now);

    /// <summary>Adds what happens around an order.</summary>
    public void Tell(DemoPlacedOrder order)
    {
        _parcels.Add(order);
        _returns.Add(order);
        _conversations.Add(order);
        _conversations.AddInvoice(order);
    }
}
