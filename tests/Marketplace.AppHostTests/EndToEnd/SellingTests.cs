using Marketplace.ServiceDefaults;

namespace Marketplace.AppHostTests;

/// <summary>The whole application sells, its commands work, and it can be watched.</summary>
[Collection(RunningApplicationCollection.Name)]
public sealed class SellingTests(RunningApplication running)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CardOrder_IsPaidByWebhook_AndReachesTheFigures()
    {
        var shop = running.Shop;
        var variant = await shop.VariantAsync(Token);
        var before = await shop.UnitsSoldAsync(Token);

        var placed = await shop.PostAsync(await shop.QuoteAsync(variant, "card", Token), "buyer", null, Token);
        await shop.PayAsync(placed, Token);

        await Eventually.AsksAsync(
            () => shop.StatusAsync(Shop.OrderOf(placed), Token),
            status => status == "placed",
            Token
        );
        await Eventually.AsksAsync(() => shop.UnitsSoldAsync(Token), units => units > before, Token);
        Assert.Empty(await shop.BrokenInvariantsAsync(Token));
    }

    [Fact]
    public async Task CardOrder_CanBeFollowedThroughTraceAndLogs()
    {
        var shop = running.Shop;
        var variant = await shop.VariantAsync(Token);
        var placed = await shop.PostAsync(await shop.QuoteAsync(variant, "card", Token), "buyer", null, Token);
        await shop.PayAsync(placed, Token);
        var telemetry = running.Telemetry;

        var request = await Eventually.AsksAsync(
            () => Task.FromResult(telemetry.Spans.LastOrDefault(IsCompletion)),
            span => span is not null,
            Token
        );
        await Eventually.AsksAsync(
            () => Task.FromResult(telemetry.Spans.Count(span => IsStatement(span, request!.TraceId))),
            statements => statements > 0,
            Token
        );
        await Eventually.AsksAsync(
            () => Task.FromResult(telemetry.Spans.Count(span => span.Service == ResourceNames.Worker)),
            spans => spans > 0,
            Token
        );
        await Eventually.AsksAsync(
            () => Task.FromResult(telemetry.Logs.Count(HasRequestScope)),
            logs => logs > 0,
            Token
        );
    }

    [Theory]
    [InlineData(ResourceNames.Database, "verify-invariants")]
    [InlineData(ResourceNames.Database, "seed-demo")]
    [InlineData(ResourceNames.Worker, "redrive-dead-events")]
    [InlineData(ResourceNames.Worker, "refresh-popular-sellers")]
    public Task Command_Works(string resource, string command) => running.PressAsync(resource, command, Token);

    [Fact]
    public Task RunJob_Works() => running.PressAsync(ResourceNames.Worker, "run-job", Token, ("job", "platform.purge"));

    [Fact]
    public async Task PayNewest_PaysWhatWaits_AndTheMailCanBeRead()
    {
        var shop = running.Shop;
        var variant = await shop.VariantAsync(Token);
        var placed = await shop.PostAsync(await shop.QuoteAsync(variant, "card", Token), "buyer", null, Token);

        await running.PressAsync(ResourceNames.PaymentSimulator, "pay-newest", Token, ("scenario", "success"));

        await Eventually.AsksAsync(
            () => shop.StatusAsync(Shop.OrderOf(placed), Token),
            status => status == "placed",
            Token
        );
        await Eventually.AsksAsync(
            () => running.TryPressAsync(ResourceNames.Worker, "open-newest-mail", Token),
            mail => mail.Success,
            Token
        );
    }

    [Fact]
    public async Task Reset_LeavesAnApplicationThatSells()
    {
        await running.PressAsync(ResourceNames.Database, "reset-database", Token);
        await running.HealthyAsync(Token);
        running.Shop.Forget();

        var order = await running.Shop.OrderAsync(await running.Shop.VariantAsync(Token), Token);

        Assert.Equal("placed", await running.Shop.StatusAsync(order, Token));
    }

    private static bool IsCompletion(ReceivedSpan span) =>
        span.Service == ResourceNames.Api
        && span.Name.StartsWith("POST", StringComparison.Ordinal)
        && span.Name.EndsWith("/complete", StringComparison.Ordinal);

    private static bool IsStatement(ReceivedSpan span, string trace) =>
        span.Service == ResourceNames.Api
        && span.TraceId == trace
        && span.ParentId.Length > 0
        && (span.Attributes.ContainsKey("db.system") || span.Attributes.ContainsKey("db.system.name"));

    private static bool HasRequestScope(ReceivedLog log) =>
        log.Service == ResourceNames.Api && log.TraceId.Length > 0 && log.Attributes.ContainsKey("RequestId");
}
