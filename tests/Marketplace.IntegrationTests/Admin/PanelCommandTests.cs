using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Sellers;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users.Contracts;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Admin;

/// <summary>What forms of the panel do, and whom they refuse.</summary>
public sealed class PanelCommandTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    /// <summary>Every command's address, from the host itself, with values in its places.</summary>
    private IEnumerable<string> Commands =>
        app
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e =>
                e.RoutePattern.RawText!.StartsWith("/admin/", StringComparison.Ordinal)
                && e.Metadata.GetMetadata<HttpMethodMetadata>() is { HttpMethods: ["POST"] }
            )
            .Select(e =>
                e.RoutePattern.RawText!.Replace("{id:guid}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal)
                    .Replace("{sessionId:guid}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal)
                    .Replace("{provider}", "stripe", StringComparison.Ordinal)
                    .Replace("{eventId}", "evt_1", StringComparison.Ordinal)
                    .Replace("{name}", "platform.purge", StringComparison.Ordinal)
                    .Replace("{code}", "free", StringComparison.Ordinal)
            );

    [Fact]
    public async Task Form_WithoutToken_IsRefused()
    {
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        Assert.True(Commands.Count() >= 15);
        foreach (var action in Commands)
        {
            var answer = await panel.SendWithoutTokenAsync(action, ("reason", "none"));
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{action}: {(int)answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Form_OfSupport_IsForbidden()
    {
        using var support = await app.SupportAsync();
        using var panel = await Panel.SignedInAsync(app, support);
        var page = await panel.PageAsync("/admin/jobs");
        Assert.DoesNotContain("/run\"", page, StringComparison.Ordinal);
        foreach (var action in Commands.Where(IsForAdministrators))
        {
            Assert.Equal(
                HttpStatusCode.Forbidden,
                (await panel.SendAsync(action, page, ("reason", "none"))).StatusCode
            );
        }
    }

    [Fact]
    public async Task Approve_SubmittedStore_ApprovesAuditsAndTells()
    {
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        var sellerId = await SubmittedStoreAsync();
        var path = $"/admin/sellers/{sellerId}";
        Assert.Contains(
            "A store with a <b>long</b> name & more",
            await panel.PageAsync("/admin/sellers?status=submitted"),
            StringComparison.Ordinal
        );

        var answer = await panel.SendAsync(
            path + "/approve",
            await panel.PageAsync(path),
            ("reason", "papers are complete")
        );
        Assert.Equal(path, answer.Headers.Location?.ToString());
        var after = await panel.PageAsync(path);
        Assert.Contains("Store approved.", after, StringComparison.Ordinal);
        Assert.Contains("seller.approve", after, StringComparison.Ordinal);

        var store = await app.InScopeAsync<SellerQueries, Seller?>(q => q.FindAsync(sellerId, CancellationToken.None));
        Assert.Equal(SellerStatus.Approved, store!.Status);
        var audit = await app.QueryAsync(db =>
            db.AuditEntries.SingleAsync(e => e.Action == "seller.approve" && e.ObjectId == sellerId.ToString())
        );
        Assert.Equal(admin.UserId, audit.ActorId);
        Assert.Contains("papers are complete", audit.After, StringComparison.Ordinal);
        Assert.Equal(
            1,
            await app.ScalarAsync<long>(
                $"""
                SELECT COUNT(*) FROM platform.outbox_messages WHERE type LIKE '%seller-approved%'
                    AND subject = '{sellerId}'
                """
            )
        );

        // A second time the status refuses it, in words and with the code.
        await panel.SendAsync(path + "/approve", after, ("reason", "again"));
        Assert.Contains("seller.invalid_transition", await panel.PageAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approve_WithoutReason_ApprovesAndMailsNone()
    {
        using var admin = await app.AdminAsync();
        var sellerId = await SubmittedStoreAsync();
        var approved = await (
            await admin.Client.SendJsonAsync(HttpMethod.Post, $"/api/v1/admin/sellers/{sellerId}/approve", new { })
        ).JsonAsync(HttpStatusCode.OK);
        Assert.Equal("approved", approved.GetProperty("status").GetString());
        var owner = await app.ScalarAsync<string>(
            $"""
            SELECT u.email FROM users.users AS u JOIN sellers.seller_members AS m ON m.user_id = u.id
                WHERE m.seller_id = '{sellerId}'
            """
        );
        Assert.DoesNotContain("Reason", await app.LastMailAsync(owner), StringComparison.Ordinal);
        Assert.DoesNotContain("Gerekçe", await app.LastMailAsync(owner), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reject_WithoutReason_ChangesNothing()
    {
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        var sellerId = await SubmittedStoreAsync();
        var path = $"/admin/sellers/{sellerId}";
        await panel.SendAsync(path + "/reject", await panel.PageAsync(path), ("reason", "  "));
        Assert.Contains("validation.failed", await panel.PageAsync(path), StringComparison.Ordinal);
        Assert.Equal(
            SellerStatus.Submitted,
            (await app.InScopeAsync<SellerQueries, Seller?>(q => q.FindAsync(sellerId, CancellationToken.None)))!.Status
        );
    }

    [Fact]
    public async Task Disable_User_EndsHisSessionsAndHisOwnPanel()
    {
        using var admin = await app.AdminAsync();
        using var other = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        using var otherPanel = await Panel.SignedInAsync(app, other);
        var path = $"/admin/users/{other.UserId}";
        await panel.SendAsync(path + "/disable", await panel.PageAsync(path), ("reason", "left the company"));
        Assert.Contains("Account disabled.", await panel.PageAsync(path), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await otherPanel.GetAsync("/admin")).StatusCode);

        var own = $"/admin/users/{admin.UserId}";
        await panel.SendAsync(own + "/disable", await panel.PageAsync(own), ("reason", "by mistake"));
        Assert.Contains("user.own_account", await panel.PageAsync(own), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SetRoles_User_GrantsAndAudits()
    {
        using var admin = await app.AdminAsync();
        using var buyer = await app.BuyerAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        var path = $"/admin/users/{buyer.UserId}";
        await panel.SendAsync(path + "/roles", await panel.PageAsync(path), ("roles", UserRoles.Support));
        Assert.Contains("user.set-roles", await panel.PageAsync(path), StringComparison.Ordinal);
        using var promoted = await Panel.SignedInAsync(app, buyer);
        Assert.Contains("Support: reads and helps", await promoted.PageAsync("/admin"), StringComparison.Ordinal);
        await panel.SendAsync(path + "/roles", await panel.PageAsync(path), ("roles", "owner-of-everything"));
        Assert.Contains("user.role_unknown", await panel.PageAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunJob_AndRedrive_AreAudited()
    {
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        await panel.SendAsync("/admin/jobs/platform.purge/run", await panel.PageAsync("/admin/jobs"));
        Assert.Contains(
            "platform.purge will run shortly.",
            await panel.PageAsync("/admin/jobs"),
            StringComparison.Ordinal
        );
        await panel.SendAsync("/admin/events/redrive", await panel.PageAsync("/admin/events"));
        var log = await panel.PageAsync("/admin/audit");
        Assert.Contains("job.run", log, StringComparison.Ordinal);
        Assert.Contains("events.redrive", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddVersion_Plan_KeepsTheOldOneAndTakesTheNew()
    {
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        var code = "panel-" + Guid.CreateVersion7().ToString("N")[^8..];
        await panel.SendAsync(
            "/admin/plans/create",
            await panel.PageAsync("/admin/plans"),
            [("code", code), ("sort", "60"), ("nameTr", "Deneme"), ("nameEn", "Trial"), .. Terms("123,00")]
        );
        Assert.Contains("Plan created.", await panel.PageAsync($"/admin/plans/{code}"), StringComparison.Ordinal);
        await panel.SendAsync(
            $"/admin/plans/{code}/version",
            await panel.PageAsync($"/admin/plans/{code}"),
            Terms("456.00")
        );
        var page = await panel.PageAsync($"/admin/plans/{code}");
        Assert.Contains("123.00 TRY", page, StringComparison.Ordinal);
        Assert.Contains("456.00 TRY", page, StringComparison.Ordinal);
        await panel.SendAsync($"/admin/plans/{code}/version", page, Terms("-1"));
        Assert.Contains("validation.failed", await panel.PageAsync($"/admin/plans/{code}"), StringComparison.Ordinal);
    }

    // Support may sign in and out, choose a language, note an order, write about it, decide a return, unlock an account
    // and end a session.
    private static bool IsForAdministrators(string action) =>
        action is not ("/admin/sign-in" or "/admin/sign-in/code" or "/admin/sign-out" or "/admin/language")
        && !action.StartsWith("/admin/second-factor/", StringComparison.Ordinal)
        && !action.EndsWith("/notes", StringComparison.Ordinal)
        && !action.EndsWith("/mails", StringComparison.Ordinal)
        && !action.EndsWith("/messages", StringComparison.Ordinal)
        && !action.EndsWith("/hide", StringComparison.Ordinal)
        && !action.EndsWith("/decide", StringComparison.Ordinal)
        && !action.EndsWith("/unlock", StringComparison.Ordinal)
        && !action.EndsWith("/end", StringComparison.Ordinal);

    private static (string, string)[] Terms(string price) =>
        [
            ("confirmed", "true"),
            ("price", price),
            ("period", "ThirtyDays"),
            ("commission", "5"),
            ("analyticsDays", "30"),
            ("features", "csvImport"),
            .. Api.Admin.PlanMetrics.All.Select(m => ("limit-" + m, "5")),
        ];

    private async Task<Guid> SubmittedStoreAsync()
    {
        using var owner = await app.BuyerAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var sellers = scope.ServiceProvider.GetRequiredService<SellerService>();
        var actor = new Actor(owner.UserId, new HashSet<string>(), new HashSet<Guid>(), true);
        var slug = "panel-" + owner.UserId.ToString("N")[^12..];
        var applied = await sellers.ApplyAsync(
            actor,
            slug,
            new(
                Name: "A store with a <b>long</b> name & more",
                LegalName: "Long Trading Ltd",
                TaxId: Stores.TaxId,
                Iban: Stores.Iban
            ),
            CancellationToken.None
        );
        Assert.True(applied.Succeeded, applied.Error?.Code);
        var submitted = await sellers.SubmitAsync(
            actor with
            {
                SellerIds = new HashSet<Guid> { applied.Value.Id },
            },
            applied.Value.Id,
            CancellationToken.None
        );
        Assert.True(submitted.Succeeded, submitted.Error?.Code);
        return applied.Value.Id;
    }
}
