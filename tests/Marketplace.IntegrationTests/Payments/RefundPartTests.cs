using System.Globalization;
using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>Refunds of units, of amounts on lines and of shipping over HTTP.</summary>
public sealed class RefundPartTests(ShopApp app) : IClassFixture<ShopApp>
{
    private const int Units = 3;

    /// <summary>Whatever the order of the parts, they add up to the total, and all of the commission is back.</summary>
    [Theory]
    [InlineData("units:1 amount:777 shipping:1 units:1 shipping units:1")]
    [InlineData("shipping amount:1 units:1 units:1 units:1")]
    [InlineData("amount:9998 amount:1 shipping:4989 rest")]
    [InlineData("units:2+amount:1111+shipping:10 shipping:20 units:1+shipping")]
    [InlineData("units:1 rest")]
    public async Task Parts_InAnyOrder_AddUpToTheTotal(string steps)
    {
        var sale = await app.PaidOrderAsync(0, Units);
        var sum = 0L;
        foreach (var step in steps.Split(' '))
        {
            var left = await LeftAsync(sale);
            if (left == 0)
                break;
            object body =
                step == "rest"
                    ? new { reason = "goodwill" }
                    : new { reason = "goodwill", parts = step.Split('+').Select(p => Part(p, sale.LineId)).ToArray() };
            var refund = await (await app.Seller.RefundAsync(sale.OrderId, body)).JsonAsync(HttpStatusCode.Created);
            var amount = Minor(refund, "amount");
            var ofLines = refund.GetProperty("lines").EnumerateArray().Sum(l => Minor(l, "amount"));
            Assert.Equal(amount, ofLines + Minor(refund, "shipping"));
            Assert.Equal(left - amount, await LeftAsync(sale));
            sum += amount;
            await PayBack.AllAsync(app, sale.PaymentId);
            await app.AssertInvariantsAsync();
        }

        Assert.Equal(sale.Total.Amount, sum);
        Assert.Equal("refunded", (await app.Buyer.OrderOfAsync(sale.OrderId)).GetProperty("paymentStatus").GetString());
        Assert.Equal(
            await ScalarAsync(sale, "commission_total_minor"),
            await app.ScalarAsync<long>(
                $"SELECT SUM(commission_minor)::bigint FROM payments.refunds WHERE order_id = '{sale.OrderId}'"
            )
        );
        Assert.DoesNotContain("refund", Actions(await app.Seller.SoldOrderOfAsync(sale.OrderId)));
        var more = await app.Seller.RefundAsync(sale.OrderId, new { reason = "goodwill" });
        await more.ProblemAsync(422, "refund.exceeds_captured");
    }

    [Fact]
    public async Task Parts_SentTwentyTimesAtOnce_AreRefundedOnce()
    {
        var sale = await app.PaidOrderAsync(0, Units);
        var body = new
        {
            reason = "goodwill",
            parts = new[]
            {
                Part("units:1", sale.LineId),
                Part("amount:500", sale.LineId),
                Part("shipping:100", default),
            },
        };
        var key = $"{Guid.CreateVersion7()}";

        var answers = await Races.AtOnceAsync(20, _ => app.Seller.RefundAsync(sale.OrderId, body, key));

        var ids = new HashSet<Guid>();
        foreach (var answer in answers.Where(a => a.StatusCode != HttpStatusCode.Conflict))
            ids.Add((await answer.JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetGuid());
        Assert.Single(ids);
        // What was given back on the line counts towards its units.
        Assert.Equal(sale.UnitPrice.Amount + 100, await ScalarAsync(sale, "refund_promised_minor"));
        await PayBack.AllAsync(app, sale.PaymentId);
        await app.AssertInvariantsAsync();
    }

    /// <summary>Each with a key of its own: what is left is given away once.</summary>
    [Fact]
    public async Task Parts_TwentyRefundsAtOnce_NeverExceedWhatIsLeft()
    {
        var sale = await app.PaidOrderAsync(0, Units);
        var body = new { reason = "goodwill", parts = new[] { Part("amount:3000", sale.LineId) } };

        var answers = await Races.AtOnceAsync(20, _ => app.Seller.RefundAsync(sale.OrderId, body));

        Assert.Equal(3, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
        {
            var problem = await refused.ProblemAsync(422, "refund.exceeds_captured");
            Assert.Equal(999, Minor(problem.GetProperty("params"), "refundable"));
            Assert.Equal(sale.LineId, problem.GetProperty("params").GetProperty("lineId").GetGuid());
        }

        Assert.Equal(9_000, await ScalarAsync(sale, "refund_promised_minor"));
        await app.AssertInvariantsAsync();
    }

    [Theory]
    [InlineData("amount:9999")]
    [InlineData("units:3")]
    [InlineData("rest")]
    public async Task Parts_OfUnitsInAReturn_AreLeftToTheReturn(string step)
    {
        var sale = await app.PaidOrderAsync(0, Units);
        await app.Seller.DeliverAsync(sale.OrderId);
        await app.Buyer.ReturnAsync(sale.OrderId, sale.LineId);
        object body =
            step == "rest"
                ? new { reason = "goodwill" }
                : new { reason = "goodwill", parts = new[] { Part(step, sale.LineId) } };

        var refused = await app.Seller.RefundAsync(sale.OrderId, body);

        await refused.ProblemAsync(409, "return.units_unavailable");
        Assert.Equal(0, await ScalarAsync(sale, "refund_promised_minor"));
        var parts = new[] { Part("amount:100", sale.LineId), Part("shipping", default) };
        (await app.Seller.RefundAsync(sale.OrderId, new { reason = "goodwill", parts })).Expect(HttpStatusCode.Created);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Parts_ByAnAdministrator_AreRefundedAndAudited()
    {
        var sale = await app.PaidOrderAsync(0, Units);
        using var admin = await app.AdminAsync();

        var refund = await admin.Client.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1/admin/orders/{sale.OrderId}/refunds",
            new
            {
                reasonCode = "goodwill",
                reason = "Ticket 4711",
                parts = new[] { Part("amount:250", sale.LineId) },
            },
            ("Idempotency-Key", $"{Guid.CreateVersion7()}")
        );

        Assert.Equal(250, Minor(await refund.JsonAsync(HttpStatusCode.Created), "amount"));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task List_OfAStore_HasItsRefundsNewestFirst()
    {
        using var other = await app.SellerAsync();
        var sales = new[] { await app.PaidOrderAsync(0, Units), await app.PaidOrderAsync(0, Units) };
        var ids = new List<Guid>();
        foreach (var sale in sales)
        {
            var body = new { reason = "goodwill", parts = new[] { Part("amount:100", sale.LineId) } };
            var made = await (await app.Seller.RefundAsync(sale.OrderId, body)).JsonAsync(HttpStatusCode.Created);
            ids.Insert(0, made.GetProperty("id").GetGuid());
        }

        var path = $"/api/v1/seller/{app.Seller.SellerId}/refunds?limit=1&status=pending";
        var first = await (await app.Seller.Client.GetAsync(path)).JsonAsync(HttpStatusCode.OK);
        var cursor = Uri.EscapeDataString(first.GetProperty("page").GetProperty("nextCursor").GetString()!);
        var second = await (await app.Seller.Client.GetAsync($"{path}&cursor={cursor}")).JsonAsync(HttpStatusCode.OK);

        var rows = new[] { first, second }.Select(page => page.GetProperty("data")[0]).ToList();
        Assert.Equal(ids, rows.Select(row => row.GetProperty("id").GetGuid()));
        Assert.All(rows, row => Assert.Equal(100, Minor(row.GetProperty("refund"), "amount")));
        var number = (await app.OrderAsync(sales[1].OrderId)).Number;
        Assert.Equal(number, rows[0].GetProperty("orderNumber").GetString());
        var none = await other.Client.GetAsync($"/api/v1/seller/{other.SellerId}/refunds");
        Assert.Equal(0, (await none.JsonAsync(HttpStatusCode.OK)).GetProperty("data").GetArrayLength());
        (await other.Client.GetAsync(path)).Expect(HttpStatusCode.NotFound);
    }

    private static object Part(string step, Guid line)
    {
        var (kind, number) = step.Split(':') is [var name, var value]
            ? (name, long.Parse(value, CultureInfo.InvariantCulture))
            : (step, 0L);
        var amount = new { amount = number, currency = "TRY" };
        return (kind, number) switch
        {
            ("units", _) => new
            {
                kind,
                lineId = line,
                quantity = number,
            },
            ("amount", _) => new
            {
                kind,
                lineId = line,
                amount,
            },
            (_, 0) => new { kind },
            _ => new { kind, amount },
        };
    }

    private Task<long> ScalarAsync(Sale sale, string column) =>
        app.ScalarAsync<long>($"SELECT {column} FROM orders.orders WHERE id = '{sale.OrderId}'");

    private Task<long> LeftAsync(Sale sale) => ScalarAsync(sale, "total_minor - refund_promised_minor");

    private static long Minor(JsonElement of, string name) => of.GetProperty(name).GetProperty("amount").GetInt64();

    private static IEnumerable<string?> Actions(JsonElement order) =>
        order.GetProperty("actions").EnumerateArray().Select(a => a.GetString());
}
