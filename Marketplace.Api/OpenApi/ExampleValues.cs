using System.Text.Json.Nodes;
using Marketplace.Foundation;

namespace Marketplace.Api.OpenApi;

/// <summary>Values that members of responses have in examples, by the member's name.</summary>
internal static class ExampleValues
{
    private const string Id = "01912f7e-7c1a-7b0e-9a55-3a1f5d2c4b6a";

    private static readonly Dictionary<string, string> Texts = new()
    {
        ["accessToken"] = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIwMTkxMmY3ZSJ9.c2lnbmF0dXJl",
        ["account"] = "seller_payable",
        ["action"] = "seller.approve",
        ["address"] = "Bahariye Cad. 1, Kadıköy, İstanbul",
        ["alg"] = "ES256",
        ["alt"] = "Bakır cezve, yandan",
        ["bankReference"] = "FT26333ABC123",
        ["brand"] = "Usta İşi",
        ["carrier"] = "Yurtiçi Kargo",
        ["carrierCode"] = "yurtici",
        ["carrierStatus"] = "delivered",
        ["challenge"] = "Z2l2ZW4tYnktdGhlLXBhc3N3b3Jk",
        ["blockReason"] = "Bank statement names somebody else",
        ["recoveryCodes"] = "k7mq-2t9x-bh4d-wv8r",
        ["secret"] = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
        ["uri"] = "otpauth://totp/Marketplace:ayse%40example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
        ["checkoutUrl"] = "https://pay.example.com/session/1",
        ["city"] = "İstanbul",
        ["code"] = "standard",
        ["contactEmail"] = "iletisim@example.com",
        ["country"] = "TR",
        ["crv"] = "P-256",
        ["currency"] = "TRY",
        ["description"] = "El yapımı, 4 kişilik",
        ["displayName"] = "Ayşe Yılmaz",
        ["district"] = "Kadıköy",
        ["email"] = "ayse@example.com",
        [Language.English.Code] = "Copper coffee pot",
        ["eventId"] = "evt_1",
        ["features"] = "bulk_edit",
        ["fullName"] = "Ayşe Yılmaz",
        ["hash"] = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
        ["kep"] = "kadikoykahve@hs01.kep.tr",
        ["mersis"] = "0123456789000015",
        ["tradeName"] = "Kadıköy Kahve Ltd. Şti.",
        ["centralAddress"] = "Moda Cad. 12, Kadıköy",
        ["taxOffice"] = "Kadıköy",
        ["iban"] = "TR330006100519786457841326",
        ["ibanLastFour"] = "1326",
        ["ibanMasked"] = "••••1326",
        ["imageUrl"] = "https://api.example.com/api/v1/images/01912f7e/1.jpg",
        ["ip"] = "192.0.2.7",
        ["kid"] = "2026-11",
        ["kty"] = "EC",
        ["label"] = "Ev",
        ["legalName"] = "Kadıköy Kahve Ltd. Şti.",
        ["line1"] = "Bahariye Cad. 1",
        ["line2"] = "Daire 4",
        ["locale"] = Language.Default.Code,
        ["logoUrl"] = "https://www.example.com/logo.png",
        ["metric"] = "activeListings",
        ["consumer"] = "notifications",
        ["detail"] = "12 rows",
        ["error"] = "timeout",
        ["failureCode"] = "card_declined",
        ["lastError"] = "timeout",
        ["moderationReason"] = "Wrong category",
        ["note"] = "Please ring twice.",
        ["objectId"] = Id,
        ["objectType"] = "seller",
        ["providerCaptureId"] = "ch_1",
        ["providerPaymentId"] = "pi_1",
        ["refType"] = "order",
        ["requestId"] = "4bf92f3577b34da6a3ce929d0e0e4736",
        ["statusReason"] = "Documents checked, see ticket 4711",
        ["subject"] = "order.placed",
        ["template"] = "order.shipped",
        ["type"] = "order.placed",
        ["userAgent"] = "Firefox/140",
        ["x"] = "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
        ["y"] = "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
        ["name"] = "Kadıköy Kahve",
        ["nameEn"] = "Coffee",
        ["nameTr"] = "Kahve",
        ["nextCursor"] = "eyJpZCI6MX0",
        ["number"] = "M-100042",
        ["Boy"] = "4 kişilik",
        ["orderNumber"] = "261129-4K7M2Q",
        ["phone"] = "+905551112233",
        ["place"] = "Kadıköy",
        ["planCode"] = "standard",
        ["postalCode"] = "34710",
        ["provider"] = "stripe",
        ["reason"] = "goodwill",
        ["reasonCode"] = "out_of_stock",
        ["refreshToken"] = "r1.c2VjcmV0LW9mLXRoZS1zZXNzaW9u",
        ["returnCode"] = "K7M2Q9T4XB",
        ["roles"] = "support",
        ["sku"] = "CEZVE-4",
        ["scopes"] = "orders:write",
        ["slug"] = "kadikoy-kahve",
        ["status"] = "active",
        ["taxId"] = "1234567890",
        ["taxIdLastFour"] = "7890",
        ["text"] = "Siparişiniz yola çıktı.",
        ["timeZone"] = "Europe/Istanbul",
        ["title"] = "Bakır Cezve",
        [Language.Turkish.Code] = "Bakır cezve",
        ["trackingNumber"] = "123456789",
        ["trackingUrl"] = "https://kargo.example.com/?code=123456789",
        ["trackingUrlTemplate"] = "https://kargo.example.com/?code={tracking}",
        ["url"] = "https://api.example.com/api/v1/images/01912f7e/1.jpg",
        ["use"] = "sig",
        ["window"] = "7d",
    };

    private static readonly Dictionary<string, long> Prices = new()
    {
        ["discountTotal"] = 0,
        ["refundedTotal"] = 0,
        ["shippingTotal"] = 4990,
        ["tax"] = 5817,
        ["taxTotal"] = 5817,
        ["commission"] = 1745,
    };

    private static readonly Dictionary<string, long> Numbers = new()
    {
        ["acceptedQuantity"] = 1,
        ["attempts"] = 1,
        ["boxes"] = 1,
        ["desi"] = 2,
        ["weightGrams"] = 850,
        ["quantity"] = 1,
        ["lineCount"] = 1,
        ["refundedQuantity"] = 0,
        ["resellableQuantity"] = 1,
        ["open"] = 1,
        ["cancelled"] = 0,
        ["packed"] = 0,
        ["shipped"] = 0,
        ["delivered"] = 0,
        ["returned"] = 0,
        ["seq"] = 1,
        ["violations"] = 0,
        ["bps"] = 500,
        ["changeBps"] = 1250,
        ["commissionBps"] = 500,
        ["expiresIn"] = 900,
        ["height"] = 1200,
        ["recoveryCodesLeft"] = 10,
        ["status"] = 404,
        ["taxBps"] = 2000,
        ["width"] = 1600,
    };

    public static JsonNode Number(string member) => JsonValue.Create(Numbers.GetValueOrDefault(member, 3));

    public static JsonNode Text(string member, string? format) =>
        JsonValue.Create(
            format switch
            {
                "uuid" => Id,
                "date-time" => "2026-11-29T09:30:00Z",
                "date" => "2026-11-29",
                _ => Texts.GetValueOrDefault(member, member),
            }
        );

    public static JsonNode Price(string member) =>
        new JsonObject { ["amount"] = Prices.GetValueOrDefault(member, 34900), ["currency"] = "TRY" };

    /// <summary>A key of a map, by the name of the member that holds the map.</summary>
    public static string Key(string member) =>
        member switch
        {
            "options" => "Boy",
            "limits" => "activeListings",
            _ => "name",
        };
}
