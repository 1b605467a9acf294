using System.Text;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Payments;

namespace Marketplace.Api.Payments;

/// <summary>Payouts, payout runs and the bank's files for administrators.</summary>
public static class PayoutsAdminEndpoints
{
    public static void MapPayoutsAdmin(this IEndpointRouteBuilder api)
    {
        var admin = api.MapGroup("/admin").WithTags("Admin: payouts");
        admin
            .MapGet("/payouts", ListAllPayouts)
            .RequirePermission(Permissions.Support)
            .Produces<PageResponse<PayoutView>>()
            .ProducesProblems(PlatformErrors.CursorInvalid, PlatformErrors.CursorMismatch)
            .WithSummary("List payouts to stores and buyers, newest first");
        admin
            .MapGet("/payouts/{id:guid}", GetAnyPayout)
            .RequirePermission(Permissions.Support)
            .Produces<PayoutView>()
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Get any payout");
        admin
            .MapGet("/payout-runs", ListRuns)
            .RequirePermission(Permissions.Support)
            .Produces<PageResponse<PayoutRunView>>()
            .ProducesProblems(PlatformErrors.CursorInvalid, PlatformErrors.CursorMismatch)
            .WithSummary("List payout runs, newest first");
        admin
            .MapPost("/payouts/run", RunPayouts)
            .RequirePermission(Permissions.Admin)
            .RequiresSecondFactor()
            .Idempotent()
            .Produces<PayoutRunView>(StatusCodes.Status202Accepted)
            .ProducesProblems(PayoutErrors.NotStarted)
            .WithSummary("Make statements and payouts of all stores now");
        MapSingle(admin);
        MapBatches(admin);
    }

    private static void MapSingle(RouteGroupBuilder admin)
    {
        admin
            .MapPost("/payouts/{id:guid}/cancel", CancelPayout)
            .RequirePermission(Permissions.Admin)
            .RequiresSecondFactor()
            .Idempotent()
            .Produces<PayoutView>()
            .ProducesProblems(PlatformErrors.NotFound, PayoutErrors.InvalidTransition, PayoutErrors.FourEyes)
            .WithSummary("Call off a payout that was not sent");
        admin
            .MapPost("/payouts/{id:guid}/mark-paid", MarkPayoutPaid)
            .RequirePermission(Permissions.Admin)
            .RequiresSecondFactor()
            .Idempotent()
            .Validates<MarkPayoutPaidRequest, MarkPayoutPaidRequest.Validator>()
            .Produces<PayoutView>()
            .ProducesProblems(PlatformErrors.NotFound, PayoutErrors.InvalidTransition, PayoutErrors.FourEyes)
            .ProducesProblems(PayoutErrors.ByProvider)
            .WithSummary("Say that the bank paid a payout");
        admin
            .MapPost("/payouts/{id:guid}/mark-returned", MarkPayoutReturned)
            .RequirePermission(Permissions.Admin)
            .RequiresSecondFactor()
            .Idempotent()
            .Validates<MarkPayoutReturnedRequest, MarkPayoutReturnedRequest.Validator>()
            .Produces<PayoutView>()
            .ProducesProblems(PlatformErrors.NotFound, PayoutErrors.InvalidTransition, PayoutErrors.FourEyes)
            .ProducesProblems(PayoutErrors.ByProvider)
            .WithSummary("Say that a payout came back");
    }

    private static void MapBatches(RouteGroupBuilder admin)
    {
        admin
            .MapGet("/payout-batches", ListBatches)
            .RequirePermission(Permissions.Support)
            .Produces<PageResponse<PayoutBatchView>>()
            .ProducesProblems(PlatformErrors.CursorInvalid, PlatformErrors.CursorMismatch)
            .WithSummary("List batches of payouts for the bank, newest first");
        admin
            .MapPost("/payout-batches", MakeBatch)
            .RequirePermission(Permissions.Admin)
            .RequiresSecondFactor()
            .Idempotent()
            .Produces<PayoutBatchView>(StatusCodes.Status201Created)
            .ProducesProblems(PayoutErrors.NothingDue)
            .WithSummary("Put the payouts that wait into a batch for the bank");
        admin
            .MapGet("/payout-batches/{id:guid}/file", GetBankFile)
            .RequirePermission(Permissions.Admin)
            .RequiresSecondFactor()
            .Produces<Stream>(StatusCodes.Status200OK, "text/csv")
            .ProducesProblems(PlatformErrors.NotFound, PayoutErrors.NothingDue)
            .WithSummary("Get the file of a batch for the bank")
            .WithDescription(
                "Columns: payout_id, iban, name, amount, currency, reference. Every download is audited, because the "
                    + "file has account numbers."
            );
        admin
            .MapPost("/payout-batches/{id:guid}/result", RecordBankResult)
            .RequirePermission(Permissions.Admin)
            .RequiresSecondFactor()
            .Idempotent()
            .Validates<BankResultRequest, BankResultRequest.Validator>()
            .Produces<BankResultResponse>()
            .ProducesProblems(PlatformErrors.NotFound, PayoutErrors.FourEyes, PayoutErrors.InvalidTransition)
            .WithSummary("Record what the bank did with a batch");
    }

    public static async Task<IResult> ListAllPayouts(
        Choice<PayoutStatus>? status,
        DateOnly? due,
        Guid? sellerId,
        Guid? runId,
        [AsParameters] PageQuery page,
        PayoutQueries payouts,
        CancellationToken cancellationToken
    ) =>
        page.ToRequest() is { Succeeded: true } request
            ? (
                await payouts.ListAsync(
                    new(sellerId, Status: status?.Value, Due: due, RunId: runId),
                    request.Value,
                    cancellationToken
                )
            ).ToHttp(ApiResults.Page)
            : Problems.From(page.ToRequest().Error!);

    public static async Task<IResult> GetAnyPayout(
        Guid id,
        PayoutQueries payouts,
        CancellationToken cancellationToken
    ) => (await payouts.FindAsync(id, cancellationToken)).ToHttp(TypedResults.Ok);

    public static async Task<IResult> ListRuns(
        [AsParameters] PageQuery page,
        PayoutRunQueries runs,
        CancellationToken cancellationToken
    ) =>
        page.ToRequest() is { Succeeded: true } request
            ? (await runs.ListAsync(request.Value, cancellationToken)).ToHttp(ApiResults.Page)
            : Problems.From(page.ToRequest().Error!);

    public static async Task<IResult> RunPayouts(
        CurrentUser user,
        PayoutRunRequestService requests,
        PayoutRunQueries runs,
        CancellationToken cancellationToken
    ) =>
        (await requests.RequestAsync(user.Actor, cancellationToken)).ToHttp(run =>
            TypedResults.Accepted((string?)null, runs.View(run))
        );

    public static async Task<IResult> CancelPayout(
        Guid id,
        CurrentUser user,
        PayoutAdministrationService administration,
        PayoutQueries payouts,
        CancellationToken cancellationToken
    ) =>
        await administration.CancelAsync(user.Actor, id, cancellationToken) is { Succeeded: false } refused
            ? Problems.From(refused.Error)
            : await GetAnyPayout(id, payouts, cancellationToken);

    public static async Task<IResult> MarkPayoutPaid(
        Guid id,
        MarkPayoutPaidRequest request,
        CurrentUser user,
        PayoutAdministrationService administration,
        PayoutQueries payouts,
        CancellationToken cancellationToken
    ) =>
        await administration.MarkPaidAsync(user.Actor, id, request.BankReference, cancellationToken)
            is { Succeeded: false } refused
            ? Problems.From(refused.Error)
            : await GetAnyPayout(id, payouts, cancellationToken);

    public static async Task<IResult> MarkPayoutReturned(
        Guid id,
        MarkPayoutReturnedRequest request,
        CurrentUser user,
        PayoutAdministrationService administration,
        PayoutQueries payouts,
        CancellationToken cancellationToken
    ) =>
        await administration.MarkReturnedAsync(user.Actor, id, request.Reason, cancellationToken)
            is { Succeeded: false } refused
            ? Problems.From(refused.Error)
            : await GetAnyPayout(id, payouts, cancellationToken);

    public static async Task<IResult> ListBatches(
        [AsParameters] PageQuery page,
        PayoutQueries payouts,
        CancellationToken cancellationToken
    ) =>
        page.ToRequest() is { Succeeded: true } request
            ? (await payouts.ListBatchesAsync(request.Value, cancellationToken)).ToHttp(ApiResults.Page)
            : Problems.From(page.ToRequest().Error!);

    public static async Task<IResult> MakeBatch(
        CurrentUser user,
        PayoutBatchService batches,
        CancellationToken cancellationToken
    ) =>
        (await batches.MakeAsync(user.Actor, cancellationToken)).ToHttp(made =>
            TypedResults.Created($"/api/v1/admin/payout-batches/{made.Id}/file", PayoutBatchView.Of(made))
        );

    public static async Task<IResult> GetBankFile(
        Guid id,
        CurrentUser user,
        BankFileService files,
        CancellationToken cancellationToken
    ) =>
        (await files.WriteAsync(user.Actor, id, cancellationToken)).ToHttp(text =>
            TypedResults.File(Encoding.UTF8.GetBytes(text), "text/csv; charset=utf-8", $"payouts-{id}.csv")
        );

    public static async Task<IResult> RecordBankResult(
        Guid id,
        BankResultRequest request,
        CurrentUser user,
        BankResultService results,
        CancellationToken cancellationToken
    ) =>
        (await results.RecordAsync(user.Actor, id, request.Content, cancellationToken)).ToHttp(moved =>
            TypedResults.Ok(new BankResultResponse(moved))
        );
}
