using Marketplace.Modules;

namespace Marketplace.Standalone;

/// <summary>The shop and the sellers' board beside the marketplace, each as a child process; none if they were not
/// asked for.</summary>
/// <remarks>Nothing of the product depends on them: when one does not start or ends, that is told, and the
/// rest goes on.</remarks>
internal sealed class SampleApps : IAsyncDisposable
{
    private const int ShopOffset = 2;
    private const int SellerBoardOffset = 3;

    private readonly List<(SampleApp App, ServerProcess Server)> _running = [];
    private readonly List<IDisposable> _announcements = [];
    private readonly string _dataDirectory;
    private volatile bool _isStopping;

    /// <summary>The shop's page for who comes back from paying; null where the shop does not run.</summary>
    internal string? PaidUrl { get; private set; }

    private SampleApps(string dataDirectory) => _dataDirectory = dataDirectory;

    /// <summary>Starts both, and makes them the pages to which mails and payments lead, unless the environment names
    /// others. They answer after <see cref="AnnounceAsync"/>.</summary>
    /// <param name="samples">The directory of the applications; null starts none.</param>
    /// <param name="api">Where the Api is going to answer. They get the second and third port after its own if those
    /// are free, so that pages open in a browser survive a restart.</param>
    /// <param name="dataDirectory">Where their logs and addresses go.</param>
    /// <param name="settings">Gets their addresses.</param>
    /// <exception cref="CannotStartException">They were not built.</exception>
    internal static async Task<SampleApps> StartAsync(
        string? samples,
        Uri api,
        string dataDirectory,
        InstanceSettings settings
    )
    {
        foreach (var name in new[] { InstanceAddress.Shop, InstanceAddress.SellerBoard })
            InstanceAddress.Forget(dataDirectory, name);
        var apps = new SampleApps(dataDirectory);
        if (samples is null)
            return apps;

        var directory = Path.GetFullPath(samples);
        if (!SampleFiles.AreBuilt(directory))
        {
            throw new CannotStartException(
                $"{directory} has no built shop and seller board. Build them: npm ci --prefix {directory} && npm run "
                    + $"build --prefix {directory}"
            );
        }

        var shop = new SampleApp("shop", directory, SampleFiles.Shop, Port(api.Port + ShopOffset));
        var port = Port(api.Port + SellerBoardOffset);
        var board = new SampleApp("seller board", directory, SampleFiles.SellerBoard, port);
        await apps.RunAsync([shop, board], api);
        apps.LeadTo(shop, board, settings);
        return apps;
    }

    /// <summary>Waits until both answer, writes their addresses into the data directory, and from then on tells when
    /// one ends. One that ended, or does not answer in time, is stopped.</summary>
    internal async Task AnnounceAsync(CancellationToken cancellationToken)
    {
        foreach (var (app, server) in _running)
        {
            try
            {
                await app.WaitUntilReadyAsync(server, _dataDirectory, cancellationToken);
            }
            catch (CannotStartException exception)
            {
                TellMissing(exception);
                await server.StopAsync();
                continue;
            }

            var name = app.Directory == SampleFiles.Shop ? InstanceAddress.Shop : InstanceAddress.SellerBoard;
            _announcements.Add(InstanceAddress.Announce(app.Address, _dataDirectory, name));
            _ = server.Exited.ContinueWith(_ => Tell(app, server), TaskScheduler.Default);
        }
    }

    /// <summary>Stops both.</summary>
    public async ValueTask DisposeAsync()
    {
        _isStopping = true;
        foreach (var announcement in _announcements)
            announcement.Dispose();
        await Task.WhenAll(_running.Select(one => one.Server.StopAsync()));
    }

    private async Task RunAsync(IReadOnlyList<SampleApp> apps, Uri api)
    {
        try
        {
            foreach (var app in apps)
                await TryStartAsync(app, api);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    private async Task TryStartAsync(SampleApp app, Uri api)
    {
        try
        {
            _running.Add((app, await app.StartAsync(api, _dataDirectory)));
        }
        catch (CannotStartException exception)
        {
            TellMissing(exception);
        }
    }

    /// <summary>Makes those that were started the pages to which mails and payments lead.</summary>
    private void LeadTo(SampleApp shop, SampleApp board, InstanceSettings settings)
    {
        if (_running.Any(one => one.App == shop))
        {
            SetUnlessFound(settings, nameof(MarketplaceOptions.WebUrl), shop);
            PaidUrl = shop.Address.GetLeftPart(UriPartial.Authority) + SampleFiles.PaidPage;
        }

        if (_running.Any(one => one.App == board))
            SetUnlessFound(settings, nameof(MarketplaceOptions.SellerUrl), board);
    }

    private static void TellMissing(CannotStartException exception) =>
        Console.Error.WriteLine($"standalone: {exception.Message}. The marketplace goes on without it.");

    private void Tell(SampleApp app, ServerProcess server)
    {
        if (!_isStopping)
        {
            Console.Error.WriteLine(
                $"standalone: the {app.Name} ended ({server.LastMessage()}); its log is "
                    + $"{app.LogFile(_dataDirectory)}. The marketplace goes on without it."
            );
        }
    }

    private static void SetUnlessFound(InstanceSettings settings, string name, SampleApp app)
    {
        var key = $"{MarketplaceOptions.Section}:{name}";
        if (settings.Find(key) is null)
            settings.Set(key, app.Address.GetLeftPart(UriPartial.Authority));
    }

    private static int Port(int wanted) => FreePort.IsFree(wanted) ? wanted : FreePort.Find();
}
