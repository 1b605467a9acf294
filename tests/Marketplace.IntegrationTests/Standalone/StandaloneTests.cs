using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Standalone;
using Npgsql;

namespace Marketplace.IntegrationTests.Standalone;

/// <summary>What a person who runs the one-process host relies on.</summary>
public sealed class StandaloneTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();
    private readonly HttpClient _http = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _http.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task Start_FreshDirectory_AnswersHealthyAndStopsClean()
    {
        await using var host = StandaloneProcess.Start(_data.Path, "--port", "0");
        var url = await host.ReadyAsync(Stop);

        var health = await HealthyAsync(url);
        Assert.Contains("\"name\":\"database\"", health);
        Assert.DoesNotContain("Host=", health);
        Assert.Equal(HttpStatusCode.OK, (await _http.GetAsync(new Uri(url, "/alive"), Stop)).StatusCode);
        Assert.All(
            Directory.GetFiles(_data["secrets"]),
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file))
        );

        Assert.Equal(0, await host.StopAsync(Stop));
        Assert.Equal("", host.Errors);
        await NoPostgresAsync();
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("seller")]
    [InlineData("buyer")]
    public async Task Start_Development_GivesASignInForEveryRole(string role)
    {
        await using var host = StandaloneProcess.Start(_data.Path, "--port", "0");
        var url = await host.ReadyAsync(Stop);
        var password = (await File.ReadAllTextAsync(_data["secrets", $"sign-in-{role}"], Stop)).Trim();

        var answer = await _http.PostAsJsonAsync(
            new Uri(url, "/api/v1/auth/login"),
            new { email = $"{role}@marketplace.test", password },
            Stop
        );

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Start_FirstAdministratorGivenOrProduction_MakesNoSignIns()
    {
        using var otherData = new TemporaryDirectory();
        var named = new Dictionary<string, string>
        {
            ["Auth__FirstAdmin__Email"] = "root@example.com",
            ["Auth__FirstAdmin__Password"] = "a passphrase of four words",
        };
        await using var one = StandaloneProcess.Start(_data.Path, named, "--port", "0");
        await using var other = StandaloneProcess.Start(
            otherData.Path,
            new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production" },
            "--port",
            "0"
        );

        await Task.WhenAll(one.ReadyAsync(Stop), other.ReadyAsync(Stop));

        Assert.Empty(Directory.GetFiles(_data["secrets"], "sign-in-*"));
        Assert.Empty(Directory.GetFiles(otherData["secrets"], "sign-in-*"));
    }

    [Fact]
    public async Task Pay_AtTheSimulatorsPageWithoutWebhook_PlacesTheOrderAndARestartCanRefundIt()
    {
        await using var host = StandaloneProcess.Start(_data.Path, "--port", "0", "--demo");
        var url = await host.ReadyAsync(Stop);
        using var buyer = await SignedInAsync(url, "buyer");

        var goods = await (await buyer.GetAsync("/api/v1/products?inStock=true&limit=1", Stop)).JsonAsync(
            HttpStatusCode.OK
        );
        var product = await (
            await buyer.GetAsync($"/api/v1/products/{goods.GetProperty("data")[0].GetProperty("id").GetString()}", Stop)
        ).JsonAsync(HttpStatusCode.OK);
        var variant = product
            .GetProperty("variants")
            .EnumerateArray()
            .First(v => v.GetProperty("inStock").GetBoolean())
            .GetProperty("id")
            .GetString();
        var address = new
        {
            fullName = "Ayşe Yılmaz",
            phone = "+905321234567",
            line1 = "Moda Cad. 12",
            district = "Kadıköy",
            city = "İstanbul",
        };
        var checkout = await (
            await buyer.SendJsonAsync(
                HttpMethod.Post,
                "/api/v1/checkouts",
                new
                {
                    items = new[] { new { variantId = variant, quantity = 1 } },
                    address,
                    paymentMethod = "card",
                }
            )
        ).JsonAsync(HttpStatusCode.Created);
        var placed = await (
            await buyer.SendJsonAsync(
                HttpMethod.Post,
                $"/api/v1/checkouts/{checkout.GetProperty("id").GetString()}/complete",
                null,
                ("Idempotency-Key", "one")
            )
        ).JsonAsync(HttpStatusCode.Created);
        var page = new Uri(placed.GetProperty("payment").GetProperty("checkoutUrl").GetString()!);

        // With the test card whose webhook is never sent; the browser is sent on to where the Api asks the provider.
        using var form = new FormUrlEncodedContent([
            new("email", "ayse@example.com"),
            new("number", "4000009900000053"),
            new("expiry", "12 / 40"),
            new("cvc", "123"),
            new("name", "Ayşe Öz"),
            new("action", "pay"),
        ]);
        var landed = await _http.PostAsync(page, form, Stop);
        Assert.Equal(HttpStatusCode.OK, landed.StatusCode);
        Assert.Equal(
            $"/api/v1/payments/{placed.GetProperty("payment").GetProperty("id").GetString()}/return",
            landed.RequestMessage!.RequestUri!.AbsolutePath
        );
        Assert.Equal(url.Authority, landed.RequestMessage.RequestUri.Authority);
        Assert.Contains("Ödemeniz alındı", WebUtility.HtmlDecode(await landed.Content.ReadAsStringAsync(Stop)));
        var order = await (
            await buyer.GetAsync(
                $"/api/v1/orders/{placed.GetProperty("orders")[0].GetProperty("id").GetString()}",
                Stop
            )
        ).JsonAsync(HttpStatusCode.OK);
        Assert.Equal("placed", order.GetProperty("status").GetString());

        // After a restart the simulator still knows the payment: the money of a cancelled order goes back.
        Assert.Equal(0, await host.StopAsync(Stop));
        await using var restarted = StandaloneProcess.Start(_data.Path, "--port", "0");
        url = await restarted.ReadyAsync(Stop);
        using var later = await SignedInAsync(url, "buyer");
        (
            await later.SendJsonAsync(
                HttpMethod.Post,
                $"/api/v1/orders/{order.GetProperty("id").GetString()}/cancel",
                null,
                ("Idempotency-Key", "two")
            )
        ).Expect(HttpStatusCode.OK);
        using var admin = await SignedInAsync(url, "admin");
        await RefundedAsync(admin, placed.GetProperty("payment").GetProperty("id").GetString()!);
    }

    private async Task<HttpClient> SignedInAsync(Uri url, string role)
    {
        var password = (await File.ReadAllTextAsync(_data["secrets", $"sign-in-{role}"], Stop)).Trim();
        var client = new HttpClient { BaseAddress = url };
        var signedIn = await (
            await client.PostAsJsonAsync(
                "/api/v1/auth/login",
                new { email = $"{role}@marketplace.test", password },
                Stop
            )
        ).JsonAsync(HttpStatusCode.OK);
        client.DefaultRequestHeaders.Authorization = new("Bearer", signedIn.GetProperty("accessToken").GetString());
        return client;
    }

    private static async Task RefundedAsync(HttpClient client, string paymentId)
    {
        await MarketplaceApp.EventuallyAsync(
            "the refund succeeded",
            async () =>
            {
                var payment = await client.GetFromJsonAsync<JsonElement>($"/api/v1/admin/payments/{paymentId}", Stop);
                return payment.GetProperty("refunds")[0].GetProperty("status").GetString() == "succeeded";
            }
        );
    }

    [Fact]
    public async Task Restart_SameDirectory_KeepsSecretsAndData()
    {
        await using (var first = StandaloneProcess.Start(_data.Path, "--port", "0"))
            await first.ReadyAsync(Stop);
        var secrets = ReadSecrets();
        var cluster = File.GetLastWriteTimeUtc(Path.Combine(ClusterDirectory(), "PG_VERSION"));

        await using var second = StandaloneProcess.Start(_data.Path, "--port", "0");
        await second.ReadyAsync(Stop);

        Assert.Equal(secrets, ReadSecrets());
        Assert.Equal(cluster, File.GetLastWriteTimeUtc(Path.Combine(ClusterDirectory(), "PG_VERSION")));
    }

    [Fact]
    public async Task Start_TwoDirectories_RunSideBySide()
    {
        using var otherData = new TemporaryDirectory();
        await using var one = StandaloneProcess.Start(_data.Path, "--port", "0");
        await using var other = StandaloneProcess.Start(otherData.Path, "--port", "0");

        var urls = await Task.WhenAll(one.ReadyAsync(Stop), other.ReadyAsync(Stop));

        Assert.NotEqual(urls[0].Port, urls[1].Port);
        foreach (var url in urls)
            await HealthyAsync(url);
    }

    [Fact]
    public async Task Start_SameDirectoryTwice_SecondSaysSoAndEnds()
    {
        await using var first = StandaloneProcess.Start(_data.Path, "--port", "0");
        await first.ReadyAsync(Stop);

        await using var second = StandaloneProcess.Start(_data.Path, "--port", "0");

        Assert.Equal(1, await second.ExitCodeAsync(Stop));
        AssertOneLine(second.Errors, "another instance uses the data directory");
    }

    [Fact]
    public async Task Start_ConnectionStringsFromOutside_UsesThoseAndStartsNoServer()
    {
        using var outsideData = new TemporaryDirectory();
        await using var database = await EmbeddedPostgres.StartAsync(
            outsideData.Path,
            new EmbeddedPostgresSettings(Durable: false),
            Stop
        );
        await database.EnsureDatabaseAsync("outside", Stop);
        using var cache = EmbeddedGarnet.Start();
        var environment = new Dictionary<string, string>
        {
            ["ConnectionStrings__marketplacedb"] = database.ConnectionString("outside"),
            ["ConnectionStrings__cache"] = cache.ConnectionString,
        };

        await using var host = StandaloneProcess.Start(_data.Path, environment, "--port", "0");
        var url = await host.ReadyAsync(Stop);

        await HealthyAsync(url);
        Assert.Empty(Directory.GetDirectories(_data.Path, "postgres-*"));
        Assert.NotEqual(
            0L,
            await ScalarAsync(database.ConnectionString("outside"), "SELECT count(*) FROM platform.migrations")
        );
    }

    [Fact]
    public async Task Kill_WhileRunning_LeavesNoServerAndNextStartRecovers()
    {
        await using var killed = StandaloneProcess.Start(_data.Path, "--port", "0");
        await killed.ReadyAsync(Stop);

        await killed.KillAsync(Stop);
        await NoPostgresAsync();

        await using var next = StandaloneProcess.Start(_data.Path, "--port", "0");
        await HealthyAsync(await next.ReadyAsync(Stop));
    }

    [Fact]
    public async Task Kill_ThenStartAtOnce_WaitsForTheOldServerAndRecovers()
    {
        await using var killed = StandaloneProcess.Start(_data.Path, "--port", "0");
        await killed.ReadyAsync(Stop);
        await killed.KillAsync(Stop);

        await using var next = StandaloneProcess.Start(_data.Path, "--port", "0");

        await next.ReadyAsync(Stop);
    }

    [Fact]
    public async Task Start_UnwritableDirectory_OneLineAndNonZeroExit()
    {
        Directory.CreateDirectory(_data.Path);
        await File.WriteAllTextAsync(_data["file"], "", Stop);

        await using var host = StandaloneProcess.Start(_data["file", "below"], "--port", "0");

        Assert.Equal(1, await host.ExitCodeAsync(Stop));
        AssertOneLine(host.Errors, "cannot be written");
    }

    [Fact]
    public async Task Start_WrongOption_OneLineAndNonZeroExit()
    {
        await using var host = StandaloneProcess.Start(_data.Path, "--prot", "80");

        Assert.Equal(1, await host.ExitCodeAsync(Stop));
        AssertOneLine(host.Errors, "--prot is not a known argument");
    }

    [Fact]
    public async Task Start_MalformedConnectionString_NamesKeyRuleAndExample()
    {
        var environment = new Dictionary<string, string>
        {
            ["ConnectionStrings__marketplacedb"] = "postgres://nonsense",
        };

        await using var host = StandaloneProcess.Start(_data.Path, environment, "--port", "0");

        Assert.Equal(1, await host.ExitCodeAsync(Stop));
        Assert.Contains("ConnectionStrings:marketplacedb", host.Errors);
        Assert.Contains("for example", host.Errors);
    }

    [Fact]
    public async Task Fresh_ForeignDirectory_IsRefusedAndKept()
    {
        Directory.CreateDirectory(_data.Path);
        await File.WriteAllTextAsync(_data["precious"], "mine", Stop);

        await using var host = StandaloneProcess.Start(_data.Path, "--port", "0", "--fresh");

        Assert.Equal(1, await host.ExitCodeAsync(Stop));
        AssertOneLine(host.Errors, "--fresh does not empty it");
        Assert.True(File.Exists(_data["precious"]));
    }

    /// <summary>What the host says of its health once it is well; each of its checks has three seconds, which is little
    /// on a busy machine.</summary>
    private async Task<string> HealthyAsync(Uri host)
    {
        var said = "";
        await MarketplaceApp.EventuallyAsync(
            "the host is healthy",
            async () =>
            {
                using var answer = await _http.GetAsync(new Uri(host, "/health"), Stop);
                return (said = await answer.Content.ReadAsStringAsync(Stop)).Contains(
                    "\"status\":\"healthy\"",
                    StringComparison.Ordinal
                );
            }
        );
        return said;
    }

    private static void AssertOneLine(string errors, string words)
    {
        Assert.Contains(words, errors);
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static async Task<long> ScalarAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(Stop))!;
    }

    private string ClusterDirectory() => Directory.GetDirectories(_data.Path, "postgres-*").Single();

    private string[] ReadSecrets() =>
        [.. Directory.GetFiles(_data["secrets"]).Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    // The server names its directory on its command line.
    private Task NoPostgresAsync() =>
        MarketplaceApp.EventuallyAsync("the database server has ended", () => Task.FromResult(!Servers().Any()));

    private IEnumerable<string> Servers() =>
        Directory
            .GetDirectories("/proc")
            .Select(process => System.IO.Path.Combine(process, "cmdline"))
            .Where(file =>
                ReadOrNothing(file).Contains(_data["postgres-"], StringComparison.Ordinal)
                && ReadOrNothing(file).Contains("listen_addresses", StringComparison.Ordinal)
            );

    private static string ReadOrNothing(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
