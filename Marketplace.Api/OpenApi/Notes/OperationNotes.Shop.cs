namespace Marketplace.Api.OpenApi;

/// <content>Accounts, checkout, orders and payments.</content>
public static partial class OperationNotes
{
    private static Dictionary<string, string> Shop =>
        new()
        {
            ["auth_confirmEmail"] = "Confirms the address. The token works once.",
            ["auth_login"] = "Opens a session and returns its tokens. Wrong passwords count towards a limit.",
            ["auth_refresh"] =
                "Returns new tokens; the refresh token sent stops working. Sending it again later ends the session.",
            ["auth_logout"] = "Ends the session of the access token. Its refresh token stops working at once.",
            ["auth_logoutEverywhere"] = "Ends all your sessions, including this one.",
            ["auth_forgotPassword"] =
                "Sends a reset link to the address. The answer is the same whether or not an account exists.",
            ["auth_resetPassword"] = "Sets the new password, ends all sessions of the account and unlocks it.",
            ["auth_changePassword"] = "Sets the new password and ends all your sessions, including this one.",
            ["auth_endSession"] = "Ends that session. Its refresh token stops working at once.",
            ["me_changeProfile"] = "Changes the fields sent; fields left out stay as they are.",
            ["me_changeEmail"] =
                "Sends a link to the new address. The account keeps its address until the link is followed.",
            ["carts_openCart"] =
                "Returns your cart, made if there is none, with the items added; without sign-in a new cart with a "
                + "token, which is told only once. An empty body object opens an empty one.",
            ["carts_addCartItem"] =
                "Adds units at today's price. What goes beyond 99 units is left out and told by a warning.",
            ["carts_putCartItem"] =
                "Sets the item; it then counts as seen at today's price. Of two writes the later one counts.",
            ["carts_removeCartItem"] = "Removes the item; changes nothing if it is not there.",
            ["carts_mergeCart"] =
                "Adds the guest's quantities to yours and closes the guest's cart. Merging it again answers the same "
                + "cart, unchanged.",
            ["estimates_estimateCheckout"] =
                "Prices items or a cart with delivery, without an address. Changes nothing and promises no price.",
            ["addresses_addAddress"] = "Saves an address; the first one is your default.",
            ["addresses_changeAddress"] = "Changes the fields sent; fields left out stay as they are.",
            ["addresses_removeAddress"] =
                "Deletes the address; the newest of the others becomes the default if it was it. Orders keep theirs.",
            ["savedInvoices_saveInvoiceProfile"] =
                "Saves whom to invoice, for later purchases; send it with a checkout as invoice.",
            ["savedInvoices_removeInvoiceProfile"] = "Deletes the profile. Purchases keep theirs.",
            ["orders_requestCancel"] = "Asks the seller to cancel; the order changes only when the seller agrees.",
            ["orders_confirmReceipt"] = "Marks the order as delivered. Starts the return window.",
            ["buyerParcels_confirmParcel"] =
                "Marks the parcel as delivered. With the last one the order is delivered: the return window starts.",
            ["orders_acceptOrder"] = "Completes the order now, without waiting for the end of the return window.",
            ["messages_sendMessage"] =
                "Sends the message to the store. Phone numbers, e-mail addresses, IBANs and links in it are replaced "
                + "by •••. Files are uploaded before (POST /files). 20 messages an hour, then rate.limited.",
            ["messages_readMessages"] =
                "Notes that you have read everything up to the message with this number. An earlier number changes "
                + "nothing.",
            ["orders_payPurchase"] =
                "Opens a new card payment for a purchase that is awaiting payment; redirect the buyer to checkoutUrl.",
            ["payments_refreshPayment"] =
                "Asks the provider for the payment's status and applies the answer as a webhook would.",
            ["payments_receiveWebhook"] =
                "Stores the event once and applies it before answering; what takes longer is applied in the "
                + "background. The body must carry the provider's signature.",
        };
}
