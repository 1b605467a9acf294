using System.Globalization;
using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Users;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Marketplace.Api.Users.Pages;

/// <summary>Built-in pages for links in account mails, used when the shop has no pages of its own
/// (<c>Marketplace:WebUrl</c>).</summary>
/// <remarks>
/// Opening a page does not consume the token, because mail clients prefetch links: only submitting its form does. The
/// token is the secret, so the form needs no antiforgery token.
/// The token leaves the browser only in that form: no scripts, no third-party requests, no referrer, and URLs are not
/// logged.
/// </remarks>
public static class AccountPages
{
    private const string ConfirmPath = "/confirm-email";
    private const string ResetPath = "/reset-password";
    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src data:; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void MapAccountPages(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("")
            .AllowAnonymous()
            .ExcludeFromDescription()
            .DisableAntiforgery()
            .IgnoresIdempotencyKey();
        pages.MapGet(ConfirmPath, AskToConfirm);
        pages.MapPost(ConfirmPath, ConfirmEmail);
        pages.MapGet(ResetPath, AskForPassword);
        pages.MapPost(ResetPath, ResetPassword);
    }

    public static IResult AskToConfirm(HttpContext context, string? token) =>
        token is { Length: > 0 }
            ? Show(context, texts => texts.ConfirmEmail(new(ConfirmPath, token, "")))
            : LinkOver(context);

    public static async Task<IResult> ConfirmEmail(
        HttpContext context,
        EmailConfirmationService confirmations,
        RateLimits limits,
        CancellationToken cancellationToken
    )
    {
        var token = await FieldAsync(context, "token");
        AccountViewForm form = new(ConfirmPath, token, "");
        if (await limits.PageRefusalAsync(context) is { } tooOften)
            return Refused(context, tooOften, texts => texts.ConfirmEmail(form));
        if (Problem(new ConfirmEmailRequest.Validator(), new(token)) is not null)
            return LinkOver(context);
        var confirmed = await confirmations.ConfirmAsync(token, cancellationToken);
        return confirmed.Succeeded ? Show(context, texts => texts.EmailConfirmed) : LinkOver(context);
    }

    public static IResult AskForPassword(HttpContext context, string? token) =>
        token is { Length: > 0 }
            ? Show(context, texts => texts.ResetPassword(new(ResetPath, token, "")))
            : LinkOver(context);

    public static async Task<IResult> ResetPassword(
        HttpContext context,
        PasswordResetService passwords,
        RateLimits limits,
        PasswordAttempts attempts,
        CancellationToken cancellationToken
    )
    {
        var (token, password) = (await FieldAsync(context, "token"), await FieldAsync(context, "newPassword"));
        AccountViewForm form = new(ResetPath, token, "");
        if (await limits.PageRefusalAsync(context) is { } tooOften)
            return Refused(context, tooOften, texts => texts.ResetPassword(form));
        if (token.Length == 0)
            return LinkOver(context);
        if (Problem(new ResetPasswordRequest.Validator(), new(token, password)) is { } invalid)
            return Refused(context, invalid, texts => texts.ResetPassword(form));
        var changed = await passwords.ResetAsync(token, password, cancellationToken);
        if (changed.Succeeded)
        {
            await attempts.ForgetAsync(changed.Value, cancellationToken);
            return Show(context, texts => texts.PasswordSet);
        }

        return changed.Error.Code == UserErrors.LinkExpired.Code
            ? LinkOver(context)
            : Refused(context, changed.Error, texts => texts.ResetPassword(form));
    }

    internal static IResult LinkOver(HttpContext context) =>
        Show(context, texts => texts.LinkOver, StatusCodes.Status410Gone);

    internal static IResult Refused(HttpContext context, Error error, Func<AccountTexts, AccountView> view)
    {
        var language = RequestLanguage.Of(context);
        var reasons =
            error.Fields.Count > 0
                ? error.Fields.Select(f => FieldMessages.Text(f.Code, language, f.Parameters)).Distinct()
                : [error.Detail(language)];
        if (error.Parameters.GetValueOrDefault("retryAfter") is int seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Show(
            context,
            texts => view(texts) with { Refusal = string.Join(' ', reasons) },
            Problems.StatusOf(error.Kind)
        );
    }

    internal static RazorComponentResult<AccountPage> Show(
        HttpContext context,
        Func<AccountTexts, AccountView> view,
        int status = StatusCodes.Status200OK
    )
    {
        var texts = new AccountTexts(RequestLanguage.Of(context));
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.CacheControl = "no-store";
        headers.ContentLanguage = texts.Language.Code;
        headers["X-Robots-Tag"] = "noindex";
        return new(
            new Dictionary<string, object?>
            {
                [nameof(AccountPage.Text)] = texts,
                [nameof(AccountPage.View)] = view(texts),
            }
        )
        {
            StatusCode = status,
        };
    }

    private static Error? Problem<T>(AbstractValidator<T> validator, T request) =>
        validator.Validate(request) is { IsValid: false } failed ? Http.ValidationProblem.From(failed) : null;

    internal static async Task<string> FieldAsync(HttpContext context, string name) =>
        context.Request.HasFormContentType
            ? (await context.Request.ReadFormAsync(context.RequestAborted))[name].ToString()
            : "";
}
