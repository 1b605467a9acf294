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

    /// <summary>The form that was refused because of its fields, by its address; null when none was.</summary>
    public string? RefusedForm => _taken?.Form;

    /// <param name="email">Of a refused sign-in, to fill the form again; kept encrypted.</param>
    /// <param name="form">The form, so that the next page shows the errors beside its fields.</param>
    public void Refused(Error error, string? email = null, RefusedForm? form = null)
    {
        var fields = error.Fields.ToLookup(NameOf, f => FieldMessages.Text(f.Code, text.Language, f.Parameters));
        Keep(
            new(
                error.Title(text.Language),
                string.Join(
                    " ",
                    error
                        .Fields.Select(f => NameOf(f) + ": " + FieldMessages.Text(f.Code, text.Language, f.Parameters))
                        .Prepend(error.Detail(text.Language))
                ),
                error.Code,
                true,
                email,
                fields.Count > 0 ? form?.Action : null,
                fields.ToDictionary(f => f.Key, f => f.First()),
                form?.Kept
            )
        );
    }

    /// <summary>What is wrong with a field of a form; null when nothing is.</summary>
    public string? ErrorOf(string? form, string field) =>
        form is not null && _taken is { Fields: { } fields } && _taken.Form == form
            ? fields.GetValueOrDefault(field)
            : null;

    /// <summary>What was typed into a field of a form that was refused; null when nothing is known.</summary>
    public string? TypedInto(string? form, string field) =>
        form is not null && _taken is { Typed: { } typed } && _taken.Form == form
            ? typed.GetValueOrDefault(field)
            : null;

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

    private static string NameOf(FieldError field) => field.Pointer.TrimStart('#', '/');

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
/// <param name="Form">Address of the form whose fields were refused; null otherwise.</param>
/// <param name="Fields">What is wrong with them, by name.</param>
/// <param name="Typed">What was typed, where the form keeps it.</param>
public sealed record Notice(
    string Title,
    string? Detail,
    string? Code,
    bool IsRefusal,
    string? Email = null,
    string? Form = null,
    IReadOnlyDictionary<string, string>? Fields = null,
    IReadOnlyDictionary<string, string>? Typed = null
);

/// <summary>A form that was refused.</summary>
/// <param name="Action">Its address.</param>
/// <param name="Kept">What was typed, by field; short, and never a secret.</param>
public sealed record RefusedForm(string Action, IReadOnlyDictionary<string, string> Kept);
