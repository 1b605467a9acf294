namespace Marketplace.Api.OpenApi;

/// <content>Buying without an account.</content>
public static partial class OperationNotes
{
    private static Dictionary<string, string> Guests =>
        new()
        {
            ["ownCart_putOwnCartItem"] =
                "Sets the item; it then counts as seen at today's price. Your first item makes your cart.",
            ["ownCart_mergeIntoOwnCart"] =
                "Adds the guest's quantities to your cart and closes the guest's cart. Merging it again answers the "
                + "same "
                + "cart, unchanged.",
            ["guestPurchases_requestGuestLinks"] =
                "Mails links to the latest orders that were placed and paid with this address as a guest. The "
                + "answer is the same whether or not there are any; three mails an hour.",
            ["guestPurchases_payGuestPurchase"] =
                "Opens a new card payment for a purchase that is awaiting payment; redirect the buyer to checkoutUrl.",
            ["guestOrders_cancelGuestOrder"] =
                "Cancels the order. If it is awaiting payment, all orders of its purchase are cancelled.",
            ["guestOrders_requestGuestCancel"] =
                "Asks the seller to cancel; the order changes only when the seller agrees.",
            ["guestOrders_confirmGuestReceipt"] = "Marks the order as delivered. Starts the return window.",
            ["guestReturns_requestGuestReturn"] =
                "Asks to send goods back. A withdrawal in time is approved at once and gets a return code.",
            ["guestReturns_cancelGuestReturn"] = "Cancels the return; the order goes on.",
            ["guestReturns_handOverGuestReturn"] = "Notes the carrier and the tracking number of the goods.",
            ["guestAccounts_requestGuestAccount"] =
                "Mails a link that opens an account with everything that was bought with this address as a guest. The "
                + "answer is the same whether or not there is anything; an account of the address is told that it "
                + "exists.",
            ["guestAccounts_openGuestAccount"] =
                "Confirms the mailbox, sets the password and moves what was bought as a guest into the account. The "
                + "links of its orders stop working.",
        };
}
