using Marketplace.Modules.Sellers;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.UnitTests.Sellers;

/// <summary>A store's own rules: completeness, doors and what a change leaves alone.</summary>
public sealed class SellerTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Submit_Incomplete_StaysDraft()
    {
        var seller = NewSeller();
        Assert.Equal("seller.incomplete", seller.Submit().Error?.Code);
        Assert.Equal(SellerStatus.Draft, seller.Status);
    }

    [Fact]
    public void Doors_BeforeApprovalAndWhileSuspended_StayAsTheyAre()
    {
        var seller = Complete(NewSeller());
        Assert.Equal("seller.not_approved", seller.CloseDoors(null).Error?.Code);
        Assert.True(
            seller.Submit().Succeeded && seller.Approve(null, Now).Succeeded && seller.Suspend("fakes").Succeeded
        );
        Assert.Equal("seller.suspended", seller.OpenDoors().Error?.Code);
        Assert.Equal("fakes", seller.StatusReason);
    }

    [Fact]
    public void Doors_ClosedTwiceUntilTheSameInstant_ChangesOnce()
    {
        var seller = Approved();
        Assert.True(seller.CloseDoors(Now.AddDays(1)).Value);
        Assert.False(seller.CloseDoors(Now.AddDays(1)).Value);
        Assert.True(seller.CloseDoors(null).Value);
        Assert.True(seller.OpenDoors().Value);
        Assert.False(seller.OpenDoors().Value);
        Assert.Null(seller.ClosedUntil);
    }

    [Fact]
    public void Approve_AfterSuspension_KeepsTheFirstApproval()
    {
        var seller = Approved();
        Assert.True(seller.Suspend("x").Succeeded && seller.Reinstate(null).Succeeded);
        Assert.Equal(Now, seller.ApprovedAt);
    }

    [Fact]
    public void Change_NullAndEmpty_LeavesAndRemoves()
    {
        var seller = NewSeller();
        seller.Change(new(Description: "Tea", Phone: "+905551112233", AcceptsCashOnDelivery: false));
        seller.Change(new(Name: "İnce Çay", Phone: ""));
        Assert.Equal(
            ("İnce Çay", "ince cay", "Tea", null, false),
            (seller.Name, seller.SearchName, seller.Description, seller.Phone, seller.AcceptsCashOnDelivery)
        );
    }

    private static Seller Approved()
    {
        var seller = Complete(NewSeller());
        Assert.True(seller.Submit().Succeeded && seller.Approve(null, Now).Succeeded);
        return seller;
    }

    private static Seller NewSeller() =>
        Seller.Apply(new Guid(1, 0, 0, new byte[8]), "cay-evi", "Çay Evi", new Guid(2, 0, 0, new byte[8]), Now);

    private static Seller Complete(Seller seller)
    {
        seller.Change(new(LegalName: "Çay Evi A.Ş."));
        seller.SetTaxId(new([1], "7890"));
        seller.SetIban(new([1], "1326"));
        return seller;
    }
}
