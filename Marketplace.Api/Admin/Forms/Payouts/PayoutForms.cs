using Marketplace.Api.Payments;
using Marketplace.Foundation;
using Marketplace.Modules.Payments;

namespace Marketplace.Api.Admin.Forms;

/// <summary>Forms of payouts and their runs.</summary>
public static class PayoutForms
{
    private const string Runs = AdminComposition.Root + "/payout-runs";

    /// <summary>Maps the forms of payouts, runs and batches; before each a code of the second factor is asked
    /// for.</summary>
    internal static void MapPayoutForms(this RouteGroupBuilder commands)
    {
        commands.MapPost("/payout-runs/start", StartRun);
        commands.MapPost("/payouts/{id:guid}/cancel", Cancel);
        commands.MapPost("/payouts/{id:guid}/mark-paid", MarkPaid);
        commands.MapPost("/payouts/{id:guid}/mark-returned", MarkReturned);
        commands.MapPost("/payout-batches/make", PayoutBatchForms.Make);
        commands.MapPost("/payout-batches/{id:guid}/result", PayoutBatchForms.Record);
        commands.MapPost("/payout-batches/{id:guid}/all-paid", PayoutBatchForms.AllPaid);
        commands.MapGet("/payout-batches/{id:guid}/file", PayoutBatchForms.GetFile);
    }

    /// <summary>Sent twice: the run that was asked for is shown again.</summary>
    public static async Task<IResult> StartRun(
        AdminForm form,
        PayoutRunRequestService requests,
        CancellationToken cancellationToken
    )
    {
        var asked = await requests.RequestAsync(form.Actor, cancellationToken);
        var page = asked.Succeeded ? $"{Runs}/{asked.Value.Id}" : Runs;
        return form.Back(page, asked, form.Texts.PayoutRunStarted);
    }

    public static async Task<IResult> Cancel(
        Guid id,
        AdminForm form,
        PayoutAdministrationService administration,
        PayoutQueries payouts,
        CancellationToken cancellationToken
    ) =>
        form.Back(
            PageOf(id),
            await OnceAsync(
                await administration.CancelAsync(form.Actor, id, cancellationToken),
                () => payouts.FindAsync(id, cancellationToken),
                payout => payout.Status == PayoutStatus.Cancelled
            ),
            form.Texts.PayoutCancelled
        );

    public static async Task<IResult> MarkPaid(
        Guid id,
        AdminForm form,
        PayoutAdministrationService administration,
        PayoutQueries payouts,
        CancellationToken cancellationToken
    )
    {
        var request = new MarkPayoutPaidRequest(form.KeptText("bankReference"));
        if (AdminForm.Check(new MarkPayoutPaidRequest.Validator(), request) is { } refusal)
            return form.Back(PageOf(id), (Result)refusal, "");
        var paid = await administration.MarkPaidAsync(form.Actor, id, request.BankReference, cancellationToken);
        var once = await OnceAsync(
            paid,
            () => payouts.FindAsync(id, cancellationToken),
            payout => payout.Status == PayoutStatus.Paid && payout.BankReference == request.BankReference
        );
        return form.Back(PageOf(id), once, form.Texts.PayoutMarkedPaid);
    }

    public static async Task<IResult> MarkReturned(
        Guid id,
        AdminForm form,
        PayoutAdministrationService administration,
        PayoutQueries payouts,
        CancellationToken cancellationToken
    )
    {
        var request = new MarkPayoutReturnedRequest(form.KeptText("reason"));
        if (AdminForm.Check(new MarkPayoutReturnedRequest.Validator(), request) is { } refusal)
            return form.Back(PageOf(id), (Result)refusal, "");
        var returned = await administration.MarkReturnedAsync(form.Actor, id, request.Reason, cancellationToken);
        var once = await OnceAsync(
            returned,
            () => payouts.FindAsync(id, cancellationToken),
            payout => payout.Status == PayoutStatus.Returned && payout.FailureCode == request.Reason
        );
        return form.Back(PageOf(id), once, form.Texts.PayoutMarkedReturned);
    }

    /// <summary>A form that was sent twice has done its work the first time.</summary>
    private static async Task<Result> OnceAsync(
        Result moved,
        Func<Task<Result<PayoutView>>> findAsync,
        Func<PayoutView, bool> isDone
    )
    {
        if (moved.Succeeded || moved.Error.Code != PayoutErrors.InvalidTransition.Code)
            return moved;
        return await findAsync() is { Succeeded: true } payout && isDone(payout.Value) ? Result.Success : moved;
    }

    private static string PageOf(Guid id) => $"{AdminComposition.Root}/payouts/{id}";
}
