using System.Reflection;
using Marketplace.Api.Admin;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;

namespace Marketplace.UnitTests.Admin;

/// <summary>Every code that the product itself writes has words in both languages.</summary>
public sealed class CodeTextsTests
{
    public static TheoryData<string> Steps => [.. Enum.GetValues<OrderCommand>().Select(c => WireName.Of(c))];

    public static TheoryData<string> Reasons =>
        [
            .. OrderReasons.OfSellers,
            .. typeof(OrderReasons)
                .GetFields(BindingFlags.Public | BindingFlags.Static)
                .Where(constant => constant.IsLiteral)
                .Select(constant => (string)constant.GetRawConstantValue()!),
            .. CodeTexts.RefundReasons.Select(reason => "admin." + reason),
            .. CodeTexts.RefundReasons.Select(reason => "seller." + reason),
            .. Enum.GetValues<UndeliveredReason>().Select(reason => WireName.Of(reason)),
            "order.cancelled",
            "order.rejected",
            "payment.late_success",
            Refund.AtProviderReason,
            Refund.DisputeReason,
        ];

    [Theory]
    [MemberData(nameof(Steps))]
    [InlineData("create")]
    public void Step_OfAnOrder_HasWordsInBothLanguages(string code) => HasWords(code, CodeTexts.Step(code));

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Reason_OfTheProduct_HasWordsInBothLanguages(string code) => HasWords(code, CodeTexts.Reason(code));

    private static void HasWords(string code, LocalizedText text)
    {
        Assert.NotEqual(code, text.Turkish);
        Assert.NotEqual(code, text.English);
    }
}
