using System.Net;
using System.Net.Http.Json;
using System.Text;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Sellers;

/// <summary>What owners and administrators do with a store after its application.</summary>
public sealed class StoreLifeTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Change_OwnStore_NeedsTheCurrentVersionAndKeepsSecretsEncrypted()
    {
        using var owner = await app.SellerAsync();
        var path = $"/api/v1/seller/{owner.SellerId}";
        var etag = (await owner.Client.GetAsync(path)).Headers.ETag!.Tag;
        await (await owner.Client.SendJsonAsync(HttpMethod.Patch, path, new { name = "New name" })).ProblemAsync(
            428,
            "precondition.required"
        );
        var answer = await owner.Client.SendJsonAsync(
            HttpMethod.Patch,
            path,
            new
            {
                name = "New name",
                taxId = "9876543217",
                acceptsCashOnDelivery = false,
            },
            ("If-Match", etag)
        );
        var changed = await answer.JsonAsync(HttpStatusCode.OK);
        Assert.Equal("••••3217", changed.GetProperty("taxId").GetString());
        Assert.False(changed.GetProperty("acceptsCashOnDelivery").GetBoolean());
        await (
            await owner.Client.SendJsonAsync(HttpMethod.Patch, path, new { name = "Other" }, ("If-Match", etag))
        ).StaleAsync(answer.Headers.ETag!.Tag);
        await (
            await owner.Client.SendJsonAsync(HttpMethod.Patch, path, new { name = "x" }, ("If-Match", etag))
        ).ProblemAsync(400, "validation.failed");
        var row = await app.QueryAsync(db =>
            db.Database.SqlQuery<string>(
                    $"SELECT s::text AS \"Value\" FROM sellers.sellers s WHERE id = {owner.SellerId}"
                )
                .SingleAsync()
        );
        Assert.DoesNotContain(Convert.ToHexStringLower(Encoding.UTF8.GetBytes("9876543217")), row);
        Assert.DoesNotContain("9876543217", row);
        var audit = await app.QueryAsync(db =>
            db.Database.SqlQuery<string>(
                    $"""
                    SELECT a::text AS "Value" FROM platform.audit_entries a WHERE action = 'seller.change-legal'
                        AND object_id = {owner.SellerId.ToString()}
                    """
                )
                .SingleAsync()
        );
        Assert.DoesNotContain("9876543217", audit);
    }

    [Theory]
    [InlineData("iban")]
    [InlineData("taxId")]
    [InlineData("legalName")]
    public async Task Change_ApprovedStoreWouldLoseWhatItNeeds_IsIncomplete(string field)
    {
        using var owner = await app.SellerAsync();
        var path = $"/api/v1/seller/{owner.SellerId}";
        var before = await owner.Client.GetAsync(path);
        var refused = await owner.Client.SendJsonAsync(
            HttpMethod.Patch,
            path,
            new Dictionary<string, string> { [field] = "" },
            ("If-Match", before.Headers.ETag!.Tag)
        );
        var problem = await refused.ProblemAsync(422, "seller.incomplete");
        Assert.Equal(
            [field],
            problem.GetProperty("params").GetProperty("missing").EnumerateArray().Select(m => m.GetString())
        );
        Assert.Equal(
            await before.Content.ReadAsStringAsync(),
            await (await owner.Client.GetAsync(path)).Content.ReadAsStringAsync()
        );
    }

    [Fact]
    public async Task Change_DraftLosesWhatItNeeds_IsTaken()
    {
        using var owner = await app.BuyerAsync();
        var path = $"/api/v1/seller/{await ApplyAsync(owner, "draft-changes")}";
        var tag = (await owner.Client.GetAsync(path)).Headers.ETag!.Tag;
        (
            await owner.Client.SendJsonAsync(
                HttpMethod.Patch,
                path,
                new
                {
                    iban = "",
                    taxId = "",
                    legalName = "",
                },
                ("If-Match", tag)
            )
        ).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task CompleteCheck_BrokenBehindTheRule_IsTheModulesRefusal()
    {
        using var owner = await app.SellerAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Marketplace.Modules.MarketplaceDbContext>();
        var result = await scope
            .ServiceProvider.GetRequiredService<UnitOfWork>()
            .ExecuteAsync(
                async ct =>
                {
                    await db.Database.ExecuteSqlAsync(
                        $"UPDATE sellers.sellers SET legal_name = NULL WHERE id = {owner.SellerId}",
                        ct
                    );
                    return Result.Success;
                },
                CancellationToken.None
            );
        Assert.Equal("seller.incomplete", result.Error?.Code);
    }

    [Theory]
    [InlineData("  ")]
    [InlineData(" a ")]
    public async Task Change_NameOfSpaces_IsTooShort(string name)
    {
        using var owner = await app.SellerAsync();
        var path = $"/api/v1/seller/{owner.SellerId}";
        var problem = await (
            await owner.Client.SendJsonAsync(HttpMethod.Patch, path, new { name }, ("If-Match", "\"1\""))
        ).ProblemAsync(400, "validation.failed");
        Assert.Equal(
            ("#/name", "value.too_short"),
            (
                problem.GetProperty("errors")[0].GetProperty("pointer").GetString(),
                problem.GetProperty("errors")[0].GetProperty("code").GetString()
            )
        );
        using var other = await app.BuyerAsync();
        await (await other.Client.PostAsJsonAsync("/api/v1/sellers", new { slug = "spaces-only", name })).ProblemAsync(
            400,
            "validation.failed"
        );
    }

    [Fact]
    public async Task NewStore_TokenOfBefore_ActsForItAtOnce()
    {
        using var owner = await app.BuyerAsync();
        var id = await ApplyAsync(owner, "old-token");
        (await owner.Client.GetAsync($"/api/v1/seller/{id}")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Members_OfAStore_AreThoseWhoRunItNow()
    {
        using var owner = await app.SellerAsync();
        using var other = await app.SellerAsync();
        var former = Guid.CreateVersion7();
        await app.ExecuteAsync(
            $"""
            INSERT INTO sellers.seller_members (seller_id, user_id, role, joined_at, left_at)
                VALUES ('{owner.SellerId}', '{former}', 'Staff', now() - interval '1 day', now())
            """
        );
        var member = Assert.Single(
            (
                await (await owner.Client.GetAsync($"/api/v1/seller/{owner.SellerId}/members")).JsonAsync(
                    HttpStatusCode.OK
                )
            )
                .GetProperty("data")
                .EnumerateArray()
        );
        Assert.Equal(
            (owner.UserId, "owner"),
            (member.GetProperty("userId").GetGuid(), member.GetProperty("role").GetString())
        );
        Assert.Equal(
            await app.ScalarAsync<string>($"SELECT display_name FROM users.users WHERE id = '{owner.UserId}'"),
            member.GetProperty("displayName").GetString()
        );
        Assert.True(member.GetProperty("since").GetDateTimeOffset() <= app.Clock.GetUtcNow());
        await (await other.Client.GetAsync($"/api/v1/seller/{owner.SellerId}/members")).ProblemAsync(
            404,
            "resource.not_found"
        );
        await (await app.Anonymous.GetAsync($"/api/v1/seller/{owner.SellerId}/members")).ProblemAsync(
            401,
            "auth.required"
        );
    }

    [Fact]
    public async Task Doors_OfADraft_StayShut()
    {
        using var owner = await app.BuyerAsync();
        var id = await ApplyAsync(owner, "draft-doors");
        await (await owner.Client.PostAsync($"/api/v1/seller/{id}/store/open", null)).ProblemAsync(
            403,
            "seller.not_approved"
        );
        await (await owner.Client.PostAsJsonAsync($"/api/v1/seller/{id}/store/close", new { })).ProblemAsync(
            403,
            "seller.not_approved"
        );
    }

    [Fact]
    public async Task Doors_ClosedUntilYesterday_IsInvalid()
    {
        using var owner = await app.SellerAsync();
        await (
            await owner.Client.PostAsJsonAsync(
                $"/api/v1/seller/{owner.SellerId}/store/close",
                new { until = app.Clock.GetUtcNow().AddDays(-1) }
            )
        ).ProblemAsync(400, "validation.failed");
    }

    [Fact]
    public async Task Reject_ThenSubmitAgain_IsAllowed()
    {
        using var owner = await app.BuyerAsync();
        using var admin = await app.AdminAsync();
        var id = await ApplyAsync(owner, "second-try");
        (await owner.Client.PostAsync($"/api/v1/seller/{id}/submit", null)).Expect(HttpStatusCode.OK);
        await (
            await admin.Client.PostAsJsonAsync($"/api/v1/admin/sellers/{id}/reject", new { reason = "" })
        ).ProblemAsync(400, "validation.failed");
        (
            await admin.Client.PostAsJsonAsync(
                $"/api/v1/admin/sellers/{id}/reject",
                new { reason = "Unreadable papers" }
            )
        ).Expect(HttpStatusCode.OK);
        Assert.Equal(
            "Unreadable papers",
            (await (await owner.Client.GetAsync($"/api/v1/seller/{id}")).JsonAsync(HttpStatusCode.OK))
                .GetProperty("statusReason")
                .GetString()
        );
        await (
            await admin.Client.PostAsJsonAsync($"/api/v1/admin/sellers/{id}/approve", new { reason = "x" })
        ).ProblemAsync(409, "seller.invalid_transition");
        (await owner.Client.PostAsync($"/api/v1/seller/{id}/submit", null)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Commission_AgreedAndTakenBack_IsBoundedAndAudited()
    {
        using var owner = await app.SellerAsync();
        using var admin = await app.AdminAsync();
        var path = $"/api/v1/admin/sellers/{owner.SellerId}/commission";
        await (await admin.Client.PutAsJsonAsync(path, new { commissionBps = 10_001 })).ProblemAsync(
            400,
            "validation.failed"
        );
        (await admin.Client.PutAsJsonAsync(path, new { commissionBps = 250 })).Expect(HttpStatusCode.OK);
        await (await owner.Client.PutAsJsonAsync(path, new { commissionBps = 0 })).ProblemAsync(403, "auth.forbidden");
        Assert.Equal(
            250,
            await app.ScalarAsync<int>(
                $"SELECT commission_bps_override FROM sellers.sellers WHERE id = '{owner.SellerId}'"
            )
        );
        Assert.Equal(1, await app.AuditCountAsync("seller.agree-commission", owner.SellerId));
    }

    [Fact]
    public async Task CloseForGood_ApprovedStore_TakesItOffTheListAndCannotBeUndone()
    {
        using var owner = await app.SellerAsync();
        var slug = (
            await (await owner.Client.GetAsync($"/api/v1/seller/{owner.SellerId}")).JsonAsync(HttpStatusCode.OK)
        )
            .GetProperty("slug")
            .GetString();
        (await owner.Client.PostAsync($"/api/v1/seller/{owner.SellerId}/close", null)).Expect(HttpStatusCode.OK);
        await (await app.Anonymous.GetAsync($"/api/v1/sellers/{slug}")).ProblemAsync(404, "resource.not_found");
        await (await owner.Client.PostAsync($"/api/v1/seller/{owner.SellerId}/close", null)).ProblemAsync(
            409,
            "seller.invalid_transition"
        );
    }

    [Theory]
    [InlineData("name")]
    [InlineData("newest")]
    public async Task ListStores_WalkedByTwo_ShowsEachOnce(string sort)
    {
        var made = new List<SignIn>();
        for (var i = 0; i < 5; i++)
            made.Add(await app.SellerAsync());
        var seen = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = await (
                await app.Anonymous.GetAsync(
                    $"/api/v1/sellers?sort={sort}&limit=2" + (cursor is null ? "" : $"&cursor={cursor}")
                )
            ).JsonAsync(HttpStatusCode.OK);
            seen.AddRange(page.GetProperty("data").EnumerateArray().Select(s => s.GetProperty("id").GetGuid()));
            cursor = page.GetProperty("page").GetProperty("nextCursor").GetString();
        } while (cursor is not null);
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.All(made, owner => Assert.Contains(owner.SellerId, seen));
        made.ForEach(owner => owner.Dispose());
    }

    [Fact]
    public async Task ListStores_ForgedOrForeignCursor_IsRefused()
    {
        using var one = await app.SellerAsync();
        using var two = await app.SellerAsync();
        await (await app.Anonymous.GetAsync("/api/v1/sellers?cursor=forged")).ProblemAsync(
            400,
            "pagination.cursor_invalid"
        );
        var cursor = (await (await app.Anonymous.GetAsync("/api/v1/sellers?limit=1")).JsonAsync(HttpStatusCode.OK))
            .GetProperty("page")
            .GetProperty("nextCursor")
            .GetString();
        await (await app.Anonymous.GetAsync($"/api/v1/sellers?limit=1&sort=name&cursor={cursor}")).ProblemAsync(
            400,
            "pagination.cursor_mismatch"
        );
    }

    [Theory]
    [InlineData("submit")]
    [InlineData("store/open")]
    [InlineData("store/close")]
    [InlineData("close")]
    public async Task OwnersCommand_AnonymousOrStranger_IsRefused(string command)
    {
        using var owner = await app.SellerAsync();
        using var stranger = await app.SellerAsync();
        await (await app.Anonymous.PostAsync($"/api/v1/seller/{owner.SellerId}/{command}", null)).ProblemAsync(
            401,
            "auth.required"
        );
        await (await stranger.Client.PostAsync($"/api/v1/seller/{owner.SellerId}/{command}", null)).ProblemAsync(
            404,
            "resource.not_found"
        );
    }

    private static async Task<Guid> ApplyAsync(SignIn owner, string slug) => (
            await (
                await owner.Client.PostAsJsonAsync(
                    "/api/v1/sellers",
                    new
                    {
                        slug,
                        name = "A store",
                        legalName = "A Store Ltd",
                        taxId = Stores.TaxId,
                        iban = Stores.Iban,
                    }
                )
            ).JsonAsync(HttpStatusCode.Created)
        ).GetProperty("id").GetGuid();
}
