using Marketplace.Foundation;

namespace Marketplace.Modules.Users.Contracts;

/// <summary>Refusals by the state of an account that other modules give as well.</summary>
public static class AccountRefusals
{
    public static readonly ErrorDefinition EmailUnconfirmed = new("auth.email_unconfirmed", ErrorKind.Forbidden, "E-posta doğrulanmamış", "E-mail not confirmed",
        "Önce e-postanıza gönderilen bağlantıyla adresinizi doğrulayın.", "First confirm your address with the link in the mail you received.");
}
