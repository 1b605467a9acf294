using Marketplace.Foundation;

namespace Marketplace.Api.Home;

/// <summary>Texts of the development pages in one language.</summary>
public sealed class HomeTexts(Language language)
{
    public Language Language => language;

    public string Lead =>
        Of(
            new(
                "Geliştirme ortamınız çalışıyor. Bu sayfayı yalnızca bu bilgisayar görür.",
                "Your development instance is running. Only this machine sees this page."
            )
        );

    public string Now => Of(new("Şu anda", "Right now"));

    public string OpenOrders => Of(new("Açık sipariş", "Open orders"));

    public string SalesToday => Of(new("Bugünkü satış", "Sales today"));

    public string SalesMonth => Of(new("30 günlük satış", "Sales in 30 days"));

    public string Stores => Of(new("Onaylı mağaza", "Approved stores"));

    public string Accounts => Of(new("Hesap", "Accounts"));

    public string Waiting => Of(new("Bekleyen olay", "Events waiting"));

    public string Places => Of(new("Nereye?", "Where to go"));

    public string SignIns => Of(new("Tek tıkla oturum açın", "Sign in with one click"));

    public string SignInsLead =>
        Of(
            new(
                "API belgeleri seçtiğiniz hesabın erişim anahtarıyla açılır; süresi dolunca yeniden açın.",
                "The API reference opens with an access token of that account; when it expires, open it here again."
            )
        );

    public string NoAccounts =>
        Of(
            new(
                "Bu veritabanında geliştirme hesapları yok. ./dev up kendi veritabanında dört hesap açar.",
                "This database has no development accounts. ./dev up makes four in a database of its own."
            )
        );

    public string Panel(string role) =>
        Of(
            role == "admin2"
                ? new("İkinci yönetici: panel", "Second administrator: panel")
                : new("Yönetici: panel", "Administrator: panel")
        );

    public string PanelLead =>
        Of(
            new(
                "Bankanın sonucunu kaydetmek gibi iki kişi isteyen işlerde biri başlatır, öteki onaylar.",
                "Some acts take two people: one makes a bank file, the other records what the bank paid."
            )
        );

    public string NewestMails => Of(new("Son e-postalar", "Newest mails"));

    public string AllMails => Of(new("Tümü", "All of them"));

    public string Mails => Of(new("E-postalar", "Mails"));

    public string NoMails => Of(new("Henüz e-posta yok.", "No mails yet."));

    public string MailsAreSent =>
        Of(
            new(
                "E-postalar SMTP ile gönderiliyor (Mail:SmtpHost); burada görünmez.",
                "Mails are sent by SMTP (Mail:SmtpHost); none are shown here."
            )
        );

    public string To => Of(new("Kime", "To"));

    public string Subject => Of(new("Konu", "Subject"));

    public string At => Of(new("Zaman", "Time"));

    public string From => Of(new("Kimden", "From"));

    public string AsText => Of(new("Düz metin", "Plain text"));

    public string Home => Of(new("Başlangıç", "Start page"));

    public string Languages => Of(new("Dil", "Language"));

    /// <summary>The label of the button that opens the API reference as a role.</summary>
    public string Reference(string role) =>
        Of(
            role switch
            {
                "admin" => new("Yönetici: API", "Administrator: API"),
                "admin2" => new("İkinci yönetici: API", "Second administrator: API"),
                "seller" => new("Satıcı: API", "Seller: API"),
                _ => new("Alıcı: API", "Buyer: API"),
            }
        );

    public string Of(LocalizedText text) => text.In(language);

    public string Money(long minor, string currency) => Currencies.Show(new(minor, currency), language);

    public string Number(long number) => number.ToString("N0", language.Culture);

    /// <summary>A time of day and date in UTC.</summary>
    public string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy HH:mm", language.Culture) + " UTC";
}
