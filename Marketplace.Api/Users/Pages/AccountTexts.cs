using Marketplace.Foundation;

namespace Marketplace.Api.Users.Pages;

/// <summary>Texts of the account pages in one language.</summary>
public sealed partial class AccountTexts(Language language)
{
    public Language Language => language;

    public string NewPassword => Of(new("Yeni parola", "New password"));

    public string PasswordRule =>
        Of(
            new(
                "En az 10 karakter; yaygın bir parola olmamalı ve e-posta adresinizi içermemeli.",
                "At least 10 characters; it must not be common or contain your e-mail address."
            )
        );

    public AccountView ConfirmEmail(AccountViewForm form) =>
        new(
            Of(new("E-posta adresinizi doğrulayın", "Confirm your e-mail address")),
            Of(
                new(
                    "Adresin size ait olduğunu onaylamak için düğmeye basın.",
                    "Press the button to confirm that this address is yours."
                )
            ),
            Form: form with
            {
                Button = Of(new("Adresimi doğrula", "Confirm my address")),
            }
        );

    public AccountView EmailConfirmed =>
        new(
            Of(new("Adresiniz doğrulandı", "Your address is confirmed")),
            Of(
                new(
                    "Teşekkür ederiz. Bu sayfayı kapatıp giriş yapabilirsiniz.",
                    "Thank you. You can close this page and sign in."
                )
            )
        );

    public AccountView ResetPassword(AccountViewForm form, string? refusal = null) =>
        new(
            Of(new("Yeni parola belirleyin", "Set a new password")),
            Of(
                new(
                    "Parolanız değişince açık oturumlarınızın tümü kapanır.",
                    "When your password changes, you will be signed out everywhere."
                )
            ),
            refusal,
            form with
            {
                Button = Of(new("Parolayı kaydet", "Save password")),
                AsksPassword = true,
            }
        );

    public AccountView PasswordSet =>
        new(
            Of(new("Parolanız değişti", "Your password was changed")),
            Of(
                new(
                    "Bu sayfayı kapatıp yeni parolanızla giriş yapabilirsiniz.",
                    "You can close this page and sign in with your new password."
                )
            )
        );

    public AccountView LinkOver =>
        new(
            Of(new("Bu bağlantı artık geçerli değil", "This link no longer works")),
            Of(
                new(
                    "Kullanılmış ya da süresi dolmuş. Mağazadan yenisini isteyin.",
                    "It has been used or has expired. Request a new one from the shop."
                )
            )
        );

    private string Of(LocalizedText text) => text.In(language);
}
