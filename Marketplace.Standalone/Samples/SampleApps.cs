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

    /// <summary>The shop's page for who comes back from paying; null where the shop does not answer.</summary>
    internal string? PaidUrl { get; private set; }

    private SampleApps(string dataDirectory) => _dataDirectory = dataDirectory;

    /// <summary>Starts both. They answer after <see cref="LeadToThemAsync"/>.</summary>
    /// <param name="samples">The directory of the applications; null starts none.</param>
    /// <param name="api">Where the Api is going to answer. They get the second and third port after its own if those
    /// are free, so that pages open in a browser survive a restart.</param>
    /// <param name="dataDirectory">Where their logs and addresses go.</param>
    /// <exception cref="CannotStartException">They were not built.</exception>
    internal static async Task<SampleApps> StartAsync(string? samples, Uri api, string dataDirectory)
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
        return apps;
    }

    /// <summary>Waits until both answer, and makes them the pages to which mails and payments lead, unless the
    /// environment names others. One that ended, or does not answer in time, is stopped, and nothing leads to
    /// it.</summary>
    /// <param name="settings">Gets their addresses; nobody has read them yet.</param>
    internal async Task LeadToThemAsync(InstanceSettings settings, CancellationToken cancellationToken)
    {
        foreach (var (app, server) in _running.ToList())
        {
            try
            {
                await app.WaitUntilReadyAsync(server, _dataDirectory, cancellationToken);
            }
            catch (CannotStartException exception)
            {
                TellMissing(exception);
                await server.StopAsync();
                _running.Remove((app, server));
                continue;
            }

            LeadTo(app, settings);
        }
    }

    /// <summary>Writes their addresses into the data directory, and from then on tells when one ends.</summary>
    internal void Announce()
    {
        foreach (var (app, server) in _running)
        {
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

    private void LeadTo(SampleApp app, InstanceSettings settings)
    {
        if (app.Directory == SampleFiles.Shop)
        {
            SetUnlessFound(settings, nameof(MarketplaceOptions.WebUrl), app);
            PaidUrl = app.Address.GetLeftPart(UriPartial.Authority) + SampleFiles.PaidPage;
        }
        else
        {
            SetUnlessFound(settings, nameof(MarketplaceOptions.SellerUrl), app);
        }
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
