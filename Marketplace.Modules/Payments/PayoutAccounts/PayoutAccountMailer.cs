using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Payments;

/// <summary>Mails to the owners of a store about its payout account, in their language.</summary>
public sealed class PayoutAccountMailer(
    MailQueue queue,
    IUserDirectory users,
    IOptions<MarketplaceOptions> marketplace,
    PayoutGatewayRegistry gateways,
    PayoutTimePolicy time
)
{
    private static readonly LocalizedText NotByYou = new(
        "Bunu siz yapmadıysanız hemen parolanızı değiştirin ve bize yazın.",
        "If this was not you, change your password immediately and write to us."
    );

    internal Task IbanChangedAsync(
        SellerBankDetails seller,
        PayoutAccount account,
        CancellationToken cancellationToken
    ) =>
        SendAsync(
            seller,
            new("ödeme hesabı değişti", "the payout account was changed"),
            gateways.TargetOf(account, time.Now) is null
                ? language => PaidToIban(account, language)
                : language => PaidByProvider(account, language),
            [NotByYou],
            cancellationToken
        );

    private LocalizedText PaidToIban(PayoutAccount account, Language language)
    {
        if (account.WaitingAt(time.Now) is not { } waiting)
        {
            var masked = account.PaidToAt(time.Now)?.Masked;
            return new(
                $"Ödemeler {masked} hesabına yapılıyor; bekleyen başka IBAN yok.",
                $"Payouts go to {masked}; no other IBAN is waiting."
            );
        }

        var at = At(waiting.PaidFrom, language);
        return new(
            $"Ödemeler {at} tarihinden sonra {waiting.Masked} hesabına yapılacak; o zamana dek önceki hesaba.",
            $"From {at} on payouts go to {waiting.Masked}; until then they go to the account before."
        );
    }

    /// <summary>The IBAN is the way in reserve while payouts go to the account at the provider.</summary>
    private LocalizedText PaidByProvider(PayoutAccount account, Language language)
    {
        if (account.WaitingAt(time.Now) is not { } waiting)
        {
            var masked = account.PaidToAt(time.Now)?.Masked;
            return new(
                "Ödemeleriniz yine ödeme sağlayıcıdaki hesabınıza yapılıyor. Oraya yapılamazsa "
                    + $"{masked} hesabına yapılır; bekleyen başka IBAN yok.",
                "Your payouts still go to your account at the payment provider. If they cannot go there, they go to "
                    + $"{masked}; no other IBAN is waiting."
            );
        }

        var at = At(waiting.PaidFrom, language);
        return new(
            "Ödemeleriniz yine ödeme sağlayıcıdaki hesabınıza yapılıyor. Oraya yapılamazsa "
                + $"{at} tarihinden sonra {waiting.Masked} hesabına, o zamana dek önceki IBAN’a yapılır.",
            "Your payouts still go to your account at the payment provider. If they cannot go there, they go to "
                + $"{waiting.Masked} from {at} on, and until then to the IBAN before."
        );
    }

    internal Task ProviderAccountBegunAsync(
        SellerBankDetails seller,
        DateTimeOffset paidFrom,
        CancellationToken cancellationToken
    ) =>
        SendAsync(
            seller,
            new("ödeme sağlayıcıda hesap açılıyor", "an account at the payment provider is being opened"),
            language =>
            {
                var at = At(paidFrom, language);
                return new(
                    "Mağazanız için ödeme sağlayıcıda bir hesap açılmaya başlandı. Sağlayıcı hesabı doğruladığında, en "
                        + $"erken {at} tarihinden sonra ödemeleriniz oraya yapılacak; o zamana dek IBAN'ınıza.",
                    "Somebody began to open an account for your store at the payment provider. Once the provider has "
                        + $"verified it, and not before {at}, your payouts go there; until then to your IBAN."
                );
            },
            [NotByYou],
            cancellationToken
        );

    internal Task HeldAsync(
        SellerBankDetails seller,
        string reason,
        DateTimeOffset until,
        CancellationToken cancellationToken
    ) =>
        SendAsync(
            seller,
            new("ödemeleriniz bekletiliyor", "your payouts are on hold"),
            language =>
            {
                var end = At(until, language);
                return new(
                    $"Ödemeleriniz {end} tarihine dek bekletiliyor. Gerekçe: {reason}",
                    $"Your payouts are on hold until {end}. Reason: {reason}"
                );
            },
            [],
            cancellationToken
        );

    internal Task ReleasedAsync(SellerBankDetails seller, CancellationToken cancellationToken) =>
        SendAsync(
            seller,
            new("ödemeleriniz yeniden yapılıyor", "your payouts continue"),
            _ => new("Ödemelerinizdeki bekletme kaldırıldı.", "Your payouts are no longer on hold."),
            [],
            cancellationToken
        );

    private string At(DateTimeOffset instant, Language language) =>
        TimeZoneInfo.ConvertTime(instant, marketplace.Value.Zone).ToString("d MMMM yyyy HH:mm", language.Culture);

    private async Task SendAsync(
        SellerBankDetails seller,
        LocalizedText subject,
        Func<Language, LocalizedText> text,
        IReadOnlyList<LocalizedText> closing,
        CancellationToken cancellationToken
    )
    {
        foreach (var owner in (await users.FindAsync(seller.OwnerIds, cancellationToken)).Values)
        {
            var language = owner.Language;
            queue.Add(
                owner.Email,
                new(language, $"{seller.StoreName}: {subject.In(language)}")
                {
                    Greeting = new LocalizedText($"Merhaba {owner.DisplayName},", $"Hello {owner.DisplayName},").In(
                        language
                    ),
                    Paragraphs = [text(language).In(language)],
                    Closing = [.. closing.Select(paragraph => paragraph.In(language))],
                },
                MailPriority.Account
            );
        }
    }
}
