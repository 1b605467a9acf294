using Marketplace.IntegrationTests.Standalone;

namespace Marketplace.IntegrationTests.Examples;

/// <summary>The one-process host as <c>./dev up</c> starts it, with the file that editors read.</summary>
public sealed class ExampleHost : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private StandaloneProcess? _host;

    /// <summary>Where it answers, with a slash at the end.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Its data directory.</summary>
    public string Data => _directory["data"];

    /// <summary>The file with address and passwords.</summary>
    public string EnvFile => _directory[".env"];

    /// <summary>What the file has.</summary>
    public IReadOnlyDictionary<string, string> Dotenv =>
        File.ReadLines(EnvFile)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1]);

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_directory.Path);
        // The examples sign in eight times within seconds.
        var settings = new Dictionary<string, string> { ["RateLimits__LoginPerMinute"] = "60" };
        _host = StandaloneProcess.Start(Data, settings, "--port", "0", "--env-file", EnvFile);
        Address = new(await _host.ReadyAsync(TestContext.Current.CancellationToken), "/");
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        _directory.Dispose();
    }
}
