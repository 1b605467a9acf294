using System.Text;
using Marketplace.Api.Payments;
using Marketplace.Foundation;
using Marketplace.Modules.Payments;

namespace Marketplace.Api.Admin.Forms;

/// <summary>Forms of the bank's files.</summary>
public static class PayoutBatchForms
{
    /// <summary>The field with the newest batch that the user had seen.</summary>
    public const string SeenField = "seen";

    private const string List = AdminComposition.Root + "/payout-batches";

    /// <summary>Makes a batch, unless there is a newer one than the user had seen: sent twice, or by two people, the
    /// form makes one.</summary>
    public static async Task<IResult> Make(
        AdminForm form,
        PayoutBatchService batches,
        PayoutBatchQueries queries,
        CancellationToken cancellationToken
    )
    {
        var seen = form.Text(SeenField);
        if (await NewerAsync(seen, queries, cancellationToken) is { } before)
            return form.Back(PageOf(before), Result.Success, form.Texts.PayoutBatchWasMade);
        var made = await batches.MakeAsync(form.Actor, cancellationToken);
        if (made.Succeeded)
            return form.Back(PageOf(made.Value.Id), made, form.Texts.PayoutBatchMade);
        return await NewerAsync(seen, queries, cancellationToken) is { } meanwhile
            ? form.Back(PageOf(meanwhile), Result.Success, form.Texts.PayoutBatchWasMade)
            : form.Back(List, made, "");
    }

    /// <summary>The file for the bank; every download is audited.</summary>
    public static async Task<IResult> GetFile(
        Guid id,
        AdminForm form,
        BankFileService files,
        CancellationToken cancellationToken
    )
    {
        var file = await files.WriteAsync(form.Actor, id, cancellationToken);
        return file.Succeeded
            ? TypedResults.File(Encoding.UTF8.GetBytes(file.Value), "text/csv; charset=utf-8", $"payouts-{id}.csv")
            : form.Back(PageOf(id), file, "");
    }

    /// <summary>Records the bank's answer, as a file.</summary>
    public static async Task<IResult> Record(
        Guid id,
        AdminForm form,
        BankResultService results,
        CancellationToken cancellationToken
    )
    {
        var content = await form.FileAsync("content", BankResultRequest.MaxLength, cancellationToken);
        if (!content.Succeeded)
            return form.Back(PageOf(id), content, "");
        var request = new BankResultRequest(content.Value);
        return AdminForm.Check(new BankResultRequest.Validator(), request) is { } refusal
            ? form.Back(PageOf(id), (Result)refusal, "")
            : Recorded(form, id, await results.RecordAsync(form.Actor, id, content.Value, cancellationToken));
    }

    /// <summary>Records that the bank paid all that is left of a batch.</summary>
    public static async Task<IResult> AllPaid(
        Guid id,
        AdminForm form,
        BankResultService results,
        CancellationToken cancellationToken
    )
    {
        var request = new MarkPayoutPaidRequest(form.KeptText("bankReference"));
        return AdminForm.Check(new MarkPayoutPaidRequest.Validator(), request) is { } refusal
            ? form.Back(PageOf(id), (Result)refusal, "")
            : Recorded(
                form,
                id,
                await results.RecordAllPaidAsync(form.Actor, id, request.BankReference, cancellationToken)
            );
    }

    private static IResult Recorded(AdminForm form, Guid id, Result<int> moved) =>
        form.Back(PageOf(id), moved, form.Texts.BankResultRecorded(moved.Succeeded ? moved.Value : 0));

    private static async Task<Guid?> NewerAsync(
        string seen,
        PayoutBatchQueries queries,
        CancellationToken cancellationToken
    ) => await queries.NewestAsync(cancellationToken) is { } newest && newest.Id.ToString() != seen ? newest.Id : null;

    private static string PageOf(Guid id) => $"{List}/{id}";
}
