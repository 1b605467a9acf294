using System.Diagnostics.Metrics;
using System.Text.Json;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules;
using Marketplace.Modules.Products.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.IntegrationTests.Notifications;

/// <summary>Sold units are counted once, though a batch of events that fails is handled again.</summary>
public sealed class StockMetricsTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string Consumer = "notifications";
    private const int Units = 7919;

    [Fact]
    public async Task UnitsSold_OfABatchThatIsRolledBackAndRepeated_AreCountedOnce()
    {
        var counted = 0;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Name == "marketplace.stock.units_sold")
                l.EnableMeasurementEvents(instrument);
        };
        // Other tests sell as well, though never this many.
        listener.SetMeasurementEventCallback<long>(
            (_, value, _, _) => Interlocked.Add(ref counted, value == Units ? 1 : 0)
        );
        listener.Start();
        var sold = new StockDecreased(
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            Units,
            1,
            1,
            Guid.CreateVersion7()
        );
        await DeliverAsync(sold.Subject, JsonSerializer.Serialize(sold, EventJson.Options));
        await DeliverAsync("unreadable", "[]");

        Assert.Equal(2, await app.InScopeAsync<DeliveryBatch, int>(batch => batch.RunAsync(Consumer, default)));
        Assert.Equal("unreadable", await OpenSubjectsAsync());
        Assert.Equal(1, counted);
    }

    private Task<int> DeliverAsync(string subject, string payload) =>
        app.InScopeAsync<MarketplaceDbContext, int>(db =>
        {
            var now = app.Clock.GetUtcNow();
            db.Add(
                new Delivery
                {
                    Consumer = Consumer,
                    MessageId = Guid.CreateVersion7(),
                    Type = "marketplace.products.stock-decreased.v1",
                    Source = "/marketplace/products",
                    Subject = subject,
                    Payload = payload,
                    OccurredAt = now,
                    AvailableAt = now,
                }
            );
            return db.SaveChangesAsync();
        });

    private async Task<string> OpenSubjectsAsync() =>
        string.Join(
            ' ',
            await app.QueryAsync(db =>
                db.Set<Delivery>().Where(d => d.Consumer == Consumer).Select(d => d.Subject).ToListAsync()
            )
        );
}
