using Marketplace.Foundation;

namespace Marketplace.Modules.Users.Contracts;

/// <summary>Account errors that other modules return as well.</summary>
public static class AccountErrors
{
    /// <summary>Ordering and creating a store require a confirmed e-mail address.</summary>
    public static readonly ErrorDefinition EmailUnconfirmed = new(
        "auth.email_unconfirmed",
        ErrorKind.Forbidden,
        new("E-posta doğrulanmamış", "E-mail not confirmed"),
        new(
            "Önce e-postanıza gönderilen bağlantıyla adresinizi doğrulayın.",
            "Confirm your address first with the link we e-mailed you."
        )
    );
}
