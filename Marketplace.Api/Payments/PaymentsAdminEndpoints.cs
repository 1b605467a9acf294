using Marketplace.Api.Http;
using Marketplace.Api.Orders;
using Marketplace.Api.Users;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Api.Payments;

/// <summary>Payments, webhook deliveries, refunds and the ledger for administrators.</summary>
public static class PaymentsAdminEndpoints
{
    public static void MapPaymentsAdmin(this IEndpointRouteBuilder api)
    {
        var admin = api.MapGroup("/admin").WithTags("Admin: payments");
        admin
            .MapGet("/payments", ListPayments)
            .RequirePermission(Permissions.Support)
            .Produces<PageResponse<PaymentRow>>()
            .ProducesProblems(PlatformErrors.CursorInvalid, PlatformErrors.CursorMismatch)
            .WithSummary("List payments, newest first")
            .WithDescription("`refund` returns only payments that have a refund with that status.");
        admin
            .MapGet("/payments/{id:guid}", GetPayment)
            .RequirePermission(Permissions.Support)
            .Produces<PaymentDetail>()
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Get a payment with its provider calls, refunds and disputes");
        admin
            .MapPost("/payments/{id:guid}/mismatch/resolve", ResolveMismatch)
            .RequirePermission(Permissions.Admin)
            .Validates<ResolveMismatchRequest, ResolveMismatchRequest.Validator>()
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(PlatformErrors.NotFound, PaymentErrors.NoMismatch)
            .WithSummary("Mark a payment mismatch as resolved with the provider and the payer");
        admin
            .MapPost("/refunds/{id:guid}/retry", RetryRefund)
            .RequirePermission(Permissions.Admin)
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(
                PlatformErrors.NotFound,
                PaymentErrors.RefundNotFailed,
                PaymentErrors.RefundNotOurs,
                PaymentErrors.RefundExceedsCaptured
            )
            .WithSummary("Retry a failed refund");
        admin
            .MapPost("/refunds/{id:guid}/mark-paid", MarkRefundPaid)
            .RequirePermission(Permissions.Admin)
            .RequiresSecondFactor()
            .Validates<MarkRefundPaidRequest, MarkRefundPaidRequest.Validator>()
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(
                PlatformErrors.NotFound,
                PaymentErrors.RefundNotFailed,
                PaymentErrors.RefundNotOurs,
                PaymentErrors.RefundDisputed,
                PaymentErrors.RefundAtProvider,
                PaymentErrors.RefundNotChecked,
                PaymentErrors.RefundExceedsCaptured
            )
            .WithSummary("Mark a failed refund as paid by bank transfer")
            .WithDescription(
                "For a card that does not take money any more: transfer it to the payer's bank account, then enter the "
                    + "bank's reference. The payer is told. The provider is asked first whether it has paid the refund "
                    + "after all."
            );
        MapReturnedRefunds(admin);
        admin
            .MapPost("/refunds/{id:guid}/assign", AssignRefund)
            .RequirePermission(Permissions.Admin)
            .Validates<AssignRefundRequest, AssignRefundRequest.Validator>()
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(
                PlatformErrors.NotFound,
                PaymentErrors.RefundNotAssignable,
                PaymentErrors.RefundExceedsCaptured,
                PlatformErrors.CurrencyMismatch
            )
            .WithSummary("Say which order or line a refund made at the provider concerns")
            .WithDescription(
                "`orderId` may be left out when the order is known already, `lineId` when only the order is known. "
                    + "With `amount`, a part of a refund of unknown order is assigned; the rest becomes a refund of "
                    + "its own, in the payment's details, for another order."
            );
        admin
            .MapPost("/reconciliation/run", RunReconciliation)
            .RequirePermission(Permissions.Admin)
            .Produces(StatusCodes.Status202Accepted)
            .ProducesProblems(PlatformErrors.JobRunning)
            .WithSummary("Run payment reconciliation now");
        MapInbox(admin);
        admin
            .MapGet("/ledger/entries", ListEntries)
            .RequirePermission(Permissions.Support)
            .Produces<PageResponse<LedgerEntryView>>()
            .ProducesProblems(PlatformErrors.CursorInvalid, PlatformErrors.CursorMismatch)
            .WithSummary("List ledger entries, newest first");
        admin
            .MapGet("/ledger/balances", ListBalances)
            .RequirePermission(Permissions.Support)
            .Produces<ListResponse<LedgerBalance>>()
            .WithSummary("List ledger account balances");
    }

    public static async Task<IResult> ListPayments(
        Choice<PaymentStatus>? status,
        Choice<RefundStatus>? refund,
        Guid? refId,
        bool? mismatch,
        bool? disputed,
        bool? unassigned,
        [AsParameters] PageQuery page,
        PaymentQueries queries,
        CancellationToken cancellationToken
    ) =>
        page.ToRequest() is { Succeeded: true } request
            ? (
                await queries.ListAsync(
                    new(status?.Value, refund?.Value, refId, mismatch, disputed, unassigned),
                    request.Value,
                    cancellationToken
                )
            ).ToHttp(ApiResults.Page)
            : Problems.From(page.ToRequest().Error!);

    public static async Task<IResult> GetPayment(
        Guid id,
        PaymentQueries queries,
        CancellationToken cancellationToken
    ) => (await queries.DetailAsync(id, cancellationToken)).ToHttp(TypedResults.Ok);

    public static async Task<IResult> ResolveMismatch(
        Guid id,
        ResolveMismatchRequest request,
        CurrentUser user,
        MismatchAdministrationService mismatches,
        CancellationToken cancellationToken
    ) => (await mismatches.ResolveAsync(user.Actor, id, request.Reason, request.Reference, cancellationToken)).ToHttp();

    public static async Task<IResult> RetryRefund(
        Guid id,
        CurrentUser user,
        RefundAdministrationService refunds,
        CancellationToken cancellationToken
    ) => (await refunds.RetryAsync(user.Actor, id, cancellationToken)).ToHttp();

    public static async Task<IResult> MarkRefundPaid(
        Guid id,
        MarkRefundPaidRequest request,
        CurrentUser user,
        BankRefundService refunds,
        CancellationToken cancellationToken
    ) => (await refunds.MarkPaidAsync(user.Actor, id, request.BankReference, cancellationToken)).ToHttp();

    public static async Task<IResult> MarkRefundReturned(
        Guid id,
        ReasonRequest request,
        CurrentUser user,
        RefundAdministrationService refunds,
        CancellationToken cancellationToken
    ) => (await refunds.MarkReturnedAsync(user.Actor, id, request.Reason, cancellationToken)).ToHttp();

    public static async Task<IResult> AssignRefund(
        Guid id,
        AssignRefundRequest request,
        CurrentUser user,
        RefundAssignmentService assignments,
        CancellationToken cancellationToken
    ) =>
        (
            await assignments.AssignAsync(
                new(user.Actor, id, request.OrderId, request.LineId, request.Reason, request.Amount),
                cancellationToken
            )
        ).ToHttp();

    public static async Task<IResult> RunReconciliation(
        CurrentUser user,
        JobAdministrationService jobs,
        CancellationToken cancellationToken
    ) =>
        (await jobs.RequestAsync(user.Actor.UserId, PaymentsModule.ReconcileJob, cancellationToken)).ToHttp(() =>
            TypedResults.Accepted((string?)null)
        );

    public static async Task<IResult> ListDeliveries(
        Choice<WebhookStatus>? status,
        Guid? paymentId,
        [AsParameters] PageQuery page,
        WebhookQueries deliveries,
        CancellationToken cancellationToken
    ) =>
        page.ToRequest() is { Succeeded: true } request
            ? (await deliveries.ListAsync(status?.Value, paymentId, request.Value, cancellationToken)).ToHttp(
                ApiResults.Page
            )
            : Problems.From(page.ToRequest().Error!);

    public static async Task<IResult> GetDelivery(
        string provider,
        string eventId,
        WebhookQueries deliveries,
        CancellationToken cancellationToken
    ) => (await deliveries.GetAsync(provider, eventId, cancellationToken)).ToHttp(TypedResults.Ok);

    public static async Task<IResult> ReprocessDelivery(
        string provider,
        string eventId,
        CurrentUser user,
        WebhookAdministrationService inbox,
        CancellationToken cancellationToken
    ) => (await inbox.ReprocessAsync(user.Actor, provider, eventId, cancellationToken)).ToHttp(TypedResults.Ok);

    public static async Task<IResult> DismissDelivery(
        string provider,
        string eventId,
        ReasonRequest request,
        CurrentUser user,
        WebhookAdministrationService inbox,
        CancellationToken cancellationToken
    ) => (await inbox.DismissAsync(user.Actor, provider, eventId, request.Reason, cancellationToken)).ToHttp();

    public static async Task<IResult> ListEntries(
        string? account,
        Guid? refId,
        [AsParameters] PageQuery page,
        LedgerQueries ledger,
        CancellationToken cancellationToken
    ) =>
        page.ToRequest() is { Succeeded: true } request
            ? (await ledger.ListAsync(account, refId, request.Value, cancellationToken)).ToHttp(ApiResults.Page)
            : Problems.From(page.ToRequest().Error!);

    public static async Task<IResult> ListBalances(LedgerQueries ledger, CancellationToken cancellationToken) =>
        TypedResults.Ok(new ListResponse<LedgerBalance>(await ledger.BalancesAsync(cancellationToken)));

    private static void MapReturnedRefunds(RouteGroupBuilder admin) =>
        admin
            .MapPost("/refunds/{id:guid}/mark-returned", MarkRefundReturned)
            .RequirePermission(Permissions.Admin)
            .RequiresSecondFactor()
            .Validates<ReasonRequest, ReasonRequest.Validator>()
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(PlatformErrors.NotFound, PaymentErrors.RefundNotByBank)
            .WithSummary("Mark a refund paid by bank transfer as returned")
            .WithDescription(
                "For a transfer that came back, or a refund that was marked as paid by mistake. The refund has failed "
                    + "again: retry it, or transfer it once more."
            );

    private static void MapInbox(RouteGroupBuilder admin)
    {
        var inbox = admin.MapGroup("/webhook-inbox");
        inbox
            .MapGet("/", ListDeliveries)
            .RequirePermission(Permissions.Support)
            .Produces<PageResponse<WebhookRow>>()
            .ProducesProblems(PlatformErrors.CursorInvalid, PlatformErrors.CursorMismatch)
            .WithSummary("List webhook deliveries, newest first");
        inbox
            .MapGet("/{provider}/{eventId}", GetDelivery)
            .RequirePermission(Permissions.Support)
            .Produces<WebhookDetail>()
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Get a webhook delivery with its payload");
        inbox
            .MapPost("/{provider}/{eventId}/reprocess", ReprocessDelivery)
            .RequirePermission(Permissions.Admin)
            .IgnoresIdempotencyKey()
            .Produces<WebhookDetail>()
            .ProducesProblems(PlatformErrors.NotFound, PaymentErrors.WebhookNotReprocessable)
            .WithSummary("Reprocess a webhook delivery");
        inbox
            .MapPost("/{provider}/{eventId}/dismiss", DismissDelivery)
            .RequirePermission(Permissions.Admin)
            .IgnoresIdempotencyKey()
            .Validates<ReasonRequest, ReasonRequest.Validator>()
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(PlatformErrors.NotFound, PaymentErrors.WebhookNotDismissable)
            .WithSummary("Dismiss a failed webhook delivery")
            .WithDescription(
                "For a delivery that was resolved by other means. Repeatable; it can still be reprocessed."
            );
    }
}
