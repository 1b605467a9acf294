using Marketplace.Api.Http;
using Marketplace.Api.Users.Pages;
using Marketplace.Modules.Notifications;

namespace Marketplace.Api.Notifications;

/// <summary>The page behind the link in mails that turns off mails of one kind.</summary>
/// <remarks>Opening it changes nothing, because mail programs open links beforehand: only its button does, or the mail
/// program's own (RFC 8058), which posts to the same address. The token in the link is all that is needed; it can do
/// nothing else.</remarks>
public static class UnsubscribePages
{
    public static void MapUnsubscribePages(this IEndpointRouteBuilder app)
    {
        var page = app.MapGroup(UnsubscribeLinkService.Path)
            .AllowAnonymous()
            .ExcludeFromDescription()
            .DisableAntiforgery()
            .IgnoresIdempotencyKey();
        page.MapGet("", AskToUnsubscribe);
        page.MapPost("", Unsubscribe);
    }

    public static IResult AskToUnsubscribe(HttpContext context, string? token, UnsubscribeLinkService links) =>
        links.Read(token) is { } link
            ? AccountPages.Show(
                context,
                texts => texts.AskToUnsubscribe(new(UnsubscribeLinkService.Path, token!, ""), link.Kind)
            )
            : LinkWrong(context);

    public static async Task<IResult> Unsubscribe(
        HttpContext context,
        string? token,
        UnsubscribeLinkService links,
        NotificationService notifications,
        RateLimits limits,
        CancellationToken cancellationToken
    )
    {
        if (links.Read(token ?? await AccountPages.FieldAsync(context, "token")) is not { } link)
        {
            // Right ones come by the hundred from the few addresses of a mail provider.
            return await limits.PageRefusalAsync(context) is { } tooOften
                ? AccountPages.Refused(context, tooOften, texts => texts.LinkWrong)
                : LinkWrong(context);
        }

        if (await limits.LinkRefusalAsync(link.UserId) is { } repeated)
            return AccountPages.Refused(context, repeated, texts => texts.LinkWrong);
        await notifications.UnsubscribeAsync(link.UserId, link.Kind, cancellationToken);
        return AccountPages.Show(context, texts => texts.Unsubscribed(link.Kind));
    }

    private static IResult LinkWrong(HttpContext context) =>
        AccountPages.Show(context, texts => texts.LinkWrong, StatusCodes.Status404NotFound);
}
