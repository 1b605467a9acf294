using Marketplace.Api.Http;
using Marketplace.Api.Users;
using Marketplace.Foundation;

namespace Marketplace.Api.Platform;

/// <summary>Mails that could not be sent, for support and administrators.</summary>
public static class MailsAdminEndpoints
{
    private const int MaxRows = 200;

    public static void MapMailsAdmin(this IEndpointRouteBuilder api)
    {
        var mails = api.MapGroup("/admin/mails").WithTags("Admin");
        mails
            .MapGet("/", ListDeadMails)
            .RequirePermission(Permissions.Support)
            .Produces<PageResponse<DeadMail>>()
            .WithSummary("List the mails that were given up, newest first");
        mails
            .MapPost("/{id:guid}/retry", RetryMail)
            .RequirePermission(Permissions.Admin)
            .IgnoresIdempotencyKey()
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Send a dead mail again");
        mails
            .MapPost("/{id:guid}/drop", DropMail)
            .RequirePermission(Permissions.Admin)
            .IgnoresIdempotencyKey()
            .Validates<ReasonRequest, ReasonRequest.Validator>()
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Drop a dead mail");
    }

    public static async Task<IResult> ListDeadMails(
        MailAdministrationService mails,
        CancellationToken cancellationToken
    ) => ApiResults.Page(new Page<DeadMail>(await mails.ListAsync(MaxRows, cancellationToken), null));

    public static async Task<IResult> RetryMail(
        Guid id,
        CurrentUser user,
        MailAdministrationService mails,
        CancellationToken cancellationToken
    ) => (await mails.RetryAsync(user.Actor.UserId, id, cancellationToken)).ToHttp();

    public static async Task<IResult> DropMail(
        Guid id,
        ReasonRequest request,
        CurrentUser user,
        MailAdministrationService mails,
        CancellationToken cancellationToken
    ) => (await mails.DropAsync(user.Actor.UserId, id, request.Reason, cancellationToken)).ToHttp();
}
