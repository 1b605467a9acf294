using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Subscriptions;
using Marketplace.Modules.Users;
using Marketplace.Modules.Users.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.IntegrationTests.Subscriptions;

/// <summary>A store of a test, driven by its owner over HTTP.</summary>
public sealed class BillingStore(BillingApp app, User owner, Guid id)
{
    public Guid Id => id;

    public User Owner => owner;

    /// <summary>The owner as the services want him.</summary>
    public Actor Actor => new(owner.Id, new HashSet<string>(), new HashSet<Guid> { id }, true);

    /// <summary>Path of the store's subscription.</summary>
    public string Path => $"/api/v1/seller/{id}/subscription";

    /// <summary>The owner, signed in now.</summary>
    public HttpClient Client => app.ClientOf(owner, id);

    public async Task<JsonElement> GetAsync() => await (await Client.GetAsync(Path)).JsonAsync(HttpStatusCode.OK);

    public async Task<string> StatusAsync() => (await GetAsync()).GetProperty("status").GetString()!;

    public async Task<string> PlanAsync() => (await GetAsync()).GetProperty("plan").GetProperty("code").GetString()!;

    /// <summary>The limit of a metric as the owner sees it.</summary>
    public async Task<long> LimitAsync(string metric) =>
        (await GetAsync())
            .GetProperty("limits")
            .EnumerateArray()
            .Single(l => l.GetProperty("metric").GetString() == metric)
            .GetProperty("limit")
            .GetInt64();

    public Task<HttpResponseMessage> PostAsync(string action, object? body = null, string? key = null) =>
        Client.SendJsonAsync(
            HttpMethod.Post,
            Path + action,
            body,
            ("Idempotency-Key", key ?? Guid.CreateVersion7().ToString())
        );

    /// <summary>Subscribes and pays; the plan is in force afterwards.</summary>
    public async Task SubscribeAsync(string planCode)
    {
        var billed = await (await PostAsync("", new { planCode })).JsonAsync(HttpStatusCode.Created);
        await PayAsync(billed);
        await UntilStatusAsync("active");
    }

    /// <summary>Pays what an answer asks for.</summary>
    public Task PayAsync(JsonElement billed, string? scenario = null) =>
        app.Provider.PayAsync(CheckoutUrlOf(billed), scenario);

    public static string CheckoutUrlOf(JsonElement billed) =>
        billed.GetProperty("payment").GetProperty("checkoutUrl").GetString()!;

    /// <summary>Pays the open invoice at the provider's page.</summary>
    public async Task<string> PayOpenInvoiceAsync(string? scenario = null)
    {
        var open = await OpenInvoiceAsync() ?? throw new InvalidOperationException("No invoice is open.");
        var payment = await (await PostAsync($"/invoices/{open.Id}/pay")).JsonAsync(HttpStatusCode.Created);
        var url = payment.GetProperty("checkoutUrl").GetString()!;
        await app.Provider.PayAsync(url, scenario);
        if (scenario is null)
        {
            await BillingApp.EventuallyAsync(
                $"invoice {open.Number} is paid",
                async () => (await InvoicesAsync()).Single(i => i.Id == open.Id).Status == InvoiceStatus.Paid
            );
        }

        return url;
    }

    public async Task<Invoice?> OpenInvoiceAsync() =>
        (await InvoicesAsync()).SingleOrDefault(i => i.Status == InvoiceStatus.Open);

    /// <summary>The store's invoices, oldest first.</summary>
    public Task<List<Invoice>> InvoicesAsync() =>
        app.QueryAsync(db =>
            db.Set<Invoice>()
                .AsNoTracking()
                .Include(i => i.Lines)
                .Where(i => i.SellerId == id)
                .OrderBy(i => i.Id)
                .ToListAsync()
        );

    public Task UntilStatusAsync(string status) =>
        BillingApp.EventuallyAsync($"the subscription is {status}", async () => await StatusAsync() == status);

    /// <summary>How many events of a kind the store's subscription or invoices caused.</summary>
    public Task<long> EventsAsync(string name) =>
        app.ScalarAsync<long>(
            $"""
            SELECT count(*) FROM platform.outbox_messages WHERE type = 'marketplace.subscriptions.{name}.v1'
                AND payload::text LIKE '%{id}%'
            """
        );
}
