using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Users;

/// <summary>Account and session errors.</summary>
public static class UserErrors
{
    /// <summary>A one-time link that is used, expired or unknown. Shares its code with an expired access token (401),
    /// under which the catalogue lists it.</summary>
    public static readonly ErrorDefinition LinkExpired = new(
        "auth.token_expired",
        ErrorKind.Gone,
        "Süre dolmuş",
        "Expired",
        "Bağlantı kullanılmış ya da süresi dolmuş; yenisini isteyin.",
        "The link has been used or has expired; request a new one."
    );

    public static readonly ErrorDefinition InvalidCredentials = new(
        "auth.invalid_credentials",
        ErrorKind.Unauthenticated,
        "E-posta veya parola hatalı",
        "Wrong e-mail or password",
        "E-posta adresi ya da parola doğru değil.",
        "The e-mail address or password is incorrect."
    );

    public static readonly ErrorDefinition AccountLocked = new(
        "auth.account_locked",
        ErrorKind.Locked,
        "Hesap kilitli",
        "Account locked",
        "Çok sayıda hatalı deneme nedeniyle hesap {until} zamanına dek kilitli.",
        "The account is locked until {until} after too many failed attempts."
    );

    public static readonly ErrorDefinition AccountDisabled = new(
        "auth.account_disabled",
        ErrorKind.Forbidden,
        "Hesap devre dışı",
        "Account disabled",
        "Bu hesap kapatılmış; destekle görüşün.",
        "This account is disabled; contact support."
    );

    public static readonly ErrorDefinition RefreshInvalid = new(
        "auth.refresh_invalid",
        ErrorKind.Unauthenticated,
        "Oturum geçersiz",
        "Session invalid",
        "Oturum sona ermiş; yeniden giriş yapın.",
        "The session has ended; sign in again."
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
        "The password is too common or contains your e-mail address."
    );

    public static readonly ErrorDefinition WrongPassword = new(
        "auth.wrong_password",
        ErrorKind.Unprocessable,
        "Mevcut parola hatalı",
        "Current password wrong",
        "Mevcut parolanız doğru değil.",
        "Your current password is incorrect."
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

    /// <summary>Errors to add to the catalogue.</summary>
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
