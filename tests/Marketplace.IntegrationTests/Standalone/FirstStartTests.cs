using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Marketplace.IntegrationTests.Standalone;

/// <summary>What somebody meets who starts the marketplace for the first time, and makes mistakes.</summary>
public sealed class FirstStartTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryDirectory _data = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Start_OccupiedPort_NamesTheProcessAndACommandThatWorksBeforeAnythingStarts()
    {
        using var occupant = new TcpListener(IPAddress.Loopback, 0);
        occupant.Start();
        var port = ((IPEndPoint)occupant.LocalEndpoint).Port;

        await using var host = StandaloneProcess.Start(
            _data.Path,
            new Dictionary<string, string> { ["MARKETPLACE_COMMAND"] = "./dev up" },
            "--port",
            Text(port),
            "--demo"
        );

        Assert.Equal(1, await host.ExitCodeAsync(Stop));
        var line = Assert.Single(host.Errors.TrimEnd().Split('\n'));
        Assert.StartsWith($"./dev up: port {port} is in use by ", line);
        Assert.Contains($"(process {Environment.ProcessId})", line);
        Assert.Matches($@"\./dev up --data \S+ --demo --port \d+$", line);
        Assert.False(Directory.Exists(_data.Path));
    }

    [Fact]
    public async Task Start_OccupiedPortOfTheEnvironment_IsToldAsWell()
    {
        using var occupant = new TcpListener(IPAddress.Loopback, 0);
        occupant.Start();
        var port = Text(((IPEndPoint)occupant.LocalEndpoint).Port);
        var environment = new Dictionary<string, string> { ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}/" };

        await using var host = StandaloneProcess.Start(_data.Path, environment);

        Assert.Equal(1, await host.ExitCodeAsync(Stop));
        Assert.StartsWith($"standalone: port {port} is in use by ", host.Errors);
        Assert.False(Directory.Exists(_data.Path));
    }

    [Fact]
    public async Task Start_SeveralWrongSettings_NamesEachInOneLineBeforeAnythingStarts()
    {
        var environment = new Dictionary<string, string>
        {
            ["Marketplace__Currency"] = "XXX",
            ["RateLimits__UserPerMinute"] = "0",
            ["Orders__HoldMinutes"] = "many",
            ["RateLimits__LoginPerMinut"] = "5",
            ["ConnectionStrings__marketplacedb"] = "postgres://nonsense",
        };

        await using var host = StandaloneProcess.Start(_data.Path, environment, "--port", "0");

        Assert.Equal(1, await host.ExitCodeAsync(Stop));
        var lines = host.Errors.TrimEnd().Split('\n').Select(line => line.Trim()).ToList();
        Assert.Equal(6, lines.Count);
        Assert.Equal("standalone: 5 settings are wrong:", lines[0]);
        Assert.Contains("Marketplace:Currency: must be one of TRY, USD, EUR, GBP, JPY, KWD. Example: TRY", lines);
        Assert.Contains("RateLimits:UserPerMinute: must be an integer of 1 or more. Example: 60", lines);
        Assert.Contains("Orders:HoldMinutes: must be an integer. Example: 10", lines);
        Assert.Contains("RateLimits:LoginPerMinut: is not a setting. Did you mean RateLimits:LoginPerMinute?", lines);
        Assert.Contains(lines, line => line.StartsWith("ConnectionStrings:marketplacedb", StringComparison.Ordinal));
        Assert.Equal("", host.Output);
        Assert.False(Directory.Exists(_data.Path));
    }

    [Fact]
    public async Task Start_MisspeltSettingInProduction_WarnsAndStarts()
    {
        var environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["RateLimits__LoginPerMinut"] = "5",
        };
        await using var host = StandaloneProcess.Start(_data.Path, environment, "--port", "0");

        await host.ReadyAsync(Stop);

        Assert.Contains("Did you mean RateLimits:LoginPerMinute?", host.Output);
    }

    [Fact]
    public async Task Start_UnreachableDatabase_IsOneLineWithoutPasswordAndStack()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = Text(((IPEndPoint)free.LocalEndpoint).Port);
        free.Stop();
        var environment = new Dictionary<string, string>
        {
            ["ConnectionStrings__marketplacedb"] =
                $"Host=127.0.0.1;Port={port};Username=u;Password=pa55word;Database=d",
        };

        await using var host = StandaloneProcess.Start(_data.Path, environment, "--port", "0");

        Assert.Equal(1, await host.ExitCodeAsync(Stop));
        Assert.StartsWith(
            $"standalone: the database at 127.0.0.1:{port} cannot be reached: connection refused.",
            Assert.Single(host.Errors.TrimEnd().Split('\n'))
        );
        Assert.Contains("Waiting up to", Assert.Single(host.Output.TrimEnd().Split('\n')));
        Assert.DoesNotContain("pa55word", host.Errors + host.Output);
    }

    [Fact]
    public async Task SignIn_WhileItRunsAndAfterwards_PrintsAccountsAndPlaces()
    {
        await using var host = StandaloneProcess.Start(_data.Path, "--port", "0");
        var url = await host.ReadyAsync(Stop);
        await using var running = StandaloneProcess.Start(_data.Path, "sign-in");
        Assert.Equal(0, await running.ExitCodeAsync(Stop));
        await host.StopAsync(Stop);
        await using var stopped = StandaloneProcess.Start(_data.Path, "sign-in");
        Assert.Equal(0, await stopped.ExitCodeAsync(Stop));
        using var empty = new TemporaryDirectory();
        await using var none = StandaloneProcess.Start(empty.Path, "sign-in");

        Assert.Equal(1, await none.ExitCodeAsync(Stop));
        Assert.Contains("has no development sign-ins", none.Errors);
        Assert.Contains($"{url.GetLeftPart(UriPartial.Authority)}/admin", running.Output);
        Assert.Contains("No marketplace is running", stopped.Output);
        foreach (var role in new[] { "admin", "seller", "buyer" })
        {
            var password = (await File.ReadAllTextAsync(_data["secrets", $"sign-in-{role}"], Stop)).Trim();
            Assert.All([host, running, stopped], one => Assert.Contains(password, one.Output));
        }

        foreach (var place in new[] { "mails", "logs", "secrets" })
            Assert.All([host, running, stopped], one => Assert.Contains(_data[place], one.Output));
    }

    [Fact]
    public async Task Log_OnTheConsoleIsOneShortLineAnEvent_InTheFileWithIdsForItsOwnerAlone()
    {
        await using var host = StandaloneProcess.Start(_data.Path, "--port", "0");
        await host.ReadyAsync(Stop);
        await using var demo = StandaloneProcess.Start(_data.Path, "demo");
        Assert.Equal(0, await demo.ExitCodeAsync(Stop));
        await host.StopAsync(Stop);

        var events = host
            .Output.Split('\n')
            .Where(line => line.Length > 8 && line[2] == ':' && line[5] == ':')
            .ToList();
        Assert.Contains(events, line => line.Contains("mails sent", StringComparison.Ordinal));
        Assert.All(
            new[] { "SpanId", "TraceId", "RequestPath", "=>", ".eml" },
            word => Assert.DoesNotContain(events, line => line.Contains(word, StringComparison.Ordinal))
        );
        Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(_data["logs"]));
        // One for each day on which it ran.
        var files = Directory.GetFiles(_data["logs"]);
        Assert.InRange(files.Length, 1, 2);
        Assert.All(files, file => Assert.Equal(OwnerOnly, File.GetUnixFileMode(file)));
        var lines = files.SelectMany(File.ReadLines).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Contains(lines, line => line.TryGetProperty("@tr", out _) && line.TryGetProperty("RequestPath", out _));
        Assert.DoesNotContain(lines, line => line.TryGetProperty("@l", out var level) && level.GetString() == "Debug");
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
