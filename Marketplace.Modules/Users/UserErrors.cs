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
        new("Süre dolmuş", "Expired"),
        new(
            "Bağlantı kullanılmış ya da süresi dolmuş; yenisini isteyin.",
            "The link has been used or has expired; request a new one."
        )
    );

    public static readonly ErrorDefinition InvalidCredentials = new(
        "auth.invalid_credentials",
        ErrorKind.Unauthenticated,
        new("E-posta veya parola hatalı", "Wrong e-mail or password"),
        new("E-posta adresi ya da parola doğru değil.", "The e-mail address or password is incorrect.")
    );

    public static readonly ErrorDefinition AccountLocked = new(
        "auth.account_locked",
        ErrorKind.Locked,
        new("Hesap kilitli", "Account locked"),
        new(
            "Çok sayıda hatalı deneme nedeniyle hesap {until} zamanına dek kilitli.",
            "The account is locked until {until} after too many failed attempts."
        )
    );

    public static readonly ErrorDefinition AccountDisabled = new(
        "auth.account_disabled",
        ErrorKind.Forbidden,
        new("Hesap devre dışı", "Account disabled"),
        new("Bu hesap kapatılmış; destekle görüşün.", "This account is disabled; contact support.")
    );

    public static readonly ErrorDefinition RefreshInvalid = new(
        "auth.refresh_invalid",
        ErrorKind.Unauthenticated,
        new("Oturum geçersiz", "Session invalid"),
        new("Oturum sona ermiş; yeniden giriş yapın.", "The session has ended; sign in again.")
    );

    public static readonly ErrorDefinition RefreshReused = new(
        "auth.refresh_reused",
        ErrorKind.Unauthenticated,
        new("Oturum güvenlik nedeniyle kapatıldı", "Session closed for security"),
        new(
            "Eski bir yenileme belirteci kullanıldı; oturum kapatıldı, yeniden giriş yapın.",
            "An old refresh token was used; the session was closed, sign in again."
        )
    );

    public static readonly ErrorDefinition PasswordWeak = new(
        "auth.password_weak",
        ErrorKind.Unprocessable,
        new("Parola zayıf", "Password too weak"),
        new(
            "Parola çok yaygın ya da e-posta adresinizi içeriyor.",
            "The password is too common or contains your e-mail address."
        )
    );

    public static readonly ErrorDefinition WrongPassword = new(
        "auth.wrong_password",
        ErrorKind.Unprocessable,
        new("Mevcut parola hatalı", "Current password wrong"),
        new("Mevcut parolanız doğru değil.", "Your current password is incorrect.")
    );

    public static readonly ErrorDefinition OwnAccount = new(
        "user.own_account",
        ErrorKind.Conflict,
        new("Kendi hesabınız", "Your own account"),
        new(
            "Kendi hesabınızı kapatamaz, rollerini değiştiremezsiniz; başka bir yöneticiden isteyin.",
            "You cannot disable your own account or change its roles; ask another administrator."
        )
    );

    public static readonly ErrorDefinition RoleUnknown = new(
        "user.role_unknown",
        ErrorKind.Unprocessable,
        new("Bilinmeyen rol", "Unknown role"),
        new("Verilebilecek roller: support, admin.", "Roles that can be granted: support, admin.")
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
