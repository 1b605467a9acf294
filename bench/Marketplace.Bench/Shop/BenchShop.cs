using System.Globalization;
using Marketplace.Standalone;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Marketplace.Bench;

/// <summary>The system under test: the one-process host with demo data, optionally the Api as a separate process, a
/// buyer, a seller, sixty variants with plenty of stock, and a bare web server as the baseline.</summary>
internal sealed class BenchShop : IAsyncDisposable
{
    private readonly string _directory = Path.Combine(
        Path.GetTempPath(),
        "marketplace-bench",
        Path.GetRandomFileName()
    );
    private ShopProcess? _host;
    private ShopProcess? _api;
    private EmbeddedGarnet? _cache;
    private BareServer? _bare;
    private IHost? _inside;

    private BenchShop() => Clients = new(Secret);

    public BenchClients Clients { get; }

    /// <summary>Signed in as the buyer.</summary>
    public HttpClient Buyer => Clients.Buyer;

    /// <summary>Not signed in.</summary>
    public HttpClient Anonymous => Clients.Anonymous;

    public Uri Api { get; private set; } = null!;

    /// <summary>A URL that returns a small JSON document and does nothing else.</summary>
    public Uri Bare => _bare!.Address;

    public BenchGoods Goods { get; private set; } = null!;

    public string Database { get; private set; } = "";

    /// <summary>The product's services in this process, over the same database.</summary>
    public IServiceProvider Services => _inside!.Services;

    /// <summary>The process under load: the one-process host, or the Api if it runs separately.</summary>
    public ProcessMemory Memory => ProcessMemory.Of((_api ?? _host!).Process);

    /// <summary>Whether the Api runs as a separate process.</summary>
    public bool ApiApart => _api is not null;

    /// <summary>The product's processes, without PostgreSQL.</summary>
    public IEnumerable<int> ProcessIds =>
        new[] { _host, _api }.OfType<ShopProcess>().Select(process => process.Process.Id);

    /// <summary>The process whose children are PostgreSQL's backends.</summary>
    public int PostmasterId =>
        int.Parse(
            File.ReadLines(Path.Combine(Directory.GetDirectories(_directory, "postgres-*")[0], "postmaster.pid"))
                .First(),
            CultureInfo.InvariantCulture
        );

    public static async Task<BenchShop> StartAsync(bool apiApart)
    {
        var shop = new BenchShop();
        try
        {
            if (apiApart)
                shop._cache = EmbeddedGarnet.Start();
            shop._host = await ShopProcess.StartHostAsync(shop._directory, shop._cache);
            shop.Database = RunningDatabase.Find(new StandaloneArguments(Data: shop._directory));
            shop.Api = shop._host.Address;
            if (apiApart)
            {
                shop._api = await ShopProcess.StartApiAsync(shop._directory, shop.Database, shop._cache!, shop.Secret);
                shop.Api = shop._api.Address;
            }

            shop.Clients.Connect(shop.Api);
            await shop.Clients.SignInAsync();
            shop.Goods = await BenchGoods.FillAsync(shop.Clients);
            shop._bare = await BareServer.StartAsync();
            shop._inside = InsideHost.Build(shop.Database, shop.Secret("root-key"));
            return shop;
        }
        catch
        {
            await shop.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the one-process host; nothing can be measured over HTTP afterwards.</summary>
    public async Task StopHostAsync()
    {
        await _host!.DisposeAsync();
        _host = null;
    }

    /// <summary>Starts the one-process host again over the same data.</summary>
    /// <returns>The processor time that the new process has used when it is healthy.</returns>
    public async Task<TimeSpan> StartHostAgainAsync()
    {
        _host = await ShopProcess.StartHostAsync(_directory, _cache);
        await _host.UntilHealthyAsync();
        return ProcessorTime.OfProcess(_host.Process.Id);
    }

    public async ValueTask DisposeAsync()
    {
        Clients.Dispose();
        _inside?.Dispose();
        if (_bare is not null)
            await _bare.DisposeAsync();
        if (_api is not null)
            await _api.DisposeAsync();
        if (_host is not null)
            await _host.DisposeAsync();
        _cache?.Dispose();
        if (Directory.Exists(_directory))
            Directory.Delete(_directory, recursive: true);
    }

    /// <summary>A connection of its own, which no pool keeps.</summary>
    public async Task<NpgsqlConnection> ConnectAsync()
    {
        var settings = new NpgsqlConnectionStringBuilder(Database) { Pooling = false };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private string Secret(string name) => File.ReadAllText(Path.Combine(_directory, "secrets", name)).Trim();
}
