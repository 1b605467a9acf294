using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Standalone;

namespace Marketplace.IntegrationTests.Standalone;

/// <summary>The one-process host with applications beside it. A small server of Node.js stands where the build of the
/// real ones does, so that the host's part is tested alone.</summary>
public sealed class SamplesTests : IDisposable
{
    private const string Server = """
        const { createServer } = require('node:http');
        if (require('node:fs').existsSync('broken')) process.exit(1);
        createServer((request, answer) => {
          if (request.url === '/end') process.exit(1);
          answer.end(`${process.cwd()} ${process.env.MARKETPLACE_URL}`);
        }).listen(process.env.PORT, '127.0.0.1');
        console.error('serving');
        """;

    private readonly TemporaryDirectory _data = new();
    private readonly TemporaryDirectory _samples = new();
    private readonly HttpClient _http = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _http.Dispose();
        _data.Dispose();
        _samples.Dispose();
    }

    [Fact]
    public async Task Start_WithSamples_LeadsToThemAndStopsThem()
    {
        await BuildAsync();
        await using var host = StandaloneProcess.Start(_data.Path, "--port", "0", "--samples", _samples.Path);
        var url = (await host.ReadyAsync(Stop)).GetLeftPart(UriPartial.Authority);
        await MarketplaceApp.EventuallyAsync("the banner is whole", () => Task.FromResult(Line(host, "Sellers") != ""));

        var (shop, board) = (Line(host, "Shop"), Line(host, "Sellers"));
        Assert.EndsWith($"storefront {url}", await _http.GetStringAsync(new Uri(shop), Stop));
        Assert.EndsWith($"seller {url}", await _http.GetStringAsync(new Uri(board), Stop));
        var home = await _http.GetStringAsync(new Uri($"{url}/?language=en"), Stop);
        Assert.Contains($"href=\"{shop.TrimEnd('/')}\"", home, StringComparison.Ordinal);
        Assert.Contains($"href=\"{board.TrimEnd('/')}\"", home, StringComparison.Ordinal);
        await using var signIn = StandaloneProcess.Start(_data.Path, "sign-in");
        Assert.Equal(0, await signIn.ExitCodeAsync(Stop));
        Assert.Equal((shop, board), (Line(signIn, "Shop"), Line(signIn, "Sellers")));

        Assert.Equal(0, await host.StopAsync(Stop));
        Assert.Equal("", host.Errors);
        await Assert.ThrowsAsync<HttpRequestException>(() => _http.GetStringAsync(new Uri(shop), Stop));
        await Assert.ThrowsAsync<HttpRequestException>(() => _http.GetStringAsync(new Uri(board), Stop));
        Assert.Empty(Directory.GetFiles(_data.Path, "*-address"));
    }

    [Fact]
    public async Task Sample_ThatEnds_IsToldAndTheMarketplaceGoesOn()
    {
        await BuildAsync();
        await using var host = StandaloneProcess.Start(_data.Path, "--port", "0", "--samples", _samples.Path);
        var url = await host.ReadyAsync(Stop);
        await MarketplaceApp.EventuallyAsync("the banner is whole", () => Task.FromResult(Line(host, "Shop") != ""));

        await Assert.ThrowsAsync<HttpRequestException>(() =>
            _http.GetStringAsync(new Uri(Line(host, "Shop") + "end"), Stop)
        );

        await MarketplaceApp.EventuallyAsync(
            "the end of the shop is told",
            () => Task.FromResult(host.Errors.Contains("the shop ended (serving)", StringComparison.Ordinal))
        );
        Assert.Equal(HttpStatusCode.OK, (await _http.GetAsync(new Uri(url, "/alive"), Stop)).StatusCode);
        Assert.Equal(0, await host.StopAsync(Stop));
    }

    [Fact]
    public async Task Sample_ThatDoesNotStart_IsLinkedFromNowhere()
    {
        await BuildAsync();
        await File.WriteAllTextAsync(_samples["storefront", "broken"], "", Stop);
        await using var host = StandaloneProcess.Start(_data.Path, "--port", "0", "--samples", _samples.Path);
        var url = await host.ReadyAsync(Stop);
        await MarketplaceApp.EventuallyAsync("the banner is whole", () => Task.FromResult(Line(host, "Sellers") != ""));

        var home = await _http.GetStringAsync(new Uri(url, "/?language=en"), Stop);
        Assert.Contains($"href=\"{Line(host, "Sellers").TrimEnd('/')}\"", home, StringComparison.Ordinal);
        Assert.DoesNotContain("Where buyers look and buy", home, StringComparison.Ordinal);
        Assert.Equal("", Line(host, "Shop"));
        Assert.Contains("the shop did not start", host.Errors, StringComparison.Ordinal);
        Assert.Equal(0, await host.StopAsync(Stop));
    }

    [Fact]
    public async Task Host_ThatIsKilled_TakesTheSamplesWithIt()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells a child that its parent died.");
        await BuildAsync();
        await using var host = StandaloneProcess.Start(_data.Path, "--port", "0", "--samples", _samples.Path);
        await host.ReadyAsync(Stop);
        await MarketplaceApp.EventuallyAsync("the banner is whole", () => Task.FromResult(Line(host, "Shop") != ""));
        var shop = new Uri(Line(host, "Shop"));

        await host.KillAsync(Stop);

        await MarketplaceApp.EventuallyAsync("the shop is gone", async () => !await AnswersAsync(shop));
    }

    [Fact]
    public async Task Start_SamplesThatWereNotBuilt_IsOneLineWithTheCommand()
    {
        await using var host = StandaloneProcess.Start(_data.Path, "--port", "0", "--samples", _samples.Path);

        Assert.Equal(1, await host.ExitCodeAsync(Stop));
        Assert.Contains("npm run build", Assert.Single(host.Errors.TrimEnd().Split('\n')));
    }

    private static string Line(StandaloneProcess host, string name) =>
        host
            .Output.Split('\n')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(words => words is [var first, _] && first == name)
            .Select(words => words[1])
            .FirstOrDefault("");

    private async Task BuildAsync()
    {
        Assert.SkipUnless(SampleFiles.FindNode() is not null, "Needs Node.js.");
        var program = Directory.CreateDirectory(_samples["node_modules", "vite", "bin"]).FullName;
        await File.WriteAllTextAsync(Path.Combine(program, "vite.js"), Server, Stop);
        foreach (var app in new[] { "storefront", "seller" })
        {
            var built = Directory.CreateDirectory(_samples[app, "dist"]).FullName;
            await File.WriteAllTextAsync(Path.Combine(built, "index.html"), "<title>Built</title>", Stop);
        }
    }

    private async Task<bool> AnswersAsync(Uri address)
    {
        try
        {
            using var answer = await _http.GetAsync(address, Stop);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
