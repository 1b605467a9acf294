namespace Marketplace.Api.OpenApi;

/// <content>Adjustments of stores' balances and exemptions from withholding; every change is written to the audit
/// log.</content>
public static partial class OperationNotes
{
    private static Dictionary<string, string> Adjustments =>
        new()
        {
            ["adjustmentsAdmin_proposeAdjustment"] =
                "Keeps the adjustment until another administrator decides; the ledger stays as it is.",
            ["adjustmentsAdmin_approveAdjustment"] =
                "Books the adjustment once. It is in the store's ledger and next statement, with its reason.",
            ["adjustmentsAdmin_rejectAdjustment"] = "Closes the adjustment; nothing is booked.",
            ["payoutAccountsAdmin_exemptWithholding"] =
                "No tax is withheld from what becomes payable from the day in `from` on. What was withheld before "
                + "stays.",
            ["payoutAccountsAdmin_endWithholdingExemption"] =
                "Tax is withheld again from what becomes payable from now on.",
        };
}
