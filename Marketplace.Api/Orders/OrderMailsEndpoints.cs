using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Notifications;

namespace Marketplace.Api.Orders;

/// <summary>Sends the mails of an order again, for support and administrators.</summary>
public static class OrderMailsEndpoints
{
    public static void MapOrderMails(this IEndpointRouteBuilder api)
    {
        var mails = api.MapGroup("/admin/orders/{id:guid}/mails")
            .WithTags("Admin: orders")
            .RequirePermission(Permissions.Support)
            .IgnoresIdempotencyKey();
        mails
            .MapPost("/confirmation", ResendConfirmation)
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(
                PlatformErrors.NotFound,
                NotificationErrors.MailNotDue,
                NotificationErrors.NoRecipient,
                NotificationErrors.MailSentRecently
            )
            .WithSummary("Send the buyer the confirmation of their purchase again");
        mails
            .MapPost("/shipping", ResendShipping)
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(
                PlatformErrors.NotFound,
                NotificationErrors.MailNotDue,
                NotificationErrors.NoRecipient,
                NotificationErrors.MailSentRecently
            )
            .WithSummary("Send the buyer the shipping notice of an order again");
    }

    public static async Task<IResult> ResendConfirmation(
        Guid id,
        CurrentUser user,
        IOrderMails mails,
        CancellationToken cancellationToken
    ) => (await mails.ResendAsync(user.Actor, id, OrderMailKind.Confirmation, cancellationToken)).ToHttp();

    public static async Task<IResult> ResendShipping(
        Guid id,
        CurrentUser user,
        IOrderMails mails,
        CancellationToken cancellationToken
    ) => (await mails.ResendAsync(user.Actor, id, OrderMailKind.Shipping, cancellationToken)).ToHttp();
}
