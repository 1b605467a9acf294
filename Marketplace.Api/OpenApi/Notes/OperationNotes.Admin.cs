namespace Marketplace.Api.OpenApi;

/// <content>Administration; every change is written to the audit log.</content>
public static partial class OperationNotes
{
    private static Dictionary<string, string> Admin =>
        new()
        {
            ["usersAdmin_disable"] = "Disables the account and ends its sessions. Its stores and orders stay.",
            ["usersAdmin_enable"] = "Enables the account; its owner has to sign in again.",
            ["usersAdmin_unlock"] = "Removes the lock that wrong passwords caused.",
            ["usersAdmin_setRoles"] = "Replaces the account's roles; an empty list takes all of them.",
            ["sellersAdmin_approve"] = "Changes the store from submitted to approved; its products become visible.",
            ["sellersAdmin_reject"] = "Changes the store from submitted to rejected. Its owner may submit it again.",
            ["sellersAdmin_suspend"] = "Hides the store and its products from buyers. Open orders continue.",
            ["sellersAdmin_reinstate"] = "Makes a suspended store visible again.",
            ["sellersAdmin_reveal"] = "Returns what must be compared before approving. Every call is audited.",
            ["sellersAdmin_verifyIdentity"] =
                "Sets verifiedAt of the store's identity to now. A later change of name or numbers clears it again.",
            ["sellersAdmin_agreeCommission"] =
                "Sets the commission of the store's future orders; null goes back to that of its plan.",
            ["carriers_saveCarrier"] =
                "Adds the carrier, or replaces the one with this code. Parcels it carries keep its name.",
            ["ordersAdmin_cancelAnyOrder"] =
                "Cancels the order before it is shipped, puts its units back into stock, refunds the buyer and tells "
                + "both sides. An order awaiting payment takes all orders of its purchase with it.",
            ["messagesAdmin_writeMessage"] = "Sends the message to the buyer and the store. Audited without its words.",
            ["messagesAdmin_hideMessage"] =
                "Shows buyer and store the reason instead of the message. It stays readable here and cannot be shown "
                + "again.",
            ["ordersAdmin_refundAnyOrder"] =
                "Reserves the refund; the provider is asked after the answer. The order keeps its status.",
            ["orderNotes_addNote"] = "Adds the note. It cannot be changed, and buyer and seller never see it.",
            ["orderMails_resendConfirmation"] =
                "Queues the mail with all orders of the purchase, also where the buyer turned off mails about orders.",
            ["orderMails_resendShipping"] =
                "Queues the mail with carrier and tracking number, also where the buyer turned off mails about orders.",
            ["mailsAdmin_retryMail"] = "Queues the mail again, with all its attempts. One that is not dead stays.",
            ["mailsAdmin_dropMail"] = "Deletes the mail: nobody will get it. The reason is kept in the audit log.",
            ["usersAdmin_endSession"] = "Ends the session: its tokens and its panel cookie stop working at once.",
            ["catalogAdmin_createCategory"] = "Creates the category, at the top or below another one.",
            ["catalogAdmin_changeCategory"] = "Replaces the category's names, slug, position and parent.",
            ["catalogAdmin_deleteCategory"] = "Deletes the category. Refused while it has products or subcategories.",
            ["catalogAdmin_moderate"] =
                "Hides the product from buyers, whatever its status; the store sees the reason.",
            ["catalogAdmin_restore"] = "Takes back the moderation of the product.",
            ["analyticsAdmin_refreshPopularSellers"] = "Asks the worker to calculate the popular sellers again.",
            ["paymentsAdmin_resolveMismatch"] =
                "Marks the mismatch as resolved and dismisses its webhook deliveries. "
                + "The payment itself does not change.",
            ["paymentsAdmin_retryRefund"] = "Sends the failed refund to the provider again.",
            ["paymentsAdmin_assignRefund"] = "Counts the refund for the order or line named and completes the ledger.",
            ["commissionInvoices_nameExternally"] =
                "Replaces the number and the UUID; everything else of the document stays as it was issued.",
            ["paymentsAdmin_runReconciliation"] =
                "Asks the worker to compare the payments of the last 48 hours with the provider.",
            ["paymentsAdmin_reprocessDelivery"] = "Applies the stored event again and returns the result.",
            ["salesContracts_addTemplate"] =
                "Adds the version; it cannot be changed. From effectiveFrom on it is in force: quotes given before "
                + "then are refused with contract.changed until the buyer accepts the new text.",
            ["plans_createPlan"] = "Creates the plan with its first version. It is offered to stores at once.",
            ["plans_changePlan"] = "Changes the fields sent. A withdrawn plan is not offered; subscriptions keep it.",
            ["plans_addVersion"] = "Adds a version for new subscriptions; existing ones keep theirs.",
            ["platformAdmin_runJob"] = "Asks the worker to run the job, whether or not it is due.",
            ["platformAdmin_redrive"] = "Makes dead events and deliveries due again.",
        };
}
