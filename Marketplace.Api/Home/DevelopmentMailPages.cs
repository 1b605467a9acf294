using System.Text;
using Marketplace.Api.Http;
using Marketplace.Foundation;

namespace Marketplace.Api.Home;

/// <summary>Shows the mails of a development instance in the browser.</summary>
internal static class DevelopmentMailPages
{
    // A mail is shown in a frame of its own: its styles work, scripts and forms do not, and links open a new tab.
    private const string FramePolicy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'self'; "
        + "frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

    internal static void MapDevelopmentMails(this IEndpointRouteBuilder pages)
    {
        var mails = pages.MapGroup("/mails").AddEndpointFilter<LocalOnly>();
        mails.MapGet("", ListAsync);
        mails.MapGet("/{id:guid}", ShowAsync);
        mails.MapGet("/{id:guid}/body", ShowBodyAsync);
    }

    internal static async Task<IResult> ListAsync(
        HttpContext context,
        DevelopmentMailbox mailbox,
        CancellationToken cancellationToken
    )
    {
        var mails = await mailbox.ListAsync(DevelopmentMailbox.Shown, cancellationToken);
        return HomeView.Page<MailListPage>(
            context,
            (nameof(MailListPage.Mails), mails),
            (nameof(MailListPage.AreFiles), mailbox.Exists)
        );
    }

    internal static async Task<IResult> ShowAsync(
        HttpContext context,
        Guid id,
        DevelopmentMailbox mailbox,
        CancellationToken cancellationToken
    ) =>
        await mailbox.FindAsync(id, cancellationToken) is { } mail
            ? HomeView.Page<MailPage>(context, (nameof(MailPage.Mail), mail))
            : Problems.From(PlatformErrors.NotFound);

    internal static async Task<IResult> ShowBodyAsync(
        HttpContext context,
        Guid id,
        DevelopmentMailbox mailbox,
        CancellationToken cancellationToken
    )
    {
        if (await mailbox.FindAsync(id, cancellationToken) is not { Html: { } html })
            return Problems.From(PlatformErrors.NotFound);
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = FramePolicy;
        headers.XFrameOptions = "SAMEORIGIN";
        headers.CacheControl = "no-store";
        return TypedResults.Content("<base target=\"_blank\">" + html, "text/html", Encoding.UTF8);
    }
}
