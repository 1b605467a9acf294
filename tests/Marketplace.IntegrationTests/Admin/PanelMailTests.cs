using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Notifications;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.IntegrationTests.Admin;

/// <summary>Mails in the panel: sent again for an order, and given up ones retried or dropped.</summary>
public sealed class PanelMailTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Resend_TwiceAndAtOnce_IsOneMailAndAudited()
    {
        var order = await app.CashOrderAsync();
        await app.DrainAsync();
        var before = await app.MailCountAsync(order.Buyer.Email);
        using var support = await app.SupportAsync();
        var path = $"/api/v1/admin/orders/{order.Id}/mails/confirmation";

        var answers = await Races.AtOnceAsync(4, _ => support.Client.PostAsync(path, null));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.NoContent);
        await answers.First(a => a.StatusCode != HttpStatusCode.NoContent).ProblemAsync(409, "mail.sent_recently");
        Assert.Equal(before + 1, await app.MailCountAsync(order.Buyer.Email));
        Assert.Equal(1, await app.AuditCountAsync("order.mail-confirmation", order.Id));
        var number = await app.ScalarAsync<string>($"SELECT number FROM orders.orders WHERE id = '{order.Id}'");
        Assert.Contains(number, await app.LastMailAsync(order.Buyer.Email), StringComparison.Ordinal);
        await (await support.Client.PostAsync($"/api/v1/admin/orders/{order.Id}/mails/shipping", null)).ProblemAsync(
            409,
            "mail.not_due"
        );
        await (
            await support.Client.PostAsync($"/api/v1/admin/orders/{Guid.CreateVersion7()}/mails/shipping", null)
        ).ProblemAsync(404, "resource.not_found");
        (await order.Buyer.Client.PostAsync(path, null)).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Resend_SixthTimeInADay_IsRefused()
    {
        var order = await app.CashOrderAsync();
        using var panel = await Panel.SignedInAsync(app, await app.SupportAsync());
        var page = $"/admin/orders/{order.Id}";

        for (var time = 0; time < 6; time++)
        {
            await panel.SendAsync(page + "/mails", await panel.PageAsync(page), ("kind", "Confirmation"));
            app.Clock.Advance(TimeSpan.FromMinutes(6));
        }

        Assert.Equal(5, await app.AuditCountAsync("order.mail-confirmation", order.Id));
        Assert.Contains("mail.sent_recently", await panel.PageAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resend_ConfirmationOfACancelledOrder_IsNotDue()
    {
        var order = await app.CashOrderAsync();
        (await order.Buyer.AsBuyerAsync(order.Id, "cancel")).EnsureSuccessStatusCode();
        using var support = await app.SupportAsync();

        var answer = await support.Client.PostAsync($"/api/v1/admin/orders/{order.Id}/mails/confirmation", null);

        await answer.ProblemAsync(409, "mail.not_due");
    }

    [Fact]
    public async Task DeadMail_RetriedOrDropped_LeavesThePageAndTheAlert()
    {
        var (retried, dropped) = (await DeadMailAsync("to retry"), await DeadMailAsync("to drop"));
        using var panel = await Panel.SignedInAsync(app, await app.AdminAsync());
        Assert.Contains("href=\"/admin/mails\"", await panel.PageAsync("/admin"), StringComparison.Ordinal);
        var page = await panel.PageAsync("/admin/mails");
        Assert.Contains("SmtpException", page, StringComparison.Ordinal);

        await panel.SendAsync($"/admin/mails/{retried}/retry", page);
        await panel.SendAsync($"/admin/mails/{dropped}/drop", page, ("reason", ""));
        Assert.Contains("to drop", await panel.PageAsync("/admin/mails"), StringComparison.Ordinal);
        await panel.SendAsync($"/admin/mails/{dropped}/drop", page, ("reason", "The address is misspelt"));

        page = await panel.PageAsync("/admin/mails");
        Assert.DoesNotContain("to retry", page, StringComparison.Ordinal);
        Assert.DoesNotContain("to drop", page, StringComparison.Ordinal);
        Assert.Equal(
            "0|",
            await app.ScalarAsync<string>(
                $"SELECT attempts || '|' || COALESCE(dead_at::text, '') FROM platform.mails WHERE id = '{retried}'"
            )
        );
        Assert.Equal(0, await app.ScalarAsync<long>($"SELECT COUNT(*) FROM platform.mails WHERE id = '{dropped}'"));
        Assert.Equal(1, await app.AuditCountAsync("mail.drop", dropped));
        Assert.Equal(1, await app.AuditCountAsync("mail.retry", retried));
    }

    [Fact]
    public async Task Retry_Twice_IsOneRetry_AndASecondDropIsNotFound()
    {
        using var admin = await app.AdminAsync();
        var id = await DeadMailAsync("twice");
        var listed = await (await admin.Client.GetAsync("/api/v1/admin/mails")).JsonAsync(HttpStatusCode.OK);
        Assert.Contains(listed.GetProperty("data").EnumerateArray(), m => m.GetProperty("id").GetGuid() == id);

        for (var time = 0; time < 2; time++)
        {
            (await admin.Client.PostAsync($"/api/v1/admin/mails/{id}/retry", null)).Expect(HttpStatusCode.NoContent);
        }

        Assert.Equal(1, await app.AuditCountAsync("mail.retry", id));
        var other = await DeadMailAsync("other");
        var drop = $"/api/v1/admin/mails/{other}/drop";
        (await admin.Client.SendJsonAsync(HttpMethod.Post, drop, new { reason = "x" })).Expect(
            HttpStatusCode.NoContent
        );
        await (await admin.Client.SendJsonAsync(HttpMethod.Post, drop, new { reason = "x" })).ProblemAsync(
            404,
            "resource.not_found"
        );
        using var support = await app.SupportAsync();
        (await support.Client.PostAsync($"/api/v1/admin/mails/{id}/retry", null)).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task UnknownAddress_SignedIn_SaysSoWithTheMenu()
    {
        using var panel = await Panel.SignedInAsync(app, await app.SupportAsync());

        var answer = await panel.GetAsync("/admin/no/such-page");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("href=\"/admin/orders\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var stranger = new Panel(app);
        Assert.Equal(HttpStatusCode.Found, (await stranger.GetAsync("/admin/no/such-page")).StatusCode);
    }

    [Fact]
    public async Task LateDelivery_LinkedFromItsAlert_IsListed()
    {
        await app.ExecuteAsync(
            """
            INSERT INTO platform.deliveries (consumer, message_id, type, source, subject, payload, occurred_at,
                available_at, attempts)
            VALUES ('nobody', gen_random_uuid(), 'marketplace.tests.late.v1', 's', 's', '{}', now(),
                now() - INTERVAL '1 hour', 3)
            """
        );
        using var panel = await Panel.SignedInAsync(app, await app.AdminAsync());

        Assert.Contains("/admin/events?show=waiting", await panel.PageAsync("/admin"), StringComparison.Ordinal);
        Assert.Contains(
            "marketplace.tests.late.v1",
            await panel.PageAsync("/admin/events?show=waiting"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task WaitingStoreMail_NamesThePageAsTheMenuDoes()
    {
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);

        Assert.Contains($">{StoresPage.Name.English}<", await panel.PageAsync("/admin"), StringComparison.Ordinal);
        Assert.Contains(StoresPage.Name.Turkish, StoreMessages.Submitted.Body.Turkish, StringComparison.Ordinal);
        Assert.Contains(StoresPage.Name.English, StoreMessages.Submitted.Body.English, StringComparison.Ordinal);
    }

    private async Task<Guid> DeadMailAsync(string subject)
    {
        var id = Guid.CreateVersion7();
        await app.ExecuteAsync(
            $"""
            INSERT INTO platform.mails (id, "to", subject, body, created_at, available_at, attempts, dead_at,
                last_error)
            VALUES ('{id}', 'nobody@example.com', '{subject}', 'text', now(), now(), 20, now(), 'SmtpException')
            """
        );
        return id;
    }
}
