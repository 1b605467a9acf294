using System.Globalization;
using Marketplace.Foundation;

namespace Marketplace.Api.Admin;

/// <content>Texts of typed amounts, and amounts as they are typed.</content>
public sealed partial class AdminText
{
    public string CheckTitle => Of(new("Kaydetmeden önce bakın", "Check before saving"));
    public string CheckLead =>
        Of(
            new(
                "Şu değerler kaydedilecek. Yanlışsa geri dönüp düzeltin.",
                "These values will be saved. Go back to correct them."
            )
        );
    public string CommissionPercent => Of(new("Anlaşılan komisyon (%)", "Agreed commission (%)"));
    public string CommissionPercentHint =>
        Of(
            new(
                "Örneğin 8 ya da 8,25. Boş bırakılırsa planın komisyonu geçerlidir.",
                "For example 8 or 8.25. Leave empty to use the plan commission."
            )
        );
    public string PlanCommission => Of(new("Komisyon (%)", "Commission (%)"));
    public string Immediately => Of(new("hemen", "immediately"));
    public string Reveal => Of(new("Vergi no ve IBAN’ı göster", "Show tax number and IBAN"));
    public string RevealLead =>
        Of(new("Bu bilgilere baktığınız denetim kaydına yazıldı.", "That you looked at these is in the audit log."));

    public string BestDay(string said) =>
        Of(new($"Günlere göre ciro; en iyi gün {said}", $"Revenue by day; the best day was {said}"));

    public string OrderCount(long count) => Of(new($"{Number(count)} sipariş", $"{Number(count)} orders"));

    public string PriceOf(string currency) =>
        Of(new($"Fiyat ({currency}, vergi dahil)", $"Price ({currency}, tax included)"));

    /// <summary>An amount as it is typed into a box: no thousands, no currency.</summary>
    public string Typed(Money money) =>
        Currencies
            .ToMajor(money)
            .ToString("F" + Currencies.Exponent(money.Currency).ToString(CultureInfo.InvariantCulture), Culture);

    /// <summary>Basis points as a percentage is typed into a box.</summary>
    public string TypedPercent(int bps) => (bps / 100m).ToString("0.##", Culture);
}
