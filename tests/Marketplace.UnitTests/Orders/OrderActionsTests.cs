using Marketplace.Modules.Orders;
using Marketplace.Modules.Sellers.Contracts;
using static Marketplace.UnitTests.Orders.OrderSamples;

namespace Marketplace.UnitTests.Orders;

/// <summary>A member of a store, or its API key, is offered what their scopes allow; support reads and writes
/// messages.</summary>
public sealed class OrderActionsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("orders:read", "")]
    [InlineData("messages:write", "SendMessage")]
    [InlineData("orders:write", "Confirm Reject CancelUnits Refund SetInvoiceLink")]
    [InlineData("orders:write messages:write", "Confirm Reject CancelUnits Refund SendMessage SetInvoiceLink")]
    public void Of_APlacedOrder_FollowsTheScopes(string scopes, string expected)
    {
        var member = Party(OrderActorType.Seller) with { Scopes = scopes.Split(' ').ToHashSet() };

        var actions = OrderActions.Of(new(Paid(), member, Now) { StoreMaySell = true });

        Assert.Equal(expected, string.Join(' ', actions));
    }

    [Fact]
    public void Of_AStoreThatMayNotSell_DoesNotConfirm()
    {
        var owner = Party(OrderActorType.Seller) with { Scopes = SellerScopes.All.ToHashSet() };

        Assert.DoesNotContain(OrderAction.Confirm, OrderActions.Of(new(Paid(), owner, Now)));
    }

    [Theory]
    [InlineData(false, "Cancel Refund SendMessage")]
    [InlineData(true, "SendMessage")]
    public void Of_Administrators_ChangeWhatSupportReads(bool isSupportOnly, string expected)
    {
        var viewer = Party(OrderActorType.Admin) with { IsSupportOnly = isSupportOnly };

        Assert.Equal(expected, string.Join(' ', OrderActions.Of(new(Paid(), viewer, Now))));
    }

    [Fact]
    public void Table_EveryAction_IsSomebodys() =>
        Assert.Equal(
            Enum.GetValues<OrderAction>().Order(),
            OrderActions.Table.Select(r => r.Action).Distinct().Order()
        );

    [Fact]
    public void Table_EverySellersAction_NeedsAScope() =>
        Assert.All(OrderActions.Table, rule => Assert.Equal(rule.By == OrderActorType.Seller, rule.Scope is not null));
}
