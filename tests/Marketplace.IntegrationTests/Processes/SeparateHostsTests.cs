using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;
using Marketplace.ServiceDefaults;
using Marketplace.Testing;
using MimeKit;
using Npgsql;

namespace Marketplace.IntegrationTests.Processes;

/// <summary>From an empty database to a paid order over MigrationService, Api, Worker and simulator, each a process of
/// its own, as they are deployed.</summary>
public sealed class SeparateHostsTests
{
    private const string AdminEmail = "admin@example.com";
    private const string Key = "sk_test_of_processes";
    private const string Secret = "whsec_of_processes_0123";
    private const string Role = "hosts_of_processes";

    [Fact]
    public async Task Order_PaidByCard_IsHandledByTheWorker()
    {
        var backing = await TestBacking.SharedAsync();
        var database = await backing.EmptyDatabaseAsync();
        var mails = Directory.CreateDirectory(Path.Combine(backing.DirectoryPath, "mails-of-processes")).FullName;
        var settings = HostProcess.Settings(backing, database);
        (settings["Auth:FirstAdmin:Email"], settings["Auth:FirstAdmin:Password"], settings["Mail:Directory"]) = (
            AdminEmail,
            SignIn.Password,
            mails
        );
        var owner = new NpgsqlConnectionStringBuilder(database);
        await ExecuteAsync(database, $"CREATE ROLE {Role} LOGIN PASSWORD '{owner.Password}'");
        settings["Database:RuntimeRoles:0"] = Role;
        await using (var migration = HostProcess.Start("Marketplace.MigrationService", settings))
            Assert.True(await migration.ExitCodeAsync() == 0, migration.Output);

        // Api and Worker need no right to change the schema.
        owner.Username = Role;
        settings[$"ConnectionStrings:{ResourceNames.Database}"] = owner.ConnectionString;

        await using var simulator = HostProcess.Start(
            "Marketplace.PaymentSimulator",
            new Dictionary<string, string?> { ["Simulator:ApiKey"] = Key, ["Simulator:WebhookSecret"] = Secret }
        );
        var provider = await simulator.ListeningAsync();
        settings["Payments:Stripe:ApiKey"] = Key;
        settings["Payments:Stripe:WebhookSecrets:0"] = Secret;
        settings["Payments:Stripe:ApiBase"] = provider.ToString().TrimEnd('/');
        settings["Payments:Stripe:SuccessUrl"] = settings["Payments:Stripe:CancelUrl"] =
            "https://shop.example/{PAYMENT_ID}";
        await using var api = HostProcess.Start("Marketplace.Api", settings);
        await using var worker = HostProcess.Start("Marketplace.Worker", settings);
        var shop = new Shop(await api.ListeningAsync(), mails, database);
        await worker.ListeningAsync();
        using var pay = new HttpClient { BaseAddress = provider };
        (
            await pay.PutAsJsonAsync(
                "/_simulator/webhook-endpoint",
                new { url = new Uri(shop.Api, "/api/v1/payments/webhooks/stripe").ToString(), secret = Secret }
            )
        ).EnsureSuccessStatusCode();

        using var admin = new SignIn(await shop.LoginAsync(AdminEmail), Guid.Empty, AdminEmail, Guid.Empty);
        using var seller = await shop.SellerAsync(admin);
        using var buyer = new SignIn(
            await shop.RegisterAsync("buyer@example.com"),
            Guid.Empty,
            "buyer@example.com",
            Guid.Empty
        );
        var variant = await shop.ProductAsync(seller);
        var quote = await (await buyer.QuoteAsync([(variant, 2)], "card")).JsonAsync(HttpStatusCode.Created);
        var placed = await (await buyer.CompleteAsync(quote.GetProperty("id").GetGuid())).JsonAsync(
            HttpStatusCode.Created
        );
        var page = new Uri(placed.GetProperty("payment").GetProperty("checkoutUrl").GetString()!);
        var session = page.AbsolutePath.Split('/').Single(part => part.StartsWith("cs_", StringComparison.Ordinal));
        (await pay.PostAsJsonAsync($"/_simulator/sessions/{session}/pay", new { })).EnsureSuccessStatusCode();

        var (order, number) = (
            placed.GetProperty("orders")[0].GetProperty("id").GetGuid(),
            placed.GetProperty("orders")[0].GetProperty("number").GetString()!
        );
        await ShopApp.EventuallyAsync("the order is placed", async () => await buyer.StatusAsync(order) == "placed");
        await shop.MailAsync("buyer@example.com", number);
        await ShopApp.EventuallyAsync(
            "the sale is counted",
            () =>
                ScalarAsync<bool>(
                    database,
                    $"SELECT EXISTS (SELECT FROM analytics.order_facts WHERE order_id = '{order}')"
                )
        );
        Assert.Equal((0, 0), (await worker.StopAsync(), await api.StopAsync()));
        NpgsqlConnection.ClearPool(new NpgsqlConnection(database));
        await backing.DropDatabaseAsync(database);
        var server = new NpgsqlConnectionStringBuilder(database) { Database = "postgres" };
        await ExecuteAsync(server.ConnectionString, $"DROP ROLE {Role}");
    }

    private static async Task ExecuteAsync(string database, string sql)
    {
        var settings = new NpgsqlConnectionStringBuilder(database) { Pooling = false };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<T> ScalarAsync<T>(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>What people do over HTTP until there is something to buy and somebody to buy it.</summary>
    private sealed class Shop(Uri api, string mails, string database)
    {
        public Uri Api => api;

        public async Task<HttpClient> LoginAsync(string email)
        {
            var client = new HttpClient { BaseAddress = api };
            var answer = await (
                await client.PostAsJsonAsync("/api/v1/auth/login", new { email, password = SignIn.Password })
            ).JsonAsync(HttpStatusCode.OK);
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Bearer",
                answer.GetProperty("accessToken").GetString()
            );
            return client;
        }

        /// <summary>An account whose address is confirmed by the link that the Worker mailed.</summary>
        public async Task<HttpClient> RegisterAsync(string email)
        {
            using var client = new HttpClient { BaseAddress = api };
            (
                await client.PostAsJsonAsync(
                    "/api/v1/auth/register",
                    new
                    {
                        email,
                        password = SignIn.Password,
                        displayName = "Deniz",
                        acceptTerms = true,
                    }
                )
            ).Expect(HttpStatusCode.Accepted);
            var mail = await MailAsync(email, "token=");
            var token = mail[(mail.IndexOf("token=", StringComparison.Ordinal) + "token=".Length)..]
                .Split([' ', '\r', '\n'])[0];
            (await client.PostAsJsonAsync("/api/v1/auth/confirm-email", new { token })).Expect(
                HttpStatusCode.NoContent
            );
            return await LoginAsync(email);
        }

        public async Task<SignIn> SellerAsync(SignIn admin)
        {
            var client = await RegisterAsync("seller@example.com");
            var profile = new
            {
                slug = "ayri-surecler",
                name = "Ayrı Süreçler",
                legalName = "Ayrı Ltd",
                taxId = Stores.TaxId,
                iban = Stores.Iban,
            };
            var store = (
                await (await client.PostAsJsonAsync("/api/v1/sellers", profile)).JsonAsync(HttpStatusCode.Created)
            )
                .GetProperty("id")
                .GetGuid();
            (await client.PostAsync($"/api/v1/seller/{store}/submit", null)).Expect(HttpStatusCode.OK);
            (
                await admin.Client.PostAsJsonAsync(
                    $"/api/v1/admin/sellers/{store}/approve",
                    new { reason = "papers seen" }
                )
            ).Expect(HttpStatusCode.OK);
            return new(client, Guid.Empty, "seller@example.com", store);
        }

        public async Task<Guid> ProductAsync(SignIn seller)
        {
            var tree = await (await seller.Client.GetAsync("/api/v1/categories")).JsonAsync(HttpStatusCode.OK);
            var category = tree.GetProperty("data")[0].GetProperty("id").GetGuid();
            var product = ApiRequests.Product($"{category}", "Bakır cezve", 34_900, 10);
            var made = await (
                await seller.Client.PostAsJsonAsync($"/api/v1/seller/{seller.SellerId}/products", product)
            ).JsonAsync(HttpStatusCode.Created);
            return made.GetProperty("variants")[0].GetProperty("id").GetGuid();
        }

        /// <summary>The text of the mail that the Worker wrote to somebody with these words in it.</summary>
        public async Task<string> MailAsync(string to, string words)
        {
            string? found = null;
            await ShopApp.EventuallyAsync(
                $"a mail to {to} that says {words}",
                async () =>
                {
                    foreach (
                        var id in await ScalarAsync<Guid[]>(
                            database,
                            "SELECT COALESCE(array_agg(id), ARRAY[]::uuid[]) FROM platform.mails WHERE sent_at IS NOT "
                                + "NULL"
                        )
                    )
                    {
                        var mail = await MimeMessage.LoadAsync(Path.Combine(mails, $"{id}.eml"));
                        if (
                            mail.To.Mailboxes.Any(m => m.Address == to)
                            && (mail.Subject + mail.TextBody).Contains(words, StringComparison.Ordinal)
                        )
                        {
                            found = mail.TextBody;
                        }
                    }

                    return found is not null;
                }
            );
            return found!;
        }
    }
}
