using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;
using Marketplace.Modules.Orders;

namespace Marketplace.IntegrationTests.Orders.Views;

/// <summary>The <c>actions</c> of an order are exactly what the caller can do: every one that is offered works, every
/// other one is refused.</summary>
public sealed class OrderActionsTests(ShopApp app) : IClassFixture<ShopApp>
{
    private static readonly HttpStatusCode[] Refusals =
    [
        HttpStatusCode.Forbidden,
        HttpStatusCode.NotFound,
        HttpStatusCode.Conflict,
        HttpStatusCode.UnprocessableEntity,
    ];

    public static TheoryData<string> Situations =>
        [
            "pending",
            "expired",
            "placed",
            "placed, one unit cancelled",
            "placed, paid at the door",
            "confirmed",
            "confirmed, one unit packed",
            "confirmed, all packed",
            "confirmed, one unit shipped",
            "shipped",
            "shipped, undelivered",
            "delivered",
            "delivered, one unit in a return",
            "delivered, all units in a return",
            "delivered, all refunded",
            "delivered, paid at the door",
            "completed",
            "rejected",
            "cancelled",
        ];

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task Actions_InASituation_AreWhatEachRoleCanDo(string situation)
    {
        using var support = await app.SupportAsync();
        using var admin = await app.AdminAsync();
        (string Role, SignIn Who)[] roles =
        [
            ("buyer", app.Buyer),
            ("seller", app.Seller),
            ("admin", admin),
            ("support", support),
        ];
        var seen = await MakeAsync(situation);
        foreach (var (role, who) in roles)
        {
            var offered = await OrderCalls.OfferedAsync(who, role, seen.Order);
            Assert.Subset(OrderCalls.Of[role].ToHashSet(), offered.ToHashSet());
            foreach (var action in OrderCalls.Of[role].Where(a => !offered.Contains(a)))
            {
                var refused = await OrderCalls.TryAsync(who, role, action, seen.Order, seen.Line);
                Assert.True(
                    Refusals.Contains(refused.StatusCode),
                    $"{situation}: {role} was not offered {action}, but it was answered {(int)refused.StatusCode} "
                        + await refused.Content.ReadAsStringAsync()
                );
            }

            Assert.Equal(offered.Order(), (await OrderCalls.OfferedAsync(who, role, seen.Order)).Order());
            foreach (var action in offered)
            {
                var fresh = await MakeAsync(situation);
                var done = await OrderCalls.TryAsync(who, role, action, fresh.Order, fresh.Line);
                Assert.True(
                    done.IsSuccessStatusCode,
                    $"{situation}: {role} was offered {action}, but got {(int)done.StatusCode} "
                        + await done.Content.ReadAsStringAsync()
                );
            }
        }
    }

    private async Task<(Guid Order, Guid Line)> MakeAsync(string situation)
    {
        var (status, rest) = situation.Split(", ") is [var first, .. var more] ? (first, string.Concat(more)) : default;
        var sale = await BuyAsync(status is "pending" or "expired", rest == "paid at the door");
        var (order, line) = sale;
        if (status == "expired")
        {
            Guid purchase = await app.ScalarAsync<Guid>($"SELECT purchase_id FROM orders.orders WHERE id = '{order}'");
            var expired = await app.InScopeAsync<UnpaidPurchaseService, Foundation.Result>(s =>
                s.ExpireAsync(purchase, OrderReasons.PaymentTimeout, default)
            );
            Assert.True(expired.Succeeded, expired.Error?.Code);
        }

        await LeadAsync(status, order, line, rest);
        await PartAsync(rest, order, line);
        return sale;
    }

    private async Task<(Guid Order, Guid Line)> BuyAsync(bool isUnpaid, bool isCash)
    {
        var sale =
            isCash ? await app.BuyAsync(method: PaymentMethod.CashOnDelivery)
            : isUnpaid ? await app.BuyAsync()
            : await app.PaidOrderAsync();
        return (sale.OrderId, sale.LineId);
    }

    private async Task LeadAsync(string status, Guid order, Guid line, string rest)
    {
        string[] steps = status switch
        {
            "rejected" => ["reject"],
            "cancelled" => ["confirm", "cancel"],
            "confirmed" => ["confirm"],
            "shipped" when rest == "undelivered" => ["confirm"],
            "shipped" => ["confirm", "ship"],
            "delivered" or "completed" => ["confirm", "ship", "deliver"],
            _ => [],
        };
        foreach (var step in steps)
            (await OrderCalls.TryAsync(app.Seller, "seller", step, order, line)).Expect(HttpStatusCode.OK);
    }

    private async Task PartAsync(string part, Guid order, Guid line)
    {
        switch (part)
        {
            case "one unit cancelled":
                (await OrderCalls.TryAsync(app.Seller, "seller", "cancel_units", order, line)).Expect(
                    HttpStatusCode.OK
                );
                break;
            case "one unit packed":
                await app.Seller.PackedAsync(order, (line, 1));
                break;
            case "all packed":
                await app.Seller.PackedAsync(order);
                break;
            case "one unit shipped":
                await app.Seller.ShipParcelAsync(order, await app.Seller.PackedAsync(order, (line, 1)));
                break;
            case "undelivered":
                var parcel = await app.Seller.PackedAsync(order);
                await app.Seller.ShipParcelAsync(order, parcel);
                var failed = await app.Seller.MoveParcelAsync(
                    order,
                    parcel,
                    "undelivered",
                    new { reason = "not_found" }
                );
                failed.Expect(HttpStatusCode.OK);
                break;
            case "one unit in a return":
                await app.Buyer.ReturnAsync(order, line);
                break;
            case "all units in a return":
                await app.Buyer.ReturnAsync(order, line, 2);
                break;
            case "all refunded":
                var refund = await app.Seller.RefundAsync(order, new { reason = "goodwill" });
                refund.Expect(HttpStatusCode.Created);
                break;
            default:
                break;
        }
    }
}
