using Marketplace.Foundation;

namespace Marketplace.Modules.Users.Contracts;

/// <summary>Refusals of accounts that other modules give too.</summary>
public static class AccountErrors
{
    /// <summary>Ordering and opening a store need a confirmed mailbox.</summary>
    public static readonly ErrorDefinition EmailUnconfirmed = new(
        "auth.email_unconfirmed",
        ErrorKind.Forbidden,
        "E-posta doğrulanmamış",
        "E-mail not confirmed",
        "Önce e-postanıza gönderilen bağlantıyla adresinizi doğrulayın.",
        "First confirm your address with the link in the mail you received."
    );
}
