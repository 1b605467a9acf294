using Marketplace.Modules.Users;
using Microsoft.AspNetCore.DataProtection;

namespace Marketplace.Api.Admin.Access;

/// <summary>Keeps the challenge of a sign-in between password and code, in an encrypted cookie.</summary>
public sealed class SignInChallenge(IHttpContextAccessor accessor, IDataProtectionProvider protection)
{
    private const string Cookie = AdminAccess.CookieName + "-challenge";

    private HttpContext Context => accessor.HttpContext!;

    private ITimeLimitedDataProtector Protector =>
        protection.CreateProtector("marketplace.admin.challenge").ToTimeLimitedDataProtector();

    public void Keep(string challenge) =>
        Context.Response.Cookies.Append(
            Cookie,
            Protector.Protect(challenge, OneTimeToken.LifeOf(TokenPurpose.SecondFactor)),
            Options()
        );

    /// <summary>The challenge; empty when there is none, or its time is over.</summary>
    public string Read()
    {
        if (Context.Request.Cookies[Cookie] is not { Length: > 0 } value)
            return "";
        try
        {
            return Protector.Unprotect(value);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Expired, or not written by this panel: the sign-in begins again.
            return "";
        }
    }

    public void Clear() => Context.Response.Cookies.Delete(Cookie, Options());

    private CookieOptions Options() =>
        new()
        {
            Path = AdminComposition.Root,
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = Context.Request.IsHttps,
        };
}
