using System.Text;
using Marketplace.Api.Http;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Api.Payments;

/// <summary>What a browser sees that comes back from the provider's page, where the shop has no page of its own.</summary>
public static class PaymentReturnPage
{
    private sealed record Text(string Title, string Body, string Sign, string Colour);

    public static IResult Show(PaymentStatus status, string language)
    {
        var text = TextOf(status, language);
        var isWaiting = status is PaymentStatus.Created or PaymentStatus.RequiresAction or PaymentStatus.Processing;
        var html = $$"""
            <!doctype html>
            <html lang="{{language}}">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
            {{(isWaiting ? """<meta http-equiv="refresh" content="3">""" : "")}}
            <title>{{text.Title}}</title>
            <style>
            body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #f4f5f7; color: #1c2430; font: 16px/1.5 system-ui, sans-serif; }
            main { background: #fff; border-radius: 12px; padding: 40px 32px; margin: 16px; max-width: 26rem; text-align: center; box-shadow: 0 1px 3px rgb(0 0 0 / .12); }
            .sign { width: 56px; height: 56px; line-height: 56px; border-radius: 50%; margin: 0 auto 16px; color: #fff; font-size: 28px; background: {{text.Colour}}; }
            h1 { font-size: 1.35rem; margin: 0 0 8px; } p { margin: 0; }
            </style>
            </head>
            <body><main><div class="sign" aria-hidden="true">{{text.Sign}}</div><h1>{{text.Title}}</h1><p>{{text.Body}}</p></main></body>
            </html>
            """;
        return TypedResults.Content(html, "text/html", Encoding.UTF8);
    }

    private static Text TextOf(PaymentStatus status, string language)
    {
        var isEnglish = language == Language.English;
        return status switch
        {
            PaymentStatus.Succeeded or PaymentStatus.Disputed => isEnglish
                ? new("Payment received", "Thank you. You can close this page.", "✓", "#15803d")
                : new("Ödemeniz alındı", "Teşekkür ederiz. Bu sayfayı kapatabilirsiniz.", "✓", "#15803d"),
            PaymentStatus.Failed => isEnglish
                ? new("Payment declined", "The card was declined. Go back and try another card.", "!", "#b91c1c")
                : new("Ödeme reddedildi", "Kart reddedildi. Geri dönüp başka bir kart deneyin.", "!", "#b91c1c"),
            PaymentStatus.Cancelled or PaymentStatus.Expired => isEnglish
                ? new("Payment not completed", "This payment is over; nothing was charged. You can start again from your order.", "×", "#57606a")
                : new("Ödeme tamamlanmadı", "Bu ödeme sona erdi, tahsilat yapılmadı. Siparişinizden yeniden başlatabilirsiniz.", "×", "#57606a"),
            _ => isEnglish
                ? new("Waiting for the payment", "Your bank has not confirmed yet. This page refreshes by itself.", "…", "#1d4ed8")
                : new("Ödeme bekleniyor", "Bankanızın onayı bekleniyor. Bu sayfa kendiliğinden yenilenir.", "…", "#1d4ed8"),
        };
    }
}
