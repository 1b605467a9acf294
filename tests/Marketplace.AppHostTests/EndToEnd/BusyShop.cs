using System.Collections.Concurrent;

namespace Marketplace.AppHostTests;

/// <summary>Buyers who order one after another while something goes wrong, and remember what was answered.</summary>
internal sealed class BusyShop : IAsyncDisposable
{
    private const int Buyers = 4;
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentBag<string> answered = [];
    private readonly Shop shop;
    private readonly Task[] buyers;
    private int refused;

    internal BusyShop(Shop shop, string variant)
    {
        this.shop = shop;
        buyers = [.. Enumerable.Range(0, Buyers).Select(_ => BuyAsync(variant))];
    }

    /// <summary>The number of orders that were answered so far.</summary>
    internal int Answered => answered.Count;

    /// <summary>The number of requests that were not answered well.</summary>
    internal int Refused => refused;

    /// <summary>Waits for that many more answers.</summary>
    internal async Task MoreAsync(int orders, CancellationToken cancellationToken)
    {
        var before = Answered;
        await Eventually.AsksAsync(() => Task.FromResult(Answered), now => now >= before + orders, cancellationToken);
    }

    /// <summary>Sends the buyers home; every order that was answered must be there.</summary>
    internal async Task CloseAsync(CancellationToken cancellationToken)
    {
        await closing.CancelAsync();
        await Task.WhenAll(buyers);
        Assert.NotEmpty(answered);
        foreach (var order in answered)
            Assert.Equal("placed", await shop.StatusAsync(order, cancellationToken));
        Assert.Empty(await shop.BrokenInvariantsAsync(cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await Task.WhenAll(buyers);
        closing.Dispose();
    }

    private async Task BuyAsync(string variant)
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                answered.Add(await shop.OrderAsync(variant, CancellationToken.None));
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                // What was not answered may be lost; the buyer tries again a little later.
                Interlocked.Increment(ref refused);
                await Task.Delay(TimeSpan.FromMilliseconds(100), CancellationToken.None);
            }
        }
    }
}
