using Marketplace.Foundation;

namespace Marketplace.Modules.Users;

/// <summary>Errors of the second factor.</summary>
public static class SecondFactorErrors
{
    /// <summary>The session has not entered a code lately.</summary>
    public static readonly ErrorDefinition Required = new(
        "auth.second_factor_required",
        ErrorKind.Forbidden,
        new("Doğrulama kodu gerekli", "Code required"),
        new(
            "Bu işlem için doğrulama uygulamanızdaki kodu girin; kod {minutes} dakika geçerli sayılır.",
            "Enter a code from your authenticator app first; it counts for {minutes} minutes."
        )
    );

    public static readonly ErrorDefinition Missing = new(
        "auth.second_factor_missing",
        ErrorKind.Forbidden,
        new("İki adımlı doğrulama kapalı", "No second factor"),
        new(
            "Bu işlem iki adımlı doğrulama ister; önce hesabınızda açın.",
            "This needs a second factor; set one up for your account first."
        )
    );

    public static readonly ErrorDefinition IsOn = new(
        "auth.second_factor_on",
        ErrorKind.Conflict,
        new("İki adımlı doğrulama zaten açık", "Second factor already set up"),
        new(
            "Hesabınızda iki adımlı doğrulama açık; yeni bir uygulama için önce kapatın.",
            "Your account has a second factor already; remove it before you set up another app."
        )
    );

    public static readonly ErrorDefinition CodeInvalid = new(
        "auth.code_invalid",
        ErrorKind.Unprocessable,
        new("Kod geçersiz", "Wrong code"),
        new(
            "Kod doğru değil ya da kullanılmış; uygulamada yeni kodu bekleyin.",
            "The code is wrong or was used before; wait for the next one in your app."
        )
    );

    public static readonly ErrorDefinition Locked = new(
        "auth.second_factor_locked",
        ErrorKind.Locked,
        new("Çok sayıda hatalı kod", "Too many wrong codes"),
        new(
            "Çok sayıda hatalı kod girildi; {until} zamanına dek yeni kod denenemez.",
            "Too many wrong codes were entered; no code is accepted until {until}."
        )
    );

    /// <summary>The challenge of a sign-in is used, expired or unknown.</summary>
    public static readonly ErrorDefinition ChallengeExpired = new(
        "auth.challenge_expired",
        ErrorKind.Gone,
        new("Girişe yeniden başlayın", "Start the sign-in again"),
        new(
            "Kod için ayrılan süre doldu; e-posta ve parolayla yeniden giriş yapın.",
            "The time for the code has run out; sign in again with your e-mail address and password."
        )
    );

    /// <summary>Errors to add to the catalogue.</summary>
    internal static readonly ErrorSet All = new([Required, Missing, IsOn, CodeInvalid, Locked, ChallengeExpired]);
}
