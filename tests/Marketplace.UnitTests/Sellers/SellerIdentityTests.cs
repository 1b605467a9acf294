using Marketplace.Modules.Sellers;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.UnitTests.Sellers;

/// <summary>Who sells: what the public sees of it, and what an administrator has to compare again.</summary>
public sealed class SellerIdentityTests
{
    private const string Vkn = "1234567890";
    private const string Tckn = "10000000146";
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly IdentityDetails Full = new(
        null,
        "Çay Evi Ticaret",
        null,
        "cayevi@hs01.kep.tr",
        "Moda Cad. 12",
        "İstanbul",
        "Kadıköy",
        Now
    );

    [Theory]
    [InlineData(null)]
    [InlineData(SellerKind.Individual)]
    public void Public_PrivateOrUnknown_ShowsNameAndCityAlone(SellerKind? kind) =>
        Assert.Equal(
            new StoreIdentity("Çay Evi Ticaret", kind, null, null, null, null, "İstanbul", Now),
            PublicIdentity.Of("Ayşe Yılmaz", Full with { Kind = kind, Mersis = "0123456789000015" }, NotOpened)
        );

    [Theory]
    [InlineData(SellerKind.Trader)]
    [InlineData(SellerKind.Company)]
    public void Public_Business_ShowsNumbersAndAddress(SellerKind kind)
    {
        var withTax = PublicIdentity.Of("Çay Evi A.Ş.", Full with { Kind = kind, TradeName = null }, () => Vkn);
        Assert.Equal(
            new StoreIdentity("Çay Evi A.Ş.", kind, Vkn, null, "cayevi@hs01.kep.tr", "Moda Cad. 12", "İstanbul", Now),
            withTax
        );
        var withMersis = PublicIdentity.Of(null, Full with { Kind = kind, Mersis = "0123456789000015" }, NotOpened);
        Assert.Equal(("0123456789000015", null), (withMersis.Mersis, withMersis.TaxId));
    }

    [Fact]
    public void Public_IdentityNumberOfAPerson_IsNeverShown() =>
        Assert.Null(PublicIdentity.Of("Ayşe Yılmaz", Full with { Kind = SellerKind.Trader }, () => Tckn).TaxId);

    [Theory]
    [InlineData("0123456789000015", true)]
    [InlineData("012345678900001", false)]
    [InlineData("01234567890000155", false)]
    [InlineData("012345678900001a", false)]
    [InlineData("٠١٢٣٤٥٦٧٨٩٠٠٠٠١٥", false)]
    public void Mersis_SixteenDigits_IsValid(string text, bool isValid) =>
        Assert.Equal(isValid, RegistryNumbers.IsMersis(text));

    [Fact]
    public void TaxNumber_OfACompanyAndOfAPerson_AreToldApart() =>
        Assert.Equal((true, false, false), (TaxId.IsVkn(Vkn), TaxId.IsVkn(Tckn), TaxId.IsVkn("1234567891")));

    [Fact]
    public void SetTaxId_KindNotGiven_TakesTheOneItSuggests()
    {
        var seller = NewSeller();
        seller.SetTaxId(new([1], "7890"), SellerKind.Company);
        Assert.Equal(SellerKind.Company, seller.Identity.Kind);
        seller.SetTaxId(new([1], "0146"), SellerKind.Individual);
        Assert.Equal(SellerKind.Company, seller.Identity.Kind);
    }

    [Fact]
    public void Change_NameOrNumbersAfterVerification_AsksToCompareAgain()
    {
        SellerProfile[] compared =
        [
            new(LegalName: "Başka A.Ş."),
            new(Name: "Another name"),
            new(Identity: new(TradeName: "Başka")),
            new(Identity: new(Mersis: "0123456789000015")),
            new(Identity: new(Kind: SellerKind.Trader)),
        ];
        foreach (var change in compared)
        {
            var seller = Verified();
            seller.Change(change);
            Assert.Null(seller.Identity.VerifiedAt);
        }

        var kept = Verified();
        kept.Change(new(LegalName: "Çay Evi A.Ş.", Description: "Tea", Identity: new(City: "Bursa", Kep: "")));
        Assert.Equal((Now, "Bursa", null), (kept.Identity.VerifiedAt, kept.Identity.City, kept.Identity.Kep));
        kept.SetTaxId(new([1], "7890"));
        Assert.Null(kept.Identity.VerifiedAt);
    }

    private static Seller NewSeller() =>
        Seller.Apply(new Guid(1, 0, 0, new byte[8]), "cay-evi", "Çay Evi", new Guid(2, 0, 0, new byte[8]), Now);

    private static Seller Verified()
    {
        var seller = NewSeller();
        seller.Change(new(LegalName: "Çay Evi A.Ş.", Identity: new(SellerKind.Company, Kep: "a@hs01.kep.tr")));
        seller.VerifyIdentity(Now);
        return seller;
    }

    private static string NotOpened() => throw new InvalidOperationException("The number was decrypted needlessly.");
}
