namespace Marketplace.Api.OpenApi;

/// <content>Returns, for buyers, sellers, support and administrators.</content>
public static partial class OperationNotes
{
    private static Dictionary<string, string> Returns =>
        new()
        {
            ["files_uploadFile"] =
                "Keeps the file for you alone until you attach it. At most 20 files a minute and 60 a day, then "
                + "rate.limited. A repeat keeps another file; the Idempotency-Key is not used.",
            ["returns_requestReturn"] =
                "Creates the return and holds the completion of the order back until it is decided. A withdrawal is "
                + "approved at once and gets a return code; the seller answers everything else.",
            ["returns_cancelReturn"] = "Ends the return; its units can be returned again within the window.",
            ["returns_handOverReturn"] = "Records carrier and tracking number and tells the seller.",
            ["sellerReturns_approveReturn"] =
                "Gives the buyer a return code and some days to send the goods. When nothing arrived, there is nothing "
                + "to send: the refund follows at once.",
            ["sellerReturns_receiveReturn"] = "Starts the seller's time to accept or contest what arrived.",
            ["sellerReturns_rejectReturn"] = "Ends the return. A withdrawal in time cannot be rejected.",
            ["sellerReturns_contestReturn"] = "Hands the return to support, who decide. Tells the buyer.",
            ["sellerReturns_settleReturn"] = "Promises the refund of all units; the buyer keeps the goods.",
            ["sellerReturns_acceptReturn"] =
                "Promises the refund of the accepted units and puts those that can be sold again back into stock.",
            ["returnsAdmin_decideReturn"] =
                "Promises the refund of the units decided for the buyer, or refuses the return. Audited.",
            ["returnsAdmin_revealAccount"] = "Records in the audit log that the account was looked at.",
            ["returnsAdmin_markReturnPaid"] =
                "Records the bank's reference and settles what the marketplace owes the buyer. Audited.",
        };
}
