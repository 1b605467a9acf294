using System.Collections.Concurrent;

namespace Marketplace.AppHostTests;

/// <summary>Buyers who order one after another while something goes wrong, and remember what was answered.</summary>
internal sealed class BusyShop : IAsyncDisposable
{
    private const int Buyers = 4;
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentBag<string> _answered = [];
    private readonly Shop _shop;
    private readonly Task[] _buyers;
    private int _refused;

    internal BusyShop(Shop shop, string variant)
    {
        _shop = shop;
        _buyers = [.. Enumerable.Range(0, Buyers).Select(_ => BuyAsync(variant))];
    }

    /// <summary>The number of orders that were answered so far.</summary>
    internal int Answered => _answered.Count;

    /// <summary>The number of requests that were not answered well.</summary>
    internal int Refused => _refused;

    /// <summary>Waits for that many more answers.</summary>
    internal async Task MoreAsync(int orders, CancellationToken cancellationToken)
    {
        var before = Answered;
        await Eventually.AsksAsync(() => Task.FromResult(Answered), now => now >= before + orders, cancellationToken);
    }

    /// <summary>Sends the buyers home; every order that was answered must be there.</summary>
    internal async Task CloseAsync(CancellationToken cancellationToken)
    {
        await _closing.CancelAsync();
        await Task.WhenAll(_buyers);
        Assert.NotEmpty(_answered);
        foreach (var order in _answered)
            Assert.Equal("placed", await _shop.StatusAsync(order, cancellationToken));
        Assert.Empty(await _shop.BrokenInvariantsAsync(cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await Task.WhenAll(_buyers);
        _closing.Dispose();
    }

    private async Task BuyAsync(string variant)
    {
        while (!_closing.IsCancellationRequested)
        {
            try
            {
                _answered.Add(await _shop.OrderAsync(variant, CancellationToken.None));
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                // What was not answered may be lost; the buyer tries again a little later.
                Interlocked.Increment(ref _refused);
                await Task.Delay(TimeSpan.FromMilliseconds(100), CancellationToken.None);
            }
        }
    }
}
