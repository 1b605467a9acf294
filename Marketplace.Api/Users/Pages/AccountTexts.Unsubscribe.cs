using Marketplace.Foundation;
using Marketplace.Modules.Notifications;

namespace Marketplace.Api.Users.Pages;

/// <content>The page that turns off mails of one kind.</content>
public sealed partial class AccountTexts
{
    public AccountView LinkWrong =>
        new(
            Of(new("Bu bağlantı geçerli değil", "This link does not work")),
            Of(new("Bağlantının tamamını kopyaladığınızdan emin olun.", "Make sure that you copied the whole link."))
        );

    public AccountView AskToUnsubscribe(AccountViewForm form, NotificationKind kind) =>
        new(
            Of(new("E-postaları kapatın", "Stop these mails")),
            Of(
                new(
                    $"{Of(NameOf(kind))} hakkında artık e-posta almayacaksınız. Ürün içindeki bildirimler sürer.",
                    $"You will get no more mails about {Of(NameOf(kind))}. Notifications in the product continue."
                )
            ),
            Form: form with
            {
                Button = Of(new("Kapat", "Stop them")),
            }
        );

    public AccountView Unsubscribed(NotificationKind kind) =>
        new(
            Of(new("E-postalar kapatıldı", "The mails are off")),
            Of(
                new(
                    $"{Of(NameOf(kind))} hakkında artık e-posta göndermeyeceğiz. Hesabınızdan yeniden açabilirsiniz.",
                    $"We will send you no more mails about {Of(NameOf(kind))}. You can turn them on again in your "
                        + "account."
                )
            )
        );

    private static LocalizedText NameOf(NotificationKind kind) =>
        kind switch
        {
            NotificationKind.Orders => new("Siparişler", "orders"),
            NotificationKind.Store => new("Mağaza", "the store"),
            NotificationKind.Payments => new("Ödemeler", "payments"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "These mails cannot be turned off."),
        };
}
