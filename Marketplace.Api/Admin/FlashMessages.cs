using System.Text.Json;
using Marketplace.Foundation;
using Microsoft.AspNetCore.DataProtection;

namespace Marketplace.Api.Admin;

/// <summary>Passes the result of a command to the next page, where it is shown once.</summary>
public sealed class FlashMessages(IHttpContextAccessor accessor, IDataProtectionProvider protection, AdminText text)
{
    private const string Cookie = AdminAccess.CookieName + "-notice";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(2);

    private Notice? _taken;

    /// <summary>The e-mail address of a refused sign-in, once the message was taken; null otherwise.</summary>
    public string? Email => _taken?.Email;

    private HttpContext Context => accessor.HttpContext!;

    private ITimeLimitedDataProtector Protector =>
        protection.CreateProtector("marketplace.admin.notice").ToTimeLimitedDataProtector();

    public void Done(string message) => Keep(new(message, null, null, false));

    /// <param name="email">Of a refused sign-in, to fill the form again; kept encrypted.</param>
    public void Refused(Error error, string? email = null) =>
        Keep(
            new(
                error.Title(text.Language),
                string.Join(
                    " ",
                    error
                        .Fields.Select(f =>
                            f.Pointer.TrimStart('#', '/')
                            + ": "
                            + FieldMessages.Text(f.Code, text.Language, f.Parameters)
                        )
                        .Prepend(error.Detail(text.Language))
                ),
                error.Code,
                true,
                email
            )
        );

    /// <summary>Returns and removes the message for this page; null if there is none.</summary>
    public Notice? Take()
    {
        if (Context.Request.Cookies[Cookie] is not { Length: > 0 } value || Context.Response.HasStarted)
            return null;
        Context.Response.Cookies.Delete(Cookie, Options());
        try
        {
            return _taken = JsonSerializer.Deserialize<Notice>(Protector.Unprotect(value));
        }
        catch (Exception exception)
            when (exception is System.Security.Cryptography.CryptographicException or JsonException or FormatException)
        {
            // Another user's message, or an expired one: show nothing.
            return null;
        }
    }

    private void Keep(Notice notice) =>
        Context.Response.Cookies.Append(Cookie, Protector.Protect(JsonSerializer.Serialize(notice), Life), Options());

    private CookieOptions Options() =>
        new()
        {
            Path = AdminComposition.Root,
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = Context.Request.IsHttps,
        };
}

/// <summary>A message to the user.</summary>
/// <param name="Code">Stable error code; null on success.</param>
/// <param name="Email">Of a refused sign-in; null otherwise.</param>
public sealed record Notice(string Title, string? Detail, string? Code, bool IsRefusal, string? Email = null);
