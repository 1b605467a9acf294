using Marketplace.Api.Http;

namespace Marketplace.Api.Users.Pages;

/// <summary>Texts of the account pages in one language.</summary>
public sealed class AccountTexts(string language)
{
    public string Language => language;

    public string NewPassword => Of("Yeni parola", "New password");

    public string PasswordRule =>
        Of(
            "En az 10 karakter; yaygın bir parola olmamalı ve e-posta adresinizi içermemeli.",
            "At least 10 characters; it must not be common or contain your e-mail address."
        );

    public AccountView ConfirmEmail(AccountViewForm form) =>
        new(
            Of("E-posta adresinizi doğrulayın", "Confirm your e-mail address"),
            Of(
                "Adresin size ait olduğunu onaylamak için düğmeye basın.",
                "Press the button to confirm that this address is yours."
            ),
            Form: form with
            {
                Button = Of("Adresimi doğrula", "Confirm my address"),
            }
        );

    public AccountView EmailConfirmed =>
        new(
            Of("Adresiniz doğrulandı", "Your address is confirmed"),
            Of(
                "Teşekkür ederiz. Bu sayfayı kapatıp giriş yapabilirsiniz.",
                "Thank you. You can close this page and sign in."
            )
        );

    public AccountView ResetPassword(AccountViewForm form, string? refusal = null) =>
        new(
            Of("Yeni parola belirleyin", "Set a new password"),
            Of(
                "Parolanız değişince açık oturumlarınızın tümü kapanır.",
                "When your password changes, you will be signed out everywhere."
            ),
            refusal,
            form with
            {
                Button = Of("Parolayı kaydet", "Save password"),
                AsksPassword = true,
            }
        );

    public AccountView PasswordSet =>
        new(
            Of("Parolanız değişti", "Your password was changed"),
            Of(
                "Bu sayfayı kapatıp yeni parolanızla giriş yapabilirsiniz.",
                "You can close this page and sign in with your new password."
            )
        );

    public AccountView LinkOver =>
        new(
            Of("Bu bağlantı artık geçerli değil", "This link no longer works"),
            Of(
                "Kullanılmış ya da süresi dolmuş. Mağazadan yenisini isteyin.",
                "It has been used or has expired. Request a new one from the shop."
            )
        );

    private string Of(string turkish, string english) => language == Http.Language.English ? english : turkish;
}
