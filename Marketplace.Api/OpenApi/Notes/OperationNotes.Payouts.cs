namespace Marketplace.Api.OpenApi;

/// <content>Payouts and the bank's files; every change is written to the audit log.</content>
public static partial class OperationNotes
{
    private static Dictionary<string, string> Payouts =>
        new()
        {
            ["payoutsAdmin_runPayouts"] =
                "Asks the worker for a run over all stores: each gets a statement of what is new, and a payout of what "
                + "it is owed where its account can be paid. One that is not finished answers again.",
            ["payoutsAdmin_cancelPayout"] =
                "Takes the payout back; its money is payable again, and the next run pays it again.",
            ["payoutsAdmin_markPayoutPaid"] =
                "Books the payout as paid and tells the payee. Whoever made its batch is refused.",
            ["payoutsAdmin_markPayoutReturned"] =
                "Makes the money payable again and tells the payee and the administrators. Whoever made its batch is "
                + "refused.",
            ["payoutsAdmin_makeBatch"] =
                "Marks up to 1000 payouts that wait as sent and tells their payees. Payouts of stores that cannot be "
                + "paid any more stay.",
            ["payoutsAdmin_recordBankResult"] =
                "Marks each payout of the file as the bank says, or none when a line is wrong. Another administrator "
                + "than the one who made the batch has to do it.",
        };
}
