using System.Net;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Returns;

/// <summary>What can be returned, and until when.</summary>
public sealed class ReturnWindowTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string Iban = "TR330006100519786457841326";

    [Fact]
    public async Task Request_AfterTheWindow_IsClosed()
    {
        var (order, seller, buyer, _) = await app.CashOrderAsync();
        await seller.DeliverAsync(order);
        var line = await buyer.LineOfAsync(order);
        app.Clock.Advance(TimeSpan.FromDays(14));
        using var later = buyer with { Client = await app.SignInAgainAsync(buyer) };

        await (await later.RequestReturnAsync(order, line, iban: Iban)).ProblemAsync(422, "return.window_closed");

        var returnable = await (await later.Client.GetAsync($"/api/v1/orders/{order}/returnable")).JsonAsync(
            HttpStatusCode.OK
        );
        Assert.Equal(0, returnable.GetProperty("lines")[0].GetProperty("quantity").GetInt32());
    }

    /// <summary>A mark on a category counts for the products of its subcategories, and for withdrawals alone.</summary>
    [Fact]
    public async Task Request_NotReturnableCategory_OnlyForAFault()
    {
        var (order, seller, buyer, goods) = await app.CashOrderAsync(quantity: 2);
        await seller.DeliverAsync(order);
        var line = await buyer.LineOfAsync(order);
        using var admin = await app.AdminAsync();
        var child = await CategoryAsync(admin, "ic-giyim", await CategoryAsync(admin, "giyim-iade", null, true), null);
        await app.ExecuteAsync($"UPDATE products.products SET category_id = '{child}' WHERE id = '{goods.ProductId}'");

        var problem = await (await buyer.RequestReturnAsync(order, line, iban: Iban)).ProblemAsync(
            422,
            "return.not_returnable"
        );

        Assert.Equal(line, problem.GetProperty("params").GetProperty("lines")[0].GetGuid());
        var returnable = await (await buyer.Client.GetAsync($"/api/v1/orders/{order}/returnable")).JsonAsync(
            HttpStatusCode.OK
        );
        Assert.False(returnable.GetProperty("lines")[0].GetProperty("withdrawable").GetBoolean());
        await buyer.ReturnAsync(order, line, 1, "defective", Iban);
    }

    [Fact]
    public async Task Lists_OfAnyLength_TakeTheSameFewStatements()
    {
        var (order, seller, buyer, _) = await app.CashOrderAsync(quantity: 3);
        await seller.DeliverAsync(order);
        var line = await buyer.LineOfAsync(order);
        for (var i = 0; i < 3; i++)
            await buyer.ReturnAsync(order, line, iban: Iban);
        foreach (
            var (caller, path) in new[]
            {
                (buyer, "/api/v1/me/returns"),
                (seller, $"/api/v1/seller/{seller.SellerId}/returns"),
                (seller, $"/api/v1/seller/{seller.SellerId}/returns?status=approved"),
            }
        )
        {
            var glue = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            var (few, next) = await CountAsync(caller, $"{path}{glue}limit=1");
            var (many, _) = await CountAsync(caller, $"{path}{glue}limit=50");
            var (rest, _) = await CountAsync(caller, next!);

            Assert.All([few, many, rest], statements => Assert.InRange(statements.Count, 1, 3));
            Assert.Equal(few.Count, many.Count);
            Assert.DoesNotContain(many, s => s.Contains("count(", StringComparison.OrdinalIgnoreCase));
        }
    }

    private static async Task<(IReadOnlyCollection<string> Statements, string? Next)> CountAsync(
        SignIn caller,
        string path
    )
    {
        using var counter = new StatementCounter();
        var answer = await caller.Client.SendJsonAsync(
            HttpMethod.Get,
            path,
            null,
            ("traceparent", counter.TraceParent)
        );
        answer.Expect(HttpStatusCode.OK);
        var next = answer.Headers.TryGetValues("Link", out var links) ? links.Single()[1..].Split('>')[0] : null;
        return (counter.Statements, next);
    }

    private static async Task<Guid> CategoryAsync(SignIn admin, string slug, Guid? parentId, bool? nonReturnable) => (
            await (
                await admin.Client.SendJsonAsync(
                    HttpMethod.Post,
                    "/api/v1/admin/categories",
                    new
                    {
                        parentId,
                        slug,
                        nameTr = slug,
                        nameEn = slug,
                        sort = 0,
                        active = true,
                        nonReturnable,
                    }
                )
            ).JsonAsync(HttpStatusCode.Created)
        ).GetProperty("id").GetGuid();
}
