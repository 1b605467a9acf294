using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Users;

/// <summary>Refusals of accounts and sessions.</summary>
public static class UserErrors
{
    /// <summary>A one-time link that was used, is too old or never was. Shares its code with an expired access token
    /// (401), under which the catalogue lists it.</summary>
    public static readonly ErrorDefinition LinkExpired = new(
        "auth.token_expired",
        ErrorKind.Gone,
        "Süre dolmuş",
        "Expired",
        "Bağlantı kullanılmış ya da süresi dolmuş; yenisini isteyin.",
        "The link was used or is too old; ask for a new one."
    );

    public static readonly ErrorDefinition InvalidCredentials = new(
        "auth.invalid_credentials",
        ErrorKind.Unauthenticated,
        "E-posta veya parola hatalı",
        "Wrong e-mail or password",
        "E-posta adresi ya da parola doğru değil.",
        "The e-mail address or the password is not right."
    );

    public static readonly ErrorDefinition AccountLocked = new(
        "auth.account_locked",
        ErrorKind.Locked,
        "Hesap kilitli",
        "Account locked",
        "Çok sayıda hatalı deneme nedeniyle hesap {until} zamanına dek kilitli.",
        "After too many wrong attempts the account is locked until {until}."
    );

    public static readonly ErrorDefinition AccountDisabled = new(
        "auth.account_disabled",
        ErrorKind.Forbidden,
        "Hesap devre dışı",
        "Account disabled",
        "Bu hesap kapatılmış; destekle görüşün.",
        "This account was disabled; contact support."
    );

    public static readonly ErrorDefinition RefreshInvalid = new(
        "auth.refresh_invalid",
        ErrorKind.Unauthenticated,
        "Oturum geçersiz",
        "Session invalid",
        "Oturum sona ermiş; yeniden giriş yapın.",
        "The session is over; sign in again."
    );

    public static readonly ErrorDefinition RefreshReused = new(
        "auth.refresh_reused",
        ErrorKind.Unauthenticated,
        "Oturum güvenlik nedeniyle kapatıldı",
        "Session closed for security",
        "Eski bir yenileme belirteci kullanıldı; oturum kapatıldı, yeniden giriş yapın.",
        "An old refresh token was used; the session was closed, sign in again."
    );

    public static readonly ErrorDefinition PasswordWeak = new(
        "auth.password_weak",
        ErrorKind.Unprocessable,
        "Parola zayıf",
        "Password too weak",
        "Parola çok yaygın ya da e-posta adresinizi içeriyor.",
        "The password is too common or holds your e-mail address."
    );

    public static readonly ErrorDefinition WrongPassword = new(
        "auth.wrong_password",
        ErrorKind.Unprocessable,
        "Mevcut parola hatalı",
        "Current password wrong",
        "Mevcut parolanız doğru değil.",
        "Your current password is not right."
    );

    public static readonly ErrorDefinition OwnAccount = new(
        "user.own_account",
        ErrorKind.Conflict,
        "Kendi hesabınız",
        "Your own account",
        "Kendi hesabınızı kapatamaz, rollerini değiştiremezsiniz; başka bir yöneticiden isteyin.",
        "You cannot disable your own account or change its roles; ask another administrator."
    );

    public static readonly ErrorDefinition RoleUnknown = new(
        "user.role_unknown",
        ErrorKind.Unprocessable,
        "Bilinmeyen rol",
        "Unknown role",
        "Verilebilecek roller: support, admin.",
        "Roles that can be granted: support, admin."
    );

    /// <summary>Those the catalogue does not have yet.</summary>
    public static readonly ErrorSet All = new([
        InvalidCredentials,
        AccountLocked,
        AccountDisabled,
        AccountErrors.EmailUnconfirmed,
        RefreshInvalid,
        RefreshReused,
        PasswordWeak,
        WrongPassword,
        OwnAccount,
        RoleUnknown,
    ]);
}
