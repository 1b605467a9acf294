using System.Globalization;
using Marketplace.Api.Orders;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Admin.Forms;

/// <summary>Forms that decide returns and settle the money of cash orders.</summary>
public static class ReturnForms
{
    /// <summary>Start of the names of the fields that hold accepted units by line.</summary>
    public const string UnitsField = "units-";

    /// <summary>Start of the names of the fields that hold units that go back into stock.</summary>
    public const string ResellableField = "resellable-";

    public static async Task<IResult> Decide(
        Guid id,
        AdminForm form,
        ReturnDecisionService decisions,
        CancellationToken cancellationToken
    )
    {
        var request = new DecideReturnRequest(LinesOf(form), form.Text("note"));
        Result decided = AdminForm.Check(new DecideReturnRequest.Validator(), request) is { } refusal
            ? refusal
            : await decisions.DecideAsync(
                new(form.Actor, id, AcceptedLineRequest.UnitsOf(request.Lines)!, request.Note),
                cancellationToken
            );
        return form.Back(PageOf(id), decided, form.Texts.ReturnDecided);
    }

    public static async Task<IResult> MarkPaid(
        Guid id,
        AdminForm form,
        CashRefundService refunds,
        CancellationToken cancellationToken
    )
    {
        var request = new MarkRefundPaidRequest(form.Text("bankReference"));
        Result paid = AdminForm.Check(new MarkRefundPaidRequest.Validator(), request) is { } refusal
            ? refusal
            : await refunds.MarkPaidAsync(new(form.Actor, id, request.BankReference), cancellationToken);
        return form.Back(PageOf(id), paid, form.Texts.ReturnMarkedPaid);
    }

    /// <summary>Answers with the page itself, so that the values are kept nowhere.</summary>
    public static async Task<IResult> RevealAccount(
        Guid id,
        AdminForm form,
        CashRefundService refunds,
        CancellationToken cancellationToken
    )
    {
        var revealed = await refunds.RevealAsync(form.Actor, id, cancellationToken);
        if (!revealed.Succeeded)
            return form.Back(PageOf(id), revealed, "");
        var (texts, account) = (form.Texts, revealed.Value);
        return AdminForm.Answer(
            new(
                account.Name,
                texts.RevealAccountLead,
                [(texts.Buyer, account.Name), (texts.Iban, account.Iban)],
                PageOf(id),
                null,
                []
            )
        );
    }

    private static List<AcceptedLineRequest> LinesOf(AdminForm form) =>
        [
            .. form.Names(UnitsField)
                .Select(name => name[UnitsField.Length..])
                .Select(line => new AcceptedLineRequest(
                    Guid.TryParse(line, out var id) ? id : Guid.Empty,
                    Number(form.Text(UnitsField + line)) ?? -1,
                    Number(form.Text(ResellableField + line))
                )),
        ];

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string PageOf(Guid id) => $"{AdminComposition.Root}/returns/{id}";
}
