using System.Text.RegularExpressions;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.UnitTests.Orders;

/// <summary>Texts that buyers agree to: every place is filled, and the same facts give the same bytes.</summary>
public sealed partial class SalesContractTests
{
    private static readonly ContractTerms Terms = new(
        "Pazar",
        "Moda Cad. 1, Kadıköy",
        "destek@example.com",
        TimeZoneInfo.FindSystemTimeZoneById("Europe/Istanbul"),
        14
    );

    private static readonly SellerParty Company = new(
        OrderSamples.SellerId,
        "Çay Evi",
        new(
            "Çay Evi A.Ş.",
            SellerKind.Company,
            null,
            "0123456789000015",
            "cayevi@hs01.kep.tr",
            "Moda Cad. 12",
            "İstanbul",
            OrderSamples.Now
        ),
        "Kadıköy",
        "iletisim@example.com",
        "+902161112233"
    );

    public static TheoryData<SalesContractKind, string> Defaults
    {
        get
        {
            var data = new TheoryData<SalesContractKind, string>();
            foreach (var text in SalesContractDefaults.All())
                data.Add(text.Kind, text.Language.Code);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Defaults))]
    public void Default_EachOne_HasKnownAndAllRequiredPlaces(SalesContractKind kind, string code)
    {
        var body = Default(kind, code);
        Assert.Empty(SalesContractPlaces.Unknown(body));
        Assert.Empty(SalesContractPlaces.Missing(body));
        Assert.Contains("{withdrawalDays}", body, StringComparison.Ordinal);
        Assert.DoesNotContain("\n  ", body, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Defaults))]
    public void Fill_EveryDefault_NamesPartiesGoodsPricesAndRights(SalesContractKind kind, string code)
    {
        var facts = Facts(code);
        var text = SalesContractPlaces.Fill(Default(kind, code), facts);
        Assert.DoesNotMatch(AnyPlace(), text);
        Assert.All(
            [
                "Çay Evi A.Ş.",
                "0123456789000015",
                "cayevi@hs01.kep.tr",
                "Ayşe Nur Yılmaz",
                "Keten Gömlek",
                "Beden: M",
                "14",
                Currencies.Show(facts.Part.Total, facts.Language),
                Currencies.Show(facts.Part.ShippingTotal, facts.Language),
                facts.Checkout.Id.ToString(),
            ],
            expected => Assert.Contains(expected, text, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Fill_OptionsInAnotherOrder_GivesTheSameBytes()
    {
        var one = Facts("tr", new() { ["Beden"] = "M", ["Renk"] = "Mavi" });
        var other = Facts("tr", new() { ["Renk"] = "Mavi", ["Beden"] = "M" }, one.Checkout.Id);
        var body = Default(SalesContractKind.DistanceSale, "tr");
        Assert.Equal(
            RenderedContract.HashOf(SalesContractPlaces.Fill(body, one)),
            RenderedContract.HashOf(SalesContractPlaces.Fill(body, other))
        );
    }

    [Fact]
    public void Fill_PlaceInTheWordsOfASeller_StaysAsItIs()
    {
        var facts = Facts("tr") with { Seller = Company with { StoreName = "{total}" } };
        Assert.Contains("Mağaza: {total}", SalesContractPlaces.Fill("{seller}", facts), StringComparison.Ordinal);
    }

    [Fact]
    public void Fill_PrivateSeller_SaysSoAndShowsNoEmptyLines()
    {
        var identity = new StoreIdentity("Ali Veli", SellerKind.Individual, null, null, null, null, "Bursa", null);
        var facts = Facts("en") with { Seller = new(OrderSamples.SellerId, "Ali's", identity, null, null, null) };
        Assert.Equal(
            "Ali Veli\nStore: Ali's\nPrivate person, not acting as a business\nAddress: Bursa",
            SalesContractPlaces.Fill("{seller}", facts)
        );
    }

    [Fact]
    public void Places_UnknownAndMissing_AreNamed()
    {
        Assert.Equal(["wrong", ""], SalesContractPlaces.Unknown("{wrong} {seller} {} {wrong}"));
        Assert.Equal(["buyer", "goods", "reference"], SalesContractPlaces.Missing("{seller} {total}"));
    }

    [Fact]
    public void Hash_OfUtf8_IsThatOfTheStandard() =>
        Assert.Equal(
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            RenderedContract.HashOf("abc")
        );

    [Fact]
    public void Normalise_LineEndingsAndEnd_AreTheSameFromEveryEditor() =>
        Assert.Equal(SalesContractTemplate.Normalise("a\r\nb\r\n\r\n"), SalesContractTemplate.Normalise("a\nb"));

    private static string Default(SalesContractKind kind, string code) =>
        SalesContractDefaults.All().Single(text => text.Kind == kind && text.Language.Code == code).Body;

    private static ContractFacts Facts(string code, Dictionary<string, string>? options = null, Guid? id = null)
    {
        var line = OrderSamples.Line();
        if (options is not null)
            line = line with { Options = options };
        var checkout = Checkout.Open(
            id ?? Guid.CreateVersion7(OrderSamples.Now),
            OrderSamples.Buyer.Id,
            new(
                OrderSamples.Address,
                PaymentMethod.CashOnDelivery,
                [line],
                [new(OrderSamples.SellerId, DeliveryType.Carrier, null, 4_990, 2_000)],
                false
            ),
            "TRY",
            OrderSamples.Now,
            TimeSpan.FromMinutes(30)
        );
        return new(checkout, checkout.Quote.Sellers.Single(), Company, Terms, Language.FindOrDefault(code));
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex AnyPlace();
}
