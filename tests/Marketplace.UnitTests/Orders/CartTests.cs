using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.UnitTests.Orders;

/// <summary>How items come into a cart, how two carts become one, and where a cart is full.</summary>
public sealed class CartTests
{
    private static readonly CartClock Time = new(OrderSamples.Now, TimeSpan.FromDays(30));
    private static readonly CartClock Later = Time with { Now = Time.Now.AddHours(1) };
    private static readonly Money Ten = new(1_000, "TRY");
    private static readonly Money Twelve = new(1_200, "TRY");

    [Fact]
    public void Add_ToWhatIsThere_AddsUnitsAndSeesTheNewPrice()
    {
        var (cart, variant) = (OfBuyer(), NewId());
        Assert.False(cart.Add(variant, 2, Ten, Time).Value);
        Assert.False(cart.Add(variant, 3, Twelve, Later).Value);
        var item = Assert.Single(cart.Items);
        Assert.Equal((5, Twelve, false), (item.Quantity, item.PriceSeen, item.IsSaved));
        Assert.Equal(Later.Now.AddDays(30), cart.ExpiresAt);
    }

    [Fact]
    public void Add_BeyondNinetyNine_IsCutAndTold()
    {
        var (cart, variant) = (OfBuyer(), NewId());
        Assert.False(cart.Add(variant, 98, Ten, Time).Value);
        Assert.True(cart.Add(variant, 2, Ten, Time).Value);
        Assert.Equal(99, cart.Items[0].Quantity);
        Assert.True(cart.Add(variant, 99, Ten, Time).Value);
        Assert.Equal(99, cart.Items[0].Quantity);
    }

    [Fact]
    public void Add_ToASavedItem_MakesItOneToBuy()
    {
        var (cart, variant) = (OfBuyer(), NewId());
        Assert.True(cart.Put(variant, 1, isSaved: true, Ten, Time).Succeeded);
        Assert.True(cart.Add(variant, 1, Ten, Time).Succeeded);
        Assert.Equal((2, false), (cart.Items[0].Quantity, cart.Items[0].IsSaved));
    }

    [Fact]
    public void Put_FiftyToBuyAndFiftySaved_FitAndNoMore()
    {
        var cart = OfBuyer();
        var bought = Fill(cart, 50, isSaved: false);
        var saved = Fill(cart, 50, isSaved: true);

        AssertFull(cart.Put(NewId(), 1, isSaved: false, Ten, Time));
        AssertFull(cart.Put(NewId(), 1, isSaved: true, Ten, Time));
        Assert.Equal("cart.line_limit", cart.Add(NewId(), 1, Ten, Time).Error!.Code);
        AssertFull(cart.Put(bought[0], 1, isSaved: true, Ten, Time));
        Assert.Equal("cart.line_limit", cart.Add(saved[0], 1, Ten, Time).Error!.Code);

        // What is there can still be changed, and a free place can be taken.
        Assert.True(cart.Put(bought[0], 7, null, Ten, Time).Succeeded);
        cart.Remove(saved[0], Time);
        Assert.True(cart.Put(bought[0], 7, isSaved: true, Ten, Time).Succeeded);
        Assert.Equal((49, 50), (cart.Items.Count(i => !i.IsSaved), cart.Items.Count(i => i.IsSaved)));
    }

    [Fact]
    public void Put_WithoutAPrice_KeepsThePriceSeen()
    {
        var (cart, variant) = (OfBuyer(), NewId());
        Assert.True(cart.Put(variant, 1, null, Ten, Time).Succeeded);
        Assert.True(cart.Put(variant, 4, isSaved: true, null, Later).Succeeded);
        Assert.Equal((4, true, Ten), (cart.Items[0].Quantity, cart.Items[0].IsSaved, cart.Items[0].PriceSeen));
    }

    [Fact]
    public void Change_EachOne_RaisesTheVersion()
    {
        var (cart, variant) = (OfBuyer(), NewId());
        var versions = new List<long> { cart.Version };
        Assert.True(cart.Add(variant, 1, Ten, Time).Succeeded);
        versions.Add(cart.Version);
        Assert.True(cart.Put(variant, 2, null, Ten, Time).Succeeded);
        versions.Add(cart.Version);
        cart.Remove(variant, Time);
        versions.Add(cart.Version);
        Assert.Equal([1, 2, 3, 4], versions);
        cart.Remove(variant, Time);
        Assert.Equal(4, cart.Version);
    }

    [Fact]
    public void Absorb_SameVariants_AddsUpAndKeepsThePriceSeenLast()
    {
        var (cart, guest) = (OfBuyer(), OfGuest());
        Guid[] variants = [NewId(), NewId(), NewId()];
        Assert.True(cart.Add(variants[0], 2, Ten, Time).Succeeded);
        Assert.True(guest.Add(variants[0], 3, Twelve, Later).Succeeded);
        Assert.True(cart.Add(variants[1], 98, Twelve, Later).Succeeded);
        Assert.True(guest.Add(variants[1], 2, Ten, Time).Succeeded);
        Assert.True(guest.Add(variants[2], 4, Ten, Time).Succeeded);

        var notices = cart.Absorb(guest, Later);

        Assert.Equal([variants[1]], notices.Capped);
        Assert.Empty(notices.LeftOut);
        Assert.Equal(
            [(5, Twelve), (99, Twelve), (4, Ten)],
            variants.Select(v => cart.Items.Single(i => i.VariantId == v)).Select(i => (i.Quantity, i.PriceSeen))
        );
        Assert.Empty(guest.Items);
        Assert.Equal((CartStatus.Merged, (Guid?)cart.Id), (guest.Status, guest.MergedIntoId));
    }

    [Fact]
    public void Absorb_WhatTheGuestWantsAndTheAccountSaved_IsToBuy()
    {
        var (cart, guest, variant) = (OfBuyer(), OfGuest(), NewId());
        Assert.True(cart.Put(variant, 1, isSaved: true, Ten, Time).Succeeded);
        Assert.True(guest.Add(variant, 2, Ten, Time).Succeeded);
        cart.Absorb(guest, Later);
        Assert.Equal((3, false), (cart.Items[0].Quantity, cart.Items[0].IsSaved));
    }

    [Fact]
    public void Absorb_MoreThanFits_SavesTheRestAndNamesWhatIsLeftOut()
    {
        var (cart, guest) = (OfBuyer(), OfGuest());
        Fill(cart, 49, isSaved: false);
        Fill(cart, 48, isSaved: true);
        var wanted = Fill(guest, 5, isSaved: false);

        var notices = cart.Absorb(guest, Later);

        Assert.Equal((50, 50), (cart.Items.Count(i => !i.IsSaved), cart.Items.Count(i => i.IsSaved)));
        Assert.Equal(2, notices.LeftOut.Count);
        Assert.Subset(wanted.ToHashSet(), notices.LeftOut.ToHashSet());
        Assert.DoesNotContain(cart.Items, i => notices.LeftOut.Contains(i.VariantId));
    }

    [Fact]
    public void Key_OpensOnlyItsCart()
    {
        var token = CartKey.NewToken();
        var guest = Cart.OfGuest(NewId(), CartKey.HashOf(token), Time);
        Assert.Equal(43, token.Length);
        Assert.Equal(32, guest.TokenHash!.Length);
        Assert.True(new CartKey(guest.Id, null, token).Opens(guest));
        Assert.True(new CartKey(guest.Id, NewId(), token).Opens(guest));
        Assert.False(new CartKey(guest.Id, null, CartKey.NewToken()).Opens(guest));
        Assert.False(new CartKey(guest.Id, null, null).Opens(guest));
        Assert.False(new CartKey(guest.Id, NewId(), null).Opens(guest));
        var own = OfBuyer();
        Assert.True(new CartKey(own.Id, own.BuyerId, null).Opens(own));
        Assert.False(new CartKey(own.Id, NewId(), token).Opens(own));
        Assert.False(new CartKey(own.Id, null, token).Opens(own));
    }

    private static List<Guid> Fill(Cart cart, int count, bool isSaved)
    {
        var variants = Enumerable.Range(0, count).Select(_ => NewId()).ToList();
        Assert.All(variants, v => Assert.True(cart.Put(v, 1, isSaved, Ten, Time).Succeeded));
        return variants;
    }

    private static void AssertFull(Result result) => Assert.Equal("cart.line_limit", result.Error!.Code);

    private static Cart OfBuyer() => Cart.OfBuyer(NewId(), OrderSamples.Buyer.Id, Time);

    private static Cart OfGuest() => Cart.OfGuest(NewId(), CartKey.HashOf(CartKey.NewToken()), Time);

    private static Guid NewId() => Guid.CreateVersion7(Time.Now);
}
