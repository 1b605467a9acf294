using System.Collections.Concurrent;
using Marketplace.Modules.Invariants;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>Whatever order things happen in, or if they happen at once: money, stock, orders and books agree.</summary>
public sealed class PaymentOrderingsTests(ShopApp app, ITestOutputHelper output)
    : IClassFixture<ShopApp>,
        IAsyncLifetime
{
    // 1890 with the success told twice, and those in which the held units are swept.
    private const int Orderings = 2_688;
    private static readonly ParallelOptions Several = new() { MaxDegreeOfParallelism = 4 };

    public ValueTask InitializeAsync()
    {
        app.Provider.Interfere = PayBack.AnswerAsync;
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Step by step for all orderings together, so that every beginning of every ordering is audited
    /// too.</summary>
    [Fact]
    public async Task EveryOrdering_AfterEachStep_InvariantsHoldAndTheEndIsAsExpected()
    {
        var orderings = PaymentStory.Orderings();
        Assert.Equal(Orderings, orderings.Count);
        var begun = app.Clock.GetUtcNow();
        var stories = await BuyAsync(orderings);
        for (var step = 0; step < orderings[0].Length; step++)
        {
            await Parallel.ForEachAsync(
                stories,
                Several,
                async (story, _) => await story.HappenAsync(app, story.Steps[step])
            );
            foreach (var story in stories)
                story.Expect(story.Steps[step]);
            await AssertInvariantsAsync(begun);
        }

        await ExpectEndsAsync(stories, begun);
        output.WriteLine($"{orderings.Count} orderings, {orderings.Count * orderings[0].Length} steps");
    }

    /// <summary>Two things at the same instant end as one of their two orders would.</summary>
    [Fact]
    public async Task EveryPair_AtTheSameInstant_InvariantsHold()
    {
        const int repeats = 8;
        var begun = app.Clock.GetUtcNow();
        StoryStep[] steps =
        [
            StoryStep.Success,
            StoryStep.SuccessAgain,
            StoryStep.Failure,
            StoryStep.Expiry,
            StoryStep.Cancel,
            StoryStep.Refund,
            StoryStep.Sweep,
        ];
        var pairs = steps
            .SelectMany((a, i) => steps.Skip(i).Select(b => new[] { a, b }))
            .SelectMany(pair => Enumerable.Repeat(pair, repeats))
            .ToArray();
        foreach (var (isPaid, stories) in new[] { (false, await BuyAsync(pairs)), (true, await BuyAsync(pairs)) })
        {
            if (isPaid)
            {
                await Parallel.ForEachAsync(
                    stories,
                    Several,
                    async (story, _) => await app.SettleAsync(story.Sale.Succeeded, "webhook")
                );
            }

            await Parallel.ForEachAsync(
                stories,
                Several,
                async (story, _) => await Task.WhenAll(story.Steps.Select(step => story.HappenAsync(app, step)))
            );
            await AssertInvariantsAsync(begun);
            foreach (var story in stories)
                await PayBack.SendAllAsync(app, story.Sale.PaymentId);
            await AssertInvariantsAsync(begun);
        }
    }

    private async Task<IReadOnlyList<PaymentStory>> BuyAsync(IReadOnlyList<StoryStep[]> orderings)
    {
        var stories = new ConcurrentBag<PaymentStory>();
        await Parallel.ForEachAsync(
            orderings.Index(),
            Several,
            async (ordering, _) => stories.Add(new(await app.BuyAsync(ordering.Index), ordering.Item))
        );
        return [.. stories];
    }

    private async Task ExpectEndsAsync(IReadOnlyList<PaymentStory> stories, DateTimeOffset begun)
    {
        await Parallel.ForEachAsync(
            stories,
            Several,
            async (story, _) => await PayBack.SendAllAsync(app, story.Sale.PaymentId)
        );
        await AssertInvariantsAsync(begun);
        var orders = await app.QueryAsync(db => db.Set<Order>().AsNoTracking().ToDictionaryAsync(o => o.Id));
        var payments = await app.QueryAsync(db => db.Set<Payment>().AsNoTracking().ToDictionaryAsync(p => p.Id));
        var differences = stories
            .Select(s => s.Difference(orders[s.Sale.OrderId], payments[s.Sale.PaymentId]))
            .OfType<string>()
            .ToArray();
        Assert.True(
            differences.Length == 0,
            $"{differences.Length} orderings end "
                + $"otherwise:{Environment.NewLine}{string.Join(Environment.NewLine, differences.Take(10))}"
        );
    }

    // Seen from the beginning, as no event is sent in between and none of them is late.
    private async Task AssertInvariantsAsync(DateTimeOffset begun)
    {
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        var report = await InvariantAuditor.CheckAsync(connection, begun, default);
        Assert.True(report.Ok, InvariantAssertions.Broken(report));
    }
}
