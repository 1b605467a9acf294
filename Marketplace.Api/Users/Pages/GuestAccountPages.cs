using Marketplace.Api.Http;
using Marketplace.Modules.Users;

namespace Marketplace.Api.Users.Pages;

/// <summary>The page with which a guest opens an account, for the link in their mail; see
/// <see cref="AccountPages"/>.</summary>
public static class GuestAccountPages
{
    private const string Path = "/open-account";

    public static void MapGuestAccountPages(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("")
            .AllowAnonymous()
            .ExcludeFromDescription()
            .DisableAntiforgery()
            .IgnoresIdempotencyKey();
        pages.MapGet(Path, AskToOpenAccount);
        pages.MapPost(Path, OpenAccount);
    }

    public static IResult AskToOpenAccount(HttpContext context, string? token) =>
        token is { Length: > 0 }
            ? AccountPages.Show(context, texts => texts.OpenAccount(new(Path, token, "")))
            : AccountPages.LinkOver(context);

    public static async Task<IResult> OpenAccount(
        HttpContext context,
        GuestClaimService claims,
        RateLimits limits,
        CancellationToken cancellationToken
    )
    {
        var token = await AccountPages.FieldAsync(context, "token");
        var password = await AccountPages.FieldAsync(context, "newPassword");
        AccountViewForm form = new(Path, token, "");
        if (await limits.PageRefusalAsync(context) is { } tooOften)
            return AccountPages.Refused(context, tooOften, texts => texts.OpenAccount(form));
        if (token.Length == 0)
            return AccountPages.LinkOver(context);
        // Who presses the button has read above it that it accepts the terms.
        var request = new OpenAccountRequest(token, password, AcceptTerms: true);
        if (new OpenAccountRequest.Validator().Validate(request) is { IsValid: false } failed)
            return AccountPages.Refused(context, ValidationProblem.From(failed), texts => texts.OpenAccount(form));
        var opened = await claims.OpenAsync(token, password, cancellationToken);
        if (opened.Succeeded)
            return AccountPages.Show(context, texts => texts.AccountOpened);
        return opened.Error.Code == UserErrors.LinkExpired.Code
            ? AccountPages.LinkOver(context)
            : AccountPages.Refused(context, opened.Error, texts => texts.OpenAccount(form));
    }
}
