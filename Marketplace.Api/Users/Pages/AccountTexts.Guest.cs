namespace Marketplace.Api.Users.Pages;

/// <content>The page with which a guest opens an account.</content>
public sealed partial class AccountTexts
{
    public AccountView OpenAccount(AccountViewForm form) =>
        new(
            Of(new("Hesabınızı açın", "Open your account")),
            Of(
                new(
                    "Bir parola belirleyin: üye olmadan verdiğiniz siparişler hesabınızda olacak. Hesabı açarak "
                        + "kullanım koşullarını kabul edersiniz.",
                    "Set a password: the orders you placed as a guest will be in your account. By opening it you "
                        + "accept the terms of use."
                )
            ),
            Form: form with
            {
                Button = Of(new("Hesabımı aç", "Open my account")),
                AsksPassword = true,
            }
        );

    public AccountView AccountOpened =>
        new(
            Of(new("Hesabınız açıldı", "Your account is open")),
            Of(
                new(
                    "Bu sayfayı kapatıp e-posta adresiniz ve parolanızla giriş yapabilirsiniz.",
                    "You can close this page and sign in with your e-mail address and password."
                )
            )
        );
}
